using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Inspections;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Tests.Support;

/// <summary>An authority with a few units in its clusters of 2026, an officer of its standing agency, and a running inspection on demand. All invented.</summary>
public sealed class InspectionStage
{
    private static int _stages;
    private readonly Site _site;

    private InspectionStage(Site site) => _site = site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Guid Authority { get; private init; }
    public Guid Health { get; private init; }
    public Guid Ward { get; private init; }
    public Guid School { get; private init; }
    public Guid Company { get; private init; }
    public string WardName { get; private init; } = "";
    public Browser Officer { get; private set; } = null!;

    /// <summary>Ends the names of accounts of this stage.</summary>
    public string Mark { get; private init; } = "";

    public static async Task<InspectionStage> MakeAsync(Site site)
    {
        site.Clock.At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
        var mark = $"{Interlocked.Increment(ref _stages)}";
        var authority = await site.OrganisationAsync($"Ủy ban nhân dân tỉnh Thử {mark}", kind: OrganisationKind.Province);
        var stage = new InspectionStage(site)
        {
            Mark = mark, Authority = authority, WardName = $"Ủy ban nhân dân phường Mẫu {mark}",
            Health = await site.OrganisationAsync("Sở Y tế", authority), Ward = await site.OrganisationAsync($"Ủy ban nhân dân phường Mẫu {mark}", authority, OrganisationKind.Ward),
            School = await site.OrganisationAsync($"Trường Trung học phổ thông Mẫu {mark}", authority, OrganisationKind.School),
            Company = await site.OrganisationAsync($"Công ty Mẫu {mark}", authority, OrganisationKind.Enterprise),
            Officer = await OfficerAsync(site, authority, mark),
        };
        await site.WithDbAsync(async db =>
        {
            var cluster = new Cluster { Id = Guid.CreateVersion7(), OrganisationId = authority, Name = "Khối thi đua số 1", Kind = ClusterKind.Bloc, Year = 2026 };
            db.Clusters.Add(cluster);
            foreach (var unit in (Guid[])[stage.Health, stage.Ward, stage.School, stage.Company])
                db.ClusterMembers.Add(new() { Id = Guid.CreateVersion7(), ClusterId = cluster.Id, OrganisationId = unit, Role = ClusterRole.Member });
            return await db.SaveChangesAsync();
        });
        return stage;
    }

    private static async Task<Browser> OfficerAsync(Site site, Guid authority, string mark)
    {
        await site.AccountAsync($"kiem.tra.{mark}", Role.StandingAgencyOfficer, authority);
        return await site.SignedInAsync($"kiem.tra.{mark}", Ct);
    }

    /// <summary>Sessions end after a week: on a later day the officer signs in again.</summary>
    public async Task TurnToAsync(DateOnly day)
    {
        _site.Clock.At = new(day, new(1, 0), TimeSpan.Zero);
        Officer = await _site.SignedInAsync($"kiem.tra.{Mark}", Ct);
    }

    /// <summary>Somebody of a unit, signed in.</summary>
    public async Task<Browser> OfUnitAsync(Guid unit, Role role)
    {
        var name = $"dv.{Guid.CreateVersion7():n}";
        await _site.AccountAsync(name, role, unit);
        return await _site.SignedInAsync(name, Ct);
    }

    /// <summary>Sends a plan in; answers the page one comes to.</summary>
    public async Task<string> ImportAsync(byte[] paper)
    {
        var answer = await Officer.UploadAsync("/inspections/import", [], [("Paper", "ke-hoach.docx", paper)], Ct);
        return answer.StatusCode is HttpStatusCode.Redirect ? await Officer.PageAsync(answer.Headers.Location!.ToString(), Ct) : await answer.Content.ReadAsStringAsync(Ct);
    }

    public Task<Guid> InspectionAsync() => _site.WithDbAsync(db => db.Inspections.Where(i => i.OrganisationId == Authority).OrderByDescending(i => i.CreatedAt).Select(i => i.Id).FirstAsync(Ct));

