using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Confirm;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans;

/// <summary>The sample plan of the invented province, taken in and confirmed as an officer would, with answers up to today.</summary>
public sealed class PlansDemo(AppDb db, Actor actor, PlanImporting importing, ReviewDesk desk, Confirming confirming, TaskChanges changes, TimeProvider time) : IDemoAddition
{
    private const string SamplePlan = "ke-hoach-tdkt-2026-tinh-an-thinh.docx";

    public int Order => 10;

    public async Task AddAsync(DemoScene scene, CancellationToken ct)
    {
        if (!await actor.TakeAsync(db, await UserNameAsync(scene, ct), scene.Authority, Permission.ImportPlans, time, ct))
            throw new InvalidOperationException("The demo's officer may not import plans.");
        await using var plan = File.OpenRead(Path.Combine(scene.Samples, SamplePlan));
        var outcome = await importing.TakeAsync(plan, SamplePlan, scene.Authority, ImportPurpose.New, null, ct);
        if (outcome is not PlanImporting.Outcome.Taken(var import))
            throw new InvalidDataException(((PlanImporting.Outcome.Refused)outcome).Why);
        await desk.EditAsync(import.Id, d => d.AcceptAll(), "all-accepted", new { }, ct);
        db.ChangeTracker.Clear();
        if (await confirming.ConfirmAsync(import.Id, ct) is not Confirming.Outcome.Confirmed(var programme))
            throw new InvalidDataException("The sample plan makes no programme.");
        await AnswerAsync(programme, scene.Today, ct);
    }

    /// <summary>Most units have answered what was due; some late, some not yet: a programme in the middle of its year.</summary>
    private async Task AnswerAsync(Guid programme, DateOnly today, CancellationToken ct)
    {
        var due = await (
            from assignment in db.Assignments
            join deliverable in db.Deliverables on assignment.DeliverableId equals deliverable.Id
            join task in db.Tasks on assignment.TaskId equals task.Id
            where task.ProgrammeId == programme && deliverable.DueOn < today
            orderby task.SortNo, deliverable.SortNo, assignment.PartyText, assignment.Id
            select new { assignment, deliverable.DueOn }).ToListAsync(ct);
        for (var i = 0; i < due.Count; i++)
        {
            var (part, day) = (due[i].assignment, due[i].DueOn!.Value);
            // One in nine is missing, one in seven came late: the same at every run.
            if (i % 9 == 8 && day > today.AddDays(-60)) continue;
            var sent = i % 7 == 6 ? day.AddDays(4) : day.AddDays(-1 - i % 5);
            if (sent > today) continue;
            (part.State, part.SentOn, part.Channel) = (AssignmentState.Sent, sent, AnswerChannel.Program);
            if (sent.AddDays(2) <= today) (part.State, part.ReceivedOn) = (AssignmentState.Received, sent.AddDays(1));
        }

        await db.SaveChangesAsync(ct);
        await changes.RecomputeAsync(await db.Tasks.Where(t => t.ProgrammeId == programme).Select(t => t.Id).ToListAsync(ct), ct);
    }

    private Task<string> UserNameAsync(DemoScene scene, CancellationToken ct) =>
        db.Accounts.Where(a => a.Id == scene.Officer).Select(a => a.UserName).SingleAsync(ct);
}
