using VinhDanh.App.Features.Inspections;
using VinhDanh.App.Features.Inspections.Prefill;

namespace VinhDanh.App.Tests.Access;

internal static partial class Probes
{
    private const string One = "/inspections/{id:guid}";
    private const string Visit = One + "/targets/{target:guid}/{handler?}";
    private const string Reported = "/inspections/units/{target:guid}/{handler?}";

    private static Dictionary<string, Func<Scene, Place, Task<Probe>>> OfInspections => new(StringComparer.Ordinal)
    {
        ["GET /inspections"] = At("/inspections"),
        ["GET /inspections/import"] = At("/inspections/import"),
        ["POST /inspections/import"] = (_, _) => Task.FromResult(new Probe("/inspections/import", [], ("Paper", "ke-hoach.docx", File.ReadAllBytes(Support.Seeds.Sample("ke-hoach-kiem-tra-tdkt-2026-tinh-an-thinh.docx"))))),
        [$"GET {One}"] = OfInspection(i => $"/inspections/{i.Id}"),
        [$"POST {One}"] = async (scene, place) =>
        {
            var i = await InspectionAsync(scene, place);
            return new($"/inspections/{i.Id}", new() { ["Input.Title"] = "Kiểm tra", ["Input.Year"] = "2026", ["Input.Version"] = await scene.VersionAsync("inspection", i.Id) });
        },
        [$"POST {One} Confirm"] = Draft("Confirm"),
        [$"POST {One} Discard"] = Draft("Discard"),
        [$"GET {One}/targets"] = OfInspection(i => $"/inspections/{i.Id}/targets"),
        [$"POST {One}/targets Add"] = async (scene, place) => new($"/inspections/{(await InspectionAsync(scene, place)).Id}/targets?handler=Add", new() { ["unit"] = await scene.NameAsync(Place.Child) }),
        [$"POST {One}/targets Fill"] = OfInspection(i => $"/inspections/{i.Id}/targets?handler=Fill", i => new() { ["target"] = i.Slot.ToString(), ["unit"] = "Không có" }),
        [$"POST {One}/targets Remove"] = OfInspection(i => $"/inspections/{i.Id}/targets?handler=Remove", i => new() { ["target"] = i.Slot.ToString() }),
        [$"POST {One}/targets Prefill"] = OfInspection(i => $"/inspections/{i.Id}/targets?handler=Prefill", _ => []),
        [$"GET {One}/targets Filling"] = async (scene, place) =>
        {
            var i = await InspectionAsync(scene, place);
            var run = Guid.CreateVersion7();
            await scene.AddAsync(new InspectionPrefill { Id = run, InspectionId = i.Id, OrderedBy = scene.Author, OrderedAt = DateTimeOffset.UnixEpoch, AdvancedAt = DateTimeOffset.UnixEpoch, FinishedAt = DateTimeOffset.UnixEpoch, Total = 0 }, run);
            return new($"/inspections/{i.Id}/targets?handler=Filling");
        },
        [$"POST {One}/targets Self"] = OfInspection(i => $"/inspections/{i.Id}/targets?handler=Self", _ => []),
        [$"GET {Visit}"] = OfInspection(i => $"/inspections/{i.Id}/targets/{i.Target}"),
        [$"GET {Visit} Docx"] = OfInspection(i => $"/inspections/{i.Id}/targets/{i.Target}/docx"),
        [$"POST {Visit}"] = OfVisit("", v => new() { ["Input.VisitOn"] = "14/05/2026", ["Input.Version"] = v }),
        [$"POST {Visit} Notice"] = OfVisit("?handler=Notice", v => new() { ["Notice.On"] = "01/03/2026", ["Notice.Version"] = v }),
        [$"POST {Visit} Receipt"] = OfVisit("?handler=Receipt", v => new() { ["Receipt.On"] = "02/03/2026", ["Receipt.Note"] = "Văn thư", ["Receipt.Version"] = v }),
        [$"POST {Visit} Release"] = OfVisit("?handler=Release", v => new() { ["version"] = v }, i => (i.IsUnannounced, i.NoticeOn) = (true, null)),
        [$"GET {One}/team/{{handler?}}"] = OfInspection(i => $"/inspections/{i.Id}/team"),
        [$"GET {One}/team/{{handler?}} Docx"] = OfInspection(i => $"/inspections/{i.Id}/team/docx"),
        [$"POST {One}/team/{{handler?}}"] = OfInspection(i => $"/inspections/{i.Id}/team", _ => new() { ["Input.Name"] = "Lãnh đạo Sở Nội vụ", ["Input.Role"] = "Head" }),
        [$"POST {One}/team/{{handler?}} Remove"] = OfInspection(i => $"/inspections/{i.Id}/team?handler=Remove", i => new() { ["member"] = i.Member.ToString() }),
        [$"GET {One}/outline"] = OfInspection(i => $"/inspections/{i.Id}/outline"),
        [$"POST {One}/outline"] = async (scene, place) =>
        {
            var i = await InspectionAsync(scene, place);
            return new($"/inspections/{i.Id}/outline?question={i.Question}", new() { ["Input.Text"] = "Đặc điểm tình hình", ["Input.Version"] = await scene.VersionAsync("inspection_question", i.Question), ["Input.Asks[0].Id"] = i.Ask.ToString(), ["Input.Asks[0].Kind"] = "Narrative", ["Input.Asks[0].Label"] = "Nội dung" });
        },
        [$"POST {One}/outline Compose"] = OfInspection(i => $"/inspections/{i.Id}/outline?handler=Compose", _ => []),
        [$"GET {One}/summary/{{handler?}}"] = OfInspection(i => $"/inspections/{i.Id}/summary"),
        [$"GET {One}/summary/{{handler?}} Xlsx"] = OfInspection(i => $"/inspections/{i.Id}/summary/xlsx"),
        [$"GET {One}/summary/{{handler?}} Docx"] = OfInspection(i => $"/inspections/{i.Id}/summary/docx"),
        [$"GET {One}/summary/{{handler?}} Reminder"] = OfInspection(i => $"/inspections/{i.Id}/summary/reminder"),
        [$"GET {Reported}"] = OfInspection(i => $"/inspections/units/{i.Target}"),
        [$"GET {Reported} Docx"] = OfReport(ReportState.Open, "/docx", null),
        [$"POST {Reported}"] = OfReport(ReportState.Open, "", i => new() { ["question"] = i.Question.ToString(), ["Answers[0].Ask"] = i.Ask.ToString(), ["Answers[0].Text"] = "Sở có 12 phòng", ["Answers[0].Version"] = "0" }),
        [$"POST {Reported} Received"] = OfInspection(i => $"/inspections/units/{i.Target}?handler=Received", _ => []),
        [$"POST {Reported} Begin"] = OfInspection(i => $"/inspections/units/{i.Target}?handler=Begin", _ => []),
        [$"POST {Reported} Refill"] = OfReport(ReportState.Open, "?handler=Refill", _ => []),
        [$"POST {Reported} Attach"] = OfReport(ReportState.Open, "?handler=Attach", i => new() { ["ask"] = i.Ask.ToString() }),
        [$"POST {Reported} Ask"] = OfReport(ReportState.Open, "?handler=Ask", _ => []),
        [$"POST {Reported} Submit"] = OfReport(ReportState.Waiting, "?handler=Submit", _ => []),
        [$"POST {Reported} Withdraw"] = OfReport(ReportState.Waiting, "?handler=Withdraw", _ => new() { ["Reason"] = "Thiếu số liệu" }),
        [$"POST {Reported} Return"] = OfReport(ReportState.Submitted, "?handler=Return", _ => new() { ["Reason"] = "Thiếu số liệu" }),
        [$"POST {Reported} Accept"] = OfReport(ReportState.Submitted, "?handler=Accept", _ => []),
    };

