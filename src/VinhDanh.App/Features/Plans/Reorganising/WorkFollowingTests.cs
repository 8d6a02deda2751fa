using System.Net;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Plans.Reorganising;

/// <summary>Open work of units that are merged; a programme of its own for each test.</summary>
public static class WorkFollowingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public sealed class Carrying(Site site) : IClassFixture<Site>
    {
        [Fact]
        public async Task Two_units_that_owed_the_same_owe_it_once_and_notes_stay()
        {
            var sample = await SampleProgramme.OfAsync(site);
            using var health = await site.SignedInAsync("y.te", Ct);
            // A note under way of the one whose part will be joined or kept.
            (await health.PostAsync($"{sample.Part("PL1.I.1", sample.Health)}?handler=Report", new() { ["Report.Text"] = "Đang tổng hợp đăng ký" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            var shared = await DeliverableAsync(site, sample.Parts[("PL1.I.1", sample.School)]);
            var before = await PartsAsync(site);
            var page = await MergeAsync(site, sample, "Trung tâm Giáo dục - Y tế An Giả");
            using var officer = await site.SignedInAsync("thuong.truc", Ct);
            WebUtility.HtmlDecode(await officer.PageAsync(page, Ct)).ShouldContain("Báo cáo sáng kiến cấp cơ sở");

            (await officer.PostAsync($"{page}?handler=CarryOut", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

            var heir = await site.WithDbAsync(db => db.Organisations.Where(o => o.Name == "Trung tâm Giáo dục - Y tế An Giả").Select(o => o.Id).SingleAsync(Ct));
            var owed = await site.WithDbAsync(db => db.Assignments.Where(a => a.OrganisationId == heir).Select(a => a.DeliverableId).ToListAsync(Ct));
            owed.Count.ShouldBe(3, "the shared task once, and one of each");
            owed.ShouldContain(shared);
            (await site.WithDbAsync(db => db.Assignments.AnyAsync(a => a.OrganisationId == sample.School || a.OrganisationId == sample.Health, Ct))).ShouldBeFalse();
            var note = await site.WithDbAsync(db => db.ProgressReports.SingleAsync(Ct));
            note.OrganisationId.ShouldBe(sample.Health, "who reported is not rewritten");
            (await site.WithDbAsync(db => db.Assignments.Where(a => a.Id == note.AssignmentId).Select(a => a.OrganisationId).SingleAsync(Ct))).ShouldBe(heir);

            (await officer.PostAsync($"{page}?handler=Undo", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await PartsAsync(site)).ShouldBe(before);
        }
    }

    public sealed class Answering(Site site) : IClassFixture<Site>
    {
        [Fact]
        public async Task What_the_heir_has_answered_is_not_taken_back()
        {
            var sample = await SampleProgramme.OfAsync(site);
            var page = await MergeAsync(site, sample, "Trung tâm Giáo dục - Y tế An Giả");
            using var officer = await site.SignedInAsync("thuong.truc", Ct);
            (await officer.PostAsync($"{page}?handler=CarryOut", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            var part = sample.Parts[("PL1.I.2", sample.School)];
            await site.WithDbAsync(db => db.Assignments.Where(a => a.Id == part)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.State, AssignmentState.Sent).SetProperty(a => a.SentOn, new DateOnly(2026, 3, 2)), Ct));

            var answer = WebUtility.HtmlDecode(await (await officer.PostAsync($"{page}?handler=Undo", [], Ct)).Content.ReadAsStringAsync(Ct));

            answer.ShouldContain("Đơn vị kế thừa đã báo cáo");
            (await site.WithDbAsync(db => db.Organisations.Where(o => o.Id == sample.School).Select(o => o.ValidTo).SingleAsync(Ct))).ShouldNotBeNull();
        }
    }

    private static async Task<string> MergeAsync(Site site, SampleProgramme sample, string heir)
    {
        var (id, made) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var plan = new ReorganisationPlan
        {
            Begins = [new(made, heir, null, null, OrganisationKind.PublicUnit, false, sample.Authority)],
            Ends = [sample.School, sample.Health],
            Heirs = [new(sample.School, made, SuccessionKind.Merge, HistoryInheritance.Yes), new(sample.Health, made, SuccessionKind.Merge, HistoryInheritance.Yes)],
        };
        await site.WithDbAsync(async db =>
        {
            db.Reorganisations.Add(new()
            {
                Id = id, OrganisationId = sample.Authority, Kind = ReorganisationKind.Merge, State = ReorganisationState.Draft, LegalNumber = "3/QĐ-UBND", LegalDate = new(2026, 2, 20),
                EffectiveOn = new(2026, 3, 1), Plan = plan.Write(), CreatedAt = site.Clock.At, CreatedBy = await db.Accounts.Where(a => a.UserName == "thuong.truc").Select(a => a.Id).SingleAsync(Ct),
            });
            return await db.SaveChangesAsync(Ct);
        });
        return $"/directory/reorganisations/{id}";
    }

    private static Task<Guid> DeliverableAsync(Site site, Guid part) => site.WithDbAsync(db => db.Assignments.Where(a => a.Id == part).Select(a => a.DeliverableId).SingleAsync(Ct));

    private static Task<string> PartsAsync(Site site) => site.WithDbAsync(async db => string.Join('\n', [
        .. (await db.Assignments.AsNoTracking().OrderBy(a => a.Id).ToListAsync(Ct)).Select(a => $"{a.Id} {a.OrganisationId} {a.State} {a.PartyText}"),
        .. (await db.ProgressReports.AsNoTracking().ToListAsync(Ct)).Select(r => $"{r.Id} {r.AssignmentId}"),
        .. (await db.Tasks.AsNoTracking().OrderBy(t => t.Id).ToListAsync(Ct)).Select(t => $"{t.Id} {t.DueOn} {t.StartedOn} {t.CompletedOn}")]));
}
