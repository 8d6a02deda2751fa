using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Inspections;
using VinhDanh.App.Features.Inspections.Costs;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Tests.Access;

internal static partial class Probes
{
    private const string OnSite = One + "/targets/{target:guid}/onsite/{handler?}";
    private const string Concluded = One + "/targets/{target:guid}/conclusion/{handler?}";
    private const string ConcludedUnit = "/inspections/units/{target:guid}/conclusion";
    private const string Board = One + "/conclusions/{handler?}";

    private static Dictionary<string, Func<Scene, Place, Task<Probe>>> OfInspectionCases => new(StringComparer.Ordinal)
    {
        [$"GET {OnSite}"] = OfCase(null, "onsite"),
        [$"GET {OnSite} Minutes"] = OfCase(null, "onsite/minutes"),
        [$"POST {OnSite} Check"] = OfCase(null, "onsite?handler=Check", c => new() { ["Check.Content"] = c.Content.ToString(), ["Check.State"] = "Looked", ["Check.Version"] = "0" }),
        [$"POST {OnSite} Add"] = OfCase(null, "onsite?handler=Add", _ => new() { ["Input.Kind"] = "Shortcoming", ["Input.Text"] = "Lưu hồ sơ chưa đủ", ["Input.Version"] = "0" }),
        [$"POST {OnSite} Save"] = OfCase(null, "onsite?handler=Save", c => new() { ["finding"] = c.Finding.ToString(), ["Input.Kind"] = "Shortcoming", ["Input.Text"] = "Lưu hồ sơ chưa đủ năm 2025", ["Input.Version"] = c.FindingVersion }),
        [$"POST {OnSite} Remove"] = OfCase(null, "onsite?handler=Remove", c => new() { ["finding"] = c.Finding.ToString() }),
        [$"POST {OnSite} Repeat"] = OfCase(null, "onsite?handler=Repeat", c => new() { ["point"] = c.Finding.ToString() }),
        [$"POST {OnSite} Attach"] = OfCase(null, "onsite?handler=Attach", c => new() { ["finding"] = c.Finding.ToString() }),
        [$"POST {OnSite} Detach"] = OfCase(null, "onsite?handler=Detach", c => new() { ["file"] = c.Finding.ToString() }),
        [$"POST {OnSite} Meeting"] = OfCase(null, "onsite?handler=Meeting", _ => new() { ["Meeting.BeganAt"] = "08:00", ["Meeting.Version"] = "0" }),
        [$"POST {OnSite} Close"] = OfCase(null, "onsite?handler=Close", _ => []),
        [$"GET {Concluded}"] = OfCase(null, "conclusion"),
        [$"GET {Concluded} Docx"] = OfCase(null, "conclusion/docx"),
        [$"POST {Concluded}"] = OfCase(null, "conclusion", _ => new() { ["Draft.Assessment"] = "Tốt", ["Draft.Version"] = "0" }),
        [$"POST {Concluded} Round"] = OfCase(null, "conclusion?handler=Round", _ => new() { ["Round.Due"] = "30/12/2026", ["Round.Version"] = "0" }),
        [$"POST {Concluded} Answer"] = OfCase(ConclusionState.Commenting, "conclusion?handler=Answer", c => new() { ["Answer.Comment"] = c.Comment.ToString(), ["Answer.Text"] = "Tiếp thu" }),
        [$"POST {Concluded} Submit"] = OfCase(ConclusionState.Draft, "conclusion?handler=Submit", c => new() { ["version"] = c.Version }),
        [$"POST {Concluded} Return"] = OfCase(ConclusionState.Waiting, "conclusion?handler=Return", c => new() { ["version"] = c.Version, ["Reason"] = "Ghi rõ thời hạn" }),
        [$"POST {Concluded} Sign"] = OfCase(ConclusionState.Waiting, "conclusion?handler=Sign", c => Signed(c)),
        [$"POST {Concluded} Record"] = OfCase(ConclusionState.Draft, "conclusion?handler=Record", c => Signed(c), ("Issue.Scan", "ket-luan.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray())),
        [$"POST {Concluded} Close"] = OfCase(ConclusionState.Issued, "conclusion?handler=Close", _ => []),
        [$"GET {ConcludedUnit}"] = OfUnitCase(null),
        [$"POST {ConcludedUnit}"] = OfUnitCase(new() { ["Input.Text"] = "Đề nghị ghi rõ" }),
        [$"GET {Board}"] = OfInspection(i => $"/inspections/{i.Id}/conclusions"),
        [$"GET {Board} Report"] = OfInspection(i => $"/inspections/{i.Id}/conclusions/report"),
        [$"POST {Board} Close"] = OfInspection(i => $"/inspections/{i.Id}/conclusions?handler=Close", _ => []),
        [$"GET {One}/costs"] = OfInspection(i => $"/inspections/{i.Id}/costs"),
        [$"POST {One}/costs"] = OfInspection(i => $"/inspections/{i.Id}/costs", _ => new() { ["Input.Item"] = "Công tác phí", ["Input.Quantity"] = "3", ["Input.UnitPrice"] = "200.000" }),
        [$"POST {One}/costs Remove"] = async (scene, place) =>
        {
            var (made, line) = (await InspectionAsync(scene, place), Guid.CreateVersion7());
            await scene.AddAsync(new InspectionCost { Id = line, InspectionId = made.Id, SortNo = 1, Item = "Công tác phí", Quantity = 1, UnitPrice = 200_000 }, line);
            return new($"/inspections/{made.Id}/costs?handler=Remove", new() { ["remove"] = line.ToString() });
        },
        [$"POST {One}/targets Group"] = async (scene, place) =>
        {
            var (made, group) = (await InspectionAsync(scene, place), Guid.CreateVersion7());
            await scene.AddAsync(new AddressGroup { Id = group, OrganisationId = scene[place], Name = $"Nhóm {group:N}", Kinds = [] }, group);
            return new($"/inspections/{made.Id}/targets?handler=Group", new() { ["group"] = group.ToString() });
        },
        ["GET /inspections/overview"] = At("/inspections/overview"),
    };

    private static Dictionary<string, string> Signed(Case c) => new() { ["Issue.Number"] = "1/KL", ["Issue.On"] = Vn.Date(c.Today), ["Issue.Signer"] = "Lê Văn Cường", ["Issue.Version"] = c.Version };

    /// <param name="Version">Of the conclusion.</param>
    private sealed record Case(Guid Content, Guid Finding, Guid Comment, string FindingVersion, string Version, DateOnly Today);

    private static Func<Scene, Place, Task<Probe>> OfCase(ConclusionState? state, string view, Func<Case, Dictionary<string, string>>? fields = null, (string, string, byte[])? file = null) => async (scene, place) =>
    {
        var (made, found) = await CaseAsync(scene, place, state);
        var path = $"/inspections/{made.Id}/targets/{made.Target}/{view}";
        return fields is null ? new(path) : new(path, fields(found), file);
    };

    private static Func<Scene, Place, Task<Probe>> OfUnitCase(Dictionary<string, string>? fields) => async (scene, place) =>
    {
        var (made, _) = await CaseAsync(scene, place, ConclusionState.Commenting);
        var path = $"/inspections/units/{made.Target}/conclusion";
        return fields is null ? new(path) : new(path, fields);
    };

    private static async Task<(Made Made, Case Case)> CaseAsync(Scene scene, Place place, ConclusionState? state)
    {
        var made = await InspectionAsync(scene, place, change: t => (t.VisitOn, t.NoticeOn) = (null, null));
        var (content, finding, comment, now) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), scene.Site.Clock.At);
        await scene.AddAsync(new InspectionContent { Id = content, InspectionId = made.Id, SortNo = 0, Path = "I", Text = "Công tác khen thưởng" }, content);
        await scene.AddAsync(new InspectionFinding { Id = finding, TargetId = made.Target, ContentId = content, SortNo = 1, Kind = FindingKind.Shortcoming, Text = "Lưu hồ sơ chưa đủ", EditedBy = scene.Author, EditedAt = now }, finding);
        var version = "0";
        if (state is { } stands)
        {
            var conclusion = new InspectionConclusion { TargetId = made.Target, State = stands, Assessment = "Tốt", CommentsDue = new(2026, 12, 30) };
            if (stands is ConclusionState.Issued)
                (conclusion.Number, conclusion.IssuedOn, conclusion.Signer, conclusion.IssuedBy, conclusion.IssuedAt, conclusion.FileId) = ("1/KL", new(2026, 1, 5), "Lê Văn Cường", scene.Author, now, await scene.FileAsync(place, "inspection-conclusion", made.Target));
            await scene.AddAsync(conclusion, made.Target);
            version = await scene.VersionAsync("inspection_conclusion", made.Target, "target_id");
            if (stands is ConclusionState.Commenting)
                await scene.AddAsync(new InspectionComment { Id = comment, TargetId = made.Target, OrganisationId = scene[place], Text = "Đề nghị ghi rõ", MadeBy = scene.Author, MadeAt = now }, comment);
        }

        return (made, new(content, finding, comment, await scene.VersionAsync("inspection_finding", finding), version, VietnamTime.DateOf(now)));
    }
}