    private sealed record Made(Guid Id, Guid Target, Guid Slot, Guid Member, Guid Question, Guid Ask);

    private static Func<Scene, Place, Task<Probe>> OfInspection(Func<Made, string> path, Func<Made, Dictionary<string, string>>? fields = null) => async (scene, place) =>
    {
        var made = await InspectionAsync(scene, place);
        return fields is null ? new(path(made)) : new(path(made), fields(made));
    };

    private static Func<Scene, Place, Task<Probe>> Draft(string handler) => async (scene, place) =>
        new($"/inspections/{(await InspectionAsync(scene, place, InspectionState.Draft)).Id}?handler={handler}", []);

    private static Func<Scene, Place, Task<Probe>> OfVisit(string handler, Func<string, Dictionary<string, string>> fields, Action<InspectionTarget>? change = null) => async (scene, place) =>
    {
        var made = await InspectionAsync(scene, place, change: change);
        return new($"/inspections/{made.Id}/targets/{made.Target}{handler}", fields(await scene.VersionAsync("inspection_target", made.Target)));
    };

    private static Func<Scene, Place, Task<Probe>> OfReport(ReportState state, string view, Func<Made, Dictionary<string, string>>? fields) => async (scene, place) =>
    {
        var (made, report) = (await InspectionAsync(scene, place), Guid.CreateVersion7());
        var isIn = state is ReportState.Submitted;
        await scene.AddAsync(new InspectionReport { Id = report, TargetId = made.Target, OrganisationId = scene[place], State = state, SubmittedAt = isIn ? DateTimeOffset.UnixEpoch : null, SubmittedBy = isIn ? scene.Author : null }, report);
        if (state is not ReportState.Open)
        {
            var answer = Guid.CreateVersion7();
            await scene.AddAsync(new InspectionAnswer { Id = answer, ReportId = report, AskId = made.Ask, Text = "Sở có 12 phòng", EditedBy = scene.Author, EditedAt = DateTimeOffset.UnixEpoch }, answer);
        }
        var path = $"/inspections/units/{made.Target}{view}";
        return fields is null ? new(path) : new(path, fields(made));
    };

