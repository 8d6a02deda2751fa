using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Inspections.Summary;

/// <summary>Many units' reports put together: added, never averaged; what stands far off is remarked on with the reason.</summary>
public sealed class SummaryTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_are_added_and_percentages_recomputed_from_their_parts()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        // Half of 10 and all of 2: 7 of 12, not the middle of 50 % and 100 %.
        await HandedInAsync(s, inspection, s.Health, awards: 10, (5, 10), "Sở có 12 phòng");
        await s.DoneAsync($"/inspections/{inspection}/targets?handler=Self", []);
        await HandedInAsync(s, inspection, s.School, awards: 2, (2, 2), "Trường có 40 lớp");
        await HandedInAsync(s, inspection, s.Ward, awards: 100, (1, 1), "chưa gửi", ReportState.Open);
        var page = await s.Officer.PageAsync($"/inspections/{inspection}/summary", Ct);
        page.ShouldContain("2 trên 4 đơn vị đã gửi báo cáo");
        page.ShouldContain("Số lượt cá nhân được khen thưởng: <span class=\"strong\">12</span>");
        page.ShouldContain("58,3% (7/12)");
        var self = await s.Officer.PageAsync($"/inspections/{inspection}/summary?of=self", Ct);
        self.ShouldContain("1 trên 3 đơn vị đã gửi báo cáo");
        self.ShouldContain("100% (2/2)");
        var question = await site.WithDbAsync(db => db.InspectionQuestions.Where(q => q.InspectionId == inspection && q.Path == "I").Select(q => q.Id).SingleAsync(Ct));
        var beside = await s.Officer.PageAsync($"/inspections/{inspection}/summary?question={question}", Ct);
        beside.ShouldContain("Sở có 12 phòng");
        beside.ShouldContain("Trường có 40 lớp");
        beside.ShouldNotContain("chưa gửi");
        var words = await InspectionStage.WordsOfAsync(await s.Officer.GetAsync($"/inspections/{inspection}/summary/docx", Ct));
        words.ShouldContain("có 2 trên 4 cơ quan, đơn vị gửi báo cáo");
        words.ShouldContain("58,3% (7/12) (2 đơn vị)");
        var letter = await InspectionStage.WordsOfAsync(await s.Officer.GetAsync($"/inspections/{inspection}/summary/reminder", Ct));
        letter.ShouldContain(s.WardName);
        letter.ShouldNotContain("Sở Y tế");
        using var sheet = await s.Officer.GetAsync($"/inspections/{inspection}/summary/xlsx", Ct);
        sheet.Content.Headers.ContentType!.MediaType!.ShouldContain("spreadsheetml");
    }

    [Theory]
    [InlineData("10 11 9 10 12", "")] // all near each other
    [InlineData("10 11 9 10 120", "120+")]
    [InlineData("100 110 90 105 1", "1-")]
    [InlineData("5 5 5 5 5 5", "")]
    [InlineData("5 5 5 5 5 11", "11+")] // all others say the same
    [InlineData("1 1000 3 4", "")] // too few to say what is usual
    [InlineData("0 0 0 0 0 3", "3+")]
    public void Values_far_from_the_others_are_remarked_on(string values, string remarked)
    {
        var all = values.Split(' ').Select(v => decimal.Parse(v, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var found = Outliers.Of(all);
        string.Join(' ', all.Zip(found).Where(p => p.Second is not null).Select(p => $"{p.First}{(p.Second!.IsHigh ? '+' : '-')}")).ShouldBe(remarked);
    }

    [Fact]
    public void A_remark_says_what_the_others_say()
    {
        var ask = new InspectionAsk { Id = Guid.NewGuid(), QuestionId = Guid.NewGuid(), SortNo = 0, Kind = AskKind.Percent, Label = "Tỷ lệ" };
        var summed = SummaryAsk.Of(ask, [.. (((decimal, decimal)[])[(1, 10), (1, 10), (2, 20), (1, 10), (9, 10), (0, 0)]).Select((v, i) => new SummaryRow(Guid.NewGuid(), $"Đơn vị {i}", v.Item1, v.Item2, null, null, false))]);
        summed.Rows.Where(r => r.Remark is not null).Select(r => (r.Unit, r.Remark)).ShouldBe([("Đơn vị 4", "Cao hơn hẳn mức giữa của các đơn vị (10%)")]);
        summed.Total.ShouldBe("23,3% (14/60)");
    }

    private Task<int> HandedInAsync(InspectionStage s, Guid inspection, Guid unit, decimal awards, (decimal Part, decimal Whole) share, string words, ReportState state = ReportState.Submitted) => site.WithDbAsync(async db =>
    {
        var target = await db.InspectionTargets.Where(t => t.InspectionId == inspection && t.OrganisationId == unit).Select(t => t.Id).SingleAsync();
        var by = await db.Accounts.Where(a => a.UserName == $"kiem.tra.{s.Mark}").Select(a => a.Id).SingleAsync();
        var report = new InspectionReport { Id = Guid.CreateVersion7(), TargetId = target, OrganisationId = unit, State = state, SubmittedAt = state is ReportState.Submitted ? site.Clock.At : null, SubmittedBy = state is ReportState.Submitted ? by : null };
        db.InspectionReports.Add(report);
        var asks = await (from a in db.InspectionAsks join q in db.InspectionQuestions on a.QuestionId equals q.Id where q.InspectionId == inspection select new { a.Id, a.Kind, q.Path }).ToListAsync();
        InspectionAnswer Answer(Guid ask) => new() { Id = Guid.CreateVersion7(), ReportId = report.Id, AskId = ask, EditedBy = by, EditedAt = site.Clock.At };
        var (number, percent, narrative) = (Answer(asks.Single(a => a.Kind is AskKind.Number).Id), Answer(asks.Single(a => a.Kind is AskKind.Percent).Id), Answer(asks.Single(a => a is { Kind: AskKind.Narrative, Path: "I" }).Id));
        (number.Number, percent.Number, percent.Whole, narrative.Text) = (awards, share.Part, share.Whole, words);
        db.InspectionAnswers.AddRange(number, percent, narrative);
        return await db.SaveChangesAsync();
    });
}