    /// <summary>A running inspection: the health department is visited, and one commune that is chosen later; a short outline.</summary>
    public Task<Guid> PlannedAsync() => _site.WithDbAsync(async db =>
    {
        var id = Guid.CreateVersion7();
        var by = await db.Accounts.Where(a => a.UserName == $"kiem.tra.{Mark}").Select(a => a.Id).SingleAsync();
        db.Inspections.Add(new()
        {
            Id = id, OrganisationId = Authority, Title = "Kiểm tra công tác thi đua, khen thưởng năm 2026", Year = 2026, Number = "15/KH-UBND", IssuedOn = new(2026, 2, 10), State = InspectionState.Running,
            NoticeWorkingDays = 15, ReportDaysBefore = 5, SelfReportDue = new(2026, 11, 10), DataFrom = new(2025, 1, 1), CreatedBy = by, CreatedAt = _site.Clock.At, ConfirmedAt = _site.Clock.At,
        });
        var target = Guid.CreateVersion7();
        db.InspectionTargets.Add(new() { Id = target, InspectionId = id, SortNo = 0, OrganisationId = Health, Label = "Sở Y tế", Kind = TargetKind.Direct });
        db.InspectionTargets.Add(new() { Id = Guid.CreateVersion7(), InspectionId = id, SortNo = 0, Label = "xã", Kind = TargetKind.Direct, SlotOf = target });
        foreach (var (n, text) in ((string[])["Công tác lãnh đạo, chỉ đạo", "Công tác khen thưởng"]).Index())
            db.InspectionContents.Add(new() { Id = Guid.CreateVersion7(), InspectionId = id, SortNo = n, Path = $"II.{n + 1}", Text = text });
        Ask(db, id, 0, "I", "Đặc điểm tình hình", null, (AskKind.Narrative, "Nội dung báo cáo", null));
        Ask(db, id, 1, "II.1", "Công tác lãnh đạo, chỉ đạo", null, (AskKind.Documents, "Văn bản đã ban hành", "documents.directing"), (AskKind.Narrative, "Nội dung báo cáo", null));
        Ask(db, id, 2, "II.2", "Công tác khen thưởng", new DateOnly(2025, 1, 1), (AskKind.Number, "Số lượt cá nhân được khen thưởng", "awards.individuals"), (AskKind.Percent, "Tỷ lệ không giữ chức vụ", "awards.without-post"));
        await db.SaveChangesAsync();
        return id;
    });

    private static void Ask(Platform.Database.AppDb db, Guid inspection, int place, string path, string text, DateOnly? from, params (AskKind Kind, string Label, string? Figure)[] asks)
    {
        var question = new InspectionQuestion { Id = Guid.CreateVersion7(), InspectionId = inspection, SortNo = place, Path = path, Text = text, WindowFrom = from };
        db.InspectionQuestions.Add(question);
        foreach (var (n, ask) in asks.Index())
            db.InspectionAsks.Add(new() { Id = Guid.CreateVersion7(), QuestionId = question.Id, SortNo = n, Kind = ask.Kind, Label = ask.Label, Figure = ask.Figure });
    }

    public Task<List<Guid>> SelfAsync(Guid inspection) =>
        _site.WithDbAsync(db => db.InspectionTargets.Where(t => t.InspectionId == inspection && t.Kind == TargetKind.Self).Select(t => t.OrganisationId!.Value).ToListAsync(Ct));

    public Task<Guid> TargetAsync(Guid inspection, Guid unit) =>
        _site.WithDbAsync(db => db.InspectionTargets.Where(t => t.InspectionId == inspection && t.OrganisationId == unit).Select(t => t.Id).SingleAsync(Ct));

    public Task<string> VersionAsync(Guid target) =>
        _site.WithDbAsync(async db => (await db.InspectionTargets.AsNoTracking().SingleAsync(t => t.Id == target, Ct)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A person of a unit who is in the team.</summary>
    public Task<Guid> MemberAsync(Guid inspection, string name, Guid unit) => _site.WithDbAsync(async db =>
    {
        var person = new Person { Id = Guid.CreateVersion7(), OrganisationId = unit, FullName = name, ValidFrom = new(2020, 1, 1) };
        var last = await db.InspectionMembers.CountAsync(m => m.InspectionId == inspection);
        var member = new InspectionMember { Id = Guid.CreateVersion7(), InspectionId = inspection, SortNo = last, Role = InspectionRole.Member, PersonId = person.Id, Name = name };
        db.People.Add(person);
        db.InspectionMembers.Add(member);
        await db.SaveChangesAsync();
        return member.Id;
    });

    /// <summary>Plans a visit through its page; answers the page one comes to.</summary>
    public async Task<string> PlanVisitAsync(Guid inspection, Guid target, string on, string part, params Guid[] members)
    {
        List<(string, string)> fields = [("Input.Version", await VersionAsync(target)), ("Input.VisitOn", on), ("Input.PartOfDay", part), .. members.Select(m => ("Input.Visitors", m.ToString()))];
        var answer = await Officer.PostManyAsync($"/inspections/{inspection}/targets/{target}", fields, Ct);
        return await PageOfAsync(Officer, answer);
    }

    /// <summary>Posts and expects to be taken to the next page.</summary>
    public async Task DoneAsync(string action, Dictionary<string, string> fields)
    {
        var answer = await Officer.PostAsync(action, fields, Ct, action.Split('?')[0]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
    }

    /// <summary>Posts; answers the page one comes to, with what it says.</summary>
    public async Task<string> PostAsync(string action, Dictionary<string, string> fields) => await PageOfAsync(Officer, await Officer.PostAsync(action, fields, Ct, action.Split('?')[0]));

    public static async Task<string> PageOfAsync(Browser browser, HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Redirect ? await browser.PageAsync(answer.Headers.Location!.ToString(), Ct) : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));

    /// <summary>The text of a downloaded Word file.</summary>
    public static async Task<string> WordsOfAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        using var read = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Ct));
        await using var zip = new ZipArchive(read);
        using var body = new StreamReader(await zip.GetEntry("word/document.xml")!.OpenAsync(Ct));
        return WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(await body.ReadToEndAsync(Ct), "<[^>]+>", ""));
    }
}