    /// <summary>An inspection held by an organisation, of that same organisation: what its officers and what its units may do stands in one place.</summary>
    private static async Task<Made> InspectionAsync(Scene scene, Place place, InspectionState state = InspectionState.Running, Action<InspectionTarget>? change = null)
    {
        var made = new Made(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await scene.AddAsync(new Inspection { Id = made.Id, OrganisationId = scene[place], Title = "Kiểm tra công tác thi đua, khen thưởng năm 2026", Year = 2026, State = state, CreatedBy = scene.Author, CreatedAt = DateTimeOffset.UnixEpoch }, made.Id);
        var target = new InspectionTarget { Id = made.Target, InspectionId = made.Id, SortNo = 0, OrganisationId = scene[place], Label = "Đơn vị", Kind = TargetKind.Direct, VisitOn = new(2026, 5, 14), NoticeOn = new(2026, 3, 1) };
        change?.Invoke(target);
        await scene.AddAsync(target, made.Target);
        await scene.AddAsync(new InspectionTarget { Id = made.Slot, InspectionId = made.Id, SortNo = 0, Label = "xã", Kind = TargetKind.Direct }, made.Slot);
        await scene.AddAsync(new InspectionMember { Id = made.Member, InspectionId = made.Id, SortNo = 0, Role = InspectionRole.Member, Name = "Nguyễn Văn An" }, made.Member);
        await scene.AddAsync(new InspectionQuestion { Id = made.Question, InspectionId = made.Id, SortNo = 0, Path = "I", Text = "Đặc điểm tình hình" }, made.Question);
        await scene.AddAsync(new InspectionAsk { Id = made.Ask, QuestionId = made.Question, SortNo = 0, Kind = AskKind.Narrative, Label = "Nội dung" }, made.Ask);
        return made;
    }
}
