using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Directory.People;
using VinhDanh.App.Features.Documents;
using VinhDanh.App.Features.Inspections;
using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Tests.Support;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Tests.Inspections;

/// <summary>One unit's whole outline of a real inspection plan, against a file that was counted by hand from a list of records; neither is ever written by the program.</summary>
public sealed class HandCountedTests(Site site) : IClassFixture<Site>
{
    private const string Nothing = "-", NewLine = " ⏎ ";
    private static readonly DateOnly Visit = new(2024, 6, 20);
    private readonly Dictionary<string, Guid> _ids = new(StringComparer.Ordinal);
    private Guid _officer;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_part_of_the_outline_says_what_was_counted_by_hand()
    {
        var paper = Seeds.Office("001", "docx");
        Assert.SkipWhen(paper is null, "The shared documents are not beside the project.");
        site.Clock.At = new(2024, 6, 25, 1, 0, 0, TimeSpan.Zero);
        await SeedAsync();
        using var officer = await site.SignedInAsync("dem.doan", Ct);
        (await officer.UploadAsync("/inspections/import", [], [("Paper", "ke-hoach.docx", await File.ReadAllBytesAsync(paper!, Ct))], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var (unit, target) = (_ids["so"], await site.WithDbAsync(db => db.InspectionTargets.Where(t => t.OrganisationId == _ids["so"]).Select(t => t.Id).SingleAsync(Ct)));
        await site.WithDbAsync(async db =>
        {
            await db.InspectionTargets.Where(t => t.Id == target).ExecuteUpdateAsync(s => s.SetProperty(t => t.VisitOn, Visit), Ct);
            return await db.Inspections.ExecuteUpdateAsync(s => s.SetProperty(i => i.State, InspectionState.Running), Ct);
        });
        using var clerk = await site.SignedInAsync("dem.lap", Ct);
        var page = $"/inspections/units/{target}";
        (await clerk.PostAsync($"{page}?handler=Begin", [], Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await AnsweredAsync(target)).ShouldBe(Lines("hand-counted-001.tsv").Select(l => string.Join('\t', l)));

        // Each number leads to its rows.
        var shown = await clerk.PageAsync(page, Ct);
        foreach (var figure in Lines("hand-counted-001.tsv").Select(l => l[3]).Where(f => f != Nothing).Distinct()) shown.ShouldContain($"href=\"/figures/{figure}?unit={unit}&amp;");
    }

    /// <summary>The report as it stands, a line a part, in the form of the file.</summary>
    private Task<List<string>> AnsweredAsync(Guid target) => site.WithDbAsync(async db => (await (
        from q in db.InspectionQuestions
        join k in db.InspectionAsks on q.Id equals k.QuestionId
        join a in db.InspectionAnswers.Where(a => db.InspectionReports.Any(r => r.Id == a.ReportId && r.TargetId == target)) on k.Id equals a.AskId into said
        from a in said.DefaultIfEmpty()
        orderby q.SortNo, k.SortNo
        select new { q.Path, Ask = k, Answer = a }).AsNoTracking().ToListAsync(Ct)).ConvertAll(x =>
    {
        var counted = x.Answer?.Counted is { } json ? AnswerJson.Read(json) : null;
        return string.Join('\t', x.Path, x.Ask.Kind, x.Ask.Label, x.Ask.Figure ?? Nothing, Day(x.Answer?.CountedFrom), Day(x.Answer?.CountedTo), Number(x.Answer?.Number), Number(x.Answer?.Whole), Number(counted?.Number), Number(counted?.Unknown),
            x.Answer?.Text?.Replace("\n", NewLine, StringComparison.Ordinal) ?? Nothing);
    }));

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Nothing;

    private static string Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? Nothing;

    private static List<string[]> Lines(string file) =>
        [.. File.ReadLines(Path.Combine(Seeds.Root, "tests", "VinhDanh.App.Tests", "Inspections", file)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'))];

    private async Task SeedAsync()
    {
        var lines = Lines("hand-counted-001-records.tsv");
        foreach (var kind in (string[])["unit", "person"])
            foreach (var l in lines.Where(l => l[0] == kind)) _ids.Add(l[1], Guid.CreateVersion7());
        await site.WithDbAsync(async db =>
        {
            foreach (var l in lines.Where(l => l[0] == "unit")) Unit(db, l);
            return await db.SaveChangesAsync(Ct);
        });
        _officer = await site.AccountAsync("dem.doan", Role.StandingAgencyOfficer, _ids["tinh"]);
        await site.WithDbAsync(async db =>
        {
            foreach (var l in lines.Where(l => l[0] == "person"))
            {
                db.People.Add(new() { Id = _ids[l[1]], FullName = l[2], OrganisationId = _ids[l[3]], ValidFrom = new(2020, 1, 1) });
                if (l[4] != Nothing) db.PersonFacts.Add(new() { PersonId = _ids[l[1]], IsDirectWorker = l[4] == "yes" });
            }
            await db.SaveChangesAsync(Ct);
            foreach (var l in lines) Record(db, l);
            return await db.SaveChangesAsync(Ct);
        });
        foreach (var l in lines.Where(l => l[0] == "account")) await AccountAsync(l);
    }

    private void Unit(AppDb db, string[] l)
    {
        var (id, above) = (_ids[l[1]], l[4].Split('>'));
        Guid? parent = above[^1] == Nothing ? null : _ids[above[^1]];
        var path = parent is { } p ? db.Organisations.Local.Single(o => o.Id == p).Path : (LTree?)null;
        db.Organisations.Add(new() { Id = id, ParentId = parent, Path = Organisation.PathOf(path, id), Kind = Names.ToEnum<OrganisationKind>(l[3]), Name = l[2], ValidFrom = Date(l[5])!.Value, ValidTo = Date(l[6]) });
        if (above.Length != 3) return;
        // “so>2024-03-31>tinh”: under the first until that day, then under the other.
        var until = Date(above[1])!.Value;
        db.OrganisationParents.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = id, ParentId = _ids[above[0]], ValidFrom = Date(l[5])!.Value, ValidTo = until });
        db.OrganisationParents.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = id, ParentId = _ids[above[2]], ValidFrom = until.AddDays(1) });
    }

    private void Record(AppDb db, string[] l)
    {
        switch (l[0])
        {
            case "succession":
                db.OrganisationSuccessions.Add(new() { Id = Guid.CreateVersion7(), FromId = _ids[l[1]], ToId = _ids[l[2]], InheritsHistory = Names.ToEnum<HistoryInheritance>(l[3]), Kind = SuccessionKind.Merge, LegalDocument = "Quyết định 1/QĐ", EffectiveOn = Date(l[4])!.Value });
                break;
            case "post":
                db.Positions.Add(new() { Id = Guid.CreateVersion7(), PersonId = _ids[l[1]], OrganisationId = _ids[l[2]], Title = "Chức vụ", IsHead = l[3] == "yes", ValidFrom = Date(l[4])!.Value, ValidTo = Date(l[5]) });
                break;
            case "subject":
                db.AchievementSubjects.Add(new() { Id = Guid.CreateVersion7(), UnitId = _ids[l[1]], Kind = l[2] });
                break;
            case "collective" or "individual":
                db.Achievements.Add(Entry(AchievementKind.Title, l[1], l[2], l[3], l[4], l[5]));
                break;
            case "other":
                db.Achievements.Add(Entry(Names.ToEnum<AchievementKind>(l[2]), l[1], l[3], l[4], l[5], Nothing));
                break;
            case "work":
                db.Achievements.Add(Entry(AchievementKind.Work, l[1], "sang_kien", l[2], l[3], l[4]));
                break;
            case "document":
                Document(db, l);
                break;
            default:
                break; // units, people and accounts came before, or come after
        }
    }

    private Achievement Entry(AchievementKind kind, string subject, string code, string year, string day, string removed)
    {
        var isPerson = Lines("hand-counted-001-records.tsv").Exists(l => l[0] == "person" && l[1] == subject);
        return new()
        {
            Id = Guid.CreateVersion7(), PersonId = isPerson ? _ids[subject] : null, UnitId = isPerson ? null : _ids[subject], Kind = kind, Code = code, Year = short.Parse(year, CultureInfo.InvariantCulture), DecisionDate = Date(day), DecisionNumber = "1/QĐ",
            Basis = kind is AchievementKind.Title ? AwardBasis.Merit : null, Title = kind is AchievementKind.Work ? "Sáng kiến" : null, Holds = kind is AchievementKind.Work or AchievementKind.Movement ? true : null, Amount = kind is AchievementKind.Movement ? 1 : null,
            Source = AchievementSource.Hand, CreatedAt = DateTimeOffset.UnixEpoch, RemovedAt = removed == "yes" ? DateTimeOffset.UnixEpoch : null, RemovedBy = removed == "yes" ? _officer : null,
        };
    }

    private void Document(AppDb db, string[] l)
    {
        var (on, isIncoming, isCancelled) = (Date(l[5])!.Value, l[8] == "yes", l[7] == "yes");
        db.RegisteredDocuments.Add(new()
        {
            Id = Guid.CreateVersion7(), OrganisationId = _ids[l[1]], Direction = isIncoming ? DocumentDirection.Incoming : DocumentDirection.Outgoing, Year = (short)on.Year, Number = l[2], Symbol = l[3], Type = l[4] == Nothing ? null : l[4], IssuedOn = on,
            Issuer = Lines("hand-counted-001-records.tsv").Single(u => u[0] == "unit" && u[1] == l[1])[2], Subject = l[9], Directing = l[6] == "yes", ArrivedOn = isIncoming ? on : null, ArrivalNo = isIncoming ? 1 : null,
            CancelledAt = isCancelled ? DateTimeOffset.UnixEpoch : null, CancelledBy = isCancelled ? _officer : null, CancelReason = isCancelled ? "Nhầm" : null, CreatedAt = DateTimeOffset.UnixEpoch, CreatedBy = _officer,
        });
    }

    private async Task AccountAsync(string[] l)
    {
        var account = await site.AccountAsync(l[1], Names.ToEnum<Role>(l[3]), _ids[l[2]]);
        DateTimeOffset? closed = l[6] == Nothing ? null : DateTimeOffset.Parse(l[6], CultureInfo.InvariantCulture);
        Guid? person = l[7] == Nothing ? null : _ids[l[7]];
        var (from, to) = (Date(l[4])!.Value, Date(l[5]));
        await site.WithDbAsync(async db =>
        {
            await db.RoleAssignments.Where(r => r.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(r => r.ValidFrom, from).SetProperty(r => r.ValidTo, to), Ct);
            return await db.Accounts.Where(a => a.Id == account).ExecuteUpdateAsync(s => s.SetProperty(a => a.DeactivatedAt, closed).SetProperty(a => a.PersonId, person), Ct);
        });
    }

    private static DateOnly? Date(string text) => text == Nothing ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
