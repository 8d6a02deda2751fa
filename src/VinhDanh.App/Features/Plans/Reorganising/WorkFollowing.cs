using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.Reorganising;

/// <summary>
/// Open parts of units that end: what they still owe, their heirs owe. What was sent stays theirs until it is accepted. Two former
/// units that owed the same owe it once at one heir; notes on the way pass to the part that stays.
/// </summary>
public sealed class WorkFollowing(AppDb db, TaskChanges changes, AuditLog audit) : IUnitFollowing
{
    public string Kind => "assignment";
    public string Heading => "Nhiệm vụ đang mở";
    public string Otherwise => "Ở lại đơn vị cũ";

    public async Task<IReadOnlyList<Follower>> ListAsync(IReadOnlyCollection<Guid> ending, DateOnly effectiveOn, CancellationToken ct)
    {
        var parts = await (
            from a in db.Assignments.AsNoTracking()
            join t in db.Tasks on a.TaskId equals t.Id
            where a.OrganisationId != null && ending.Contains(a.OrganisationId.Value) && t.WithdrawnOn == null
                && (a.State == AssignmentState.NotSent || a.State == AssignmentState.Returned)
            orderby t.DueOn, t.Path
            select new { a.Id, Unit = a.OrganisationId!.Value, t.Title, t.DueOn }).ToListAsync(ct);
        return [.. parts.Select(p => new Follower(Kind, p.Id, p.Unit, p.Title, p.DueOn is { } due ? $"Thời hạn {Shell.Vn.Date(due)}" : null))];
    }

    public async Task CarryAsync(IReadOnlyList<Following> all, CarryingRun run, CancellationToken ct)
    {
        var ids = all.Select(f => f.Id).ToList();
        var parts = await db.Assignments.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        var deliverables = parts.Values.Select(p => p.DeliverableId).Distinct().ToList();
        var held = (await db.Assignments.AsNoTracking().Where(a => deliverables.Contains(a.DeliverableId) && a.OrganisationId != null)
            .Select(a => new { a.Id, a.DeliverableId, Unit = a.OrganisationId!.Value }).ToListAsync(ct)).ToDictionary(a => (a.DeliverableId, a.Unit), a => a.Id);
        var owners = await db.Tasks.Where(t => parts.Values.Select(p => p.TaskId).Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.OrganisationId, ct);
        foreach (var following in all)
        {
            if (following.ToId is not { } to) continue;
            var part = parts[following.Id];
            if (held.TryGetValue((part.DeliverableId, to), out var kept)) await JoinAsync(part, kept, following, run, ct);
            else
            {
                held.Add((part.DeliverableId, to), part.Id);
                run.Step("assignment", part.Id, following.FromId, to, new { });
                await db.Assignments.Where(a => a.Id == part.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.OrganisationId, to), ct);
            }
            audit.Add("task.reorganised", part.TaskId, owners[part.TaskId], after: new { from = run.EffectiveOn, unit = part.PartyText });
        }
        await changes.RecomputeAsync([.. owners.Keys], ct);
    }

    private async Task JoinAsync(Assignment part, Guid kept, Following following, CarryingRun run, CancellationToken ct)
    {
        var notes = await db.ProgressReports.Where(r => r.AssignmentId == part.Id).Select(r => r.Id).ToListAsync(ct);
        await db.ProgressReports.Where(r => r.AssignmentId == part.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.AssignmentId, kept), ct);
        run.Step("assignment-joined", part.Id, following.FromId, following.ToId, new Joined(kept, notes, PartBefore.Of(part)));
        await db.Assignments.Where(a => a.Id == part.Id).ExecuteDeleteAsync(ct);
    }

    public async Task UndoAsync(IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct)
    {
        var ids = steps.Select(s => s.SubjectId).ToList();
        var now = await db.Assignments.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        var answered = await db.ProgressReports.Where(r => ids.Contains(r.AssignmentId) && r.At > run.CarriedOutAt).Select(r => r.AssignmentId).Distinct().ToHashSetAsync(ct);
        var tasks = new HashSet<Guid>();
        foreach (var step in steps)
        {
            if (step.Kind is "assignment")
            {
                if (!now.TryGetValue(step.SubjectId, out var part) || part.OrganisationId != step.ToId || answered.Contains(part.Id)
                    || part.State is AssignmentState.Sent or AssignmentState.Received)
                {
                    run.Obstacles.Add("Đơn vị kế thừa đã báo cáo hoặc được giao lại nhiệm vụ chuyển theo.");
                    return;
                }
                tasks.Add(part.TaskId);
                await db.Assignments.Where(a => a.Id == part.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.OrganisationId, step.FromId), ct);
            }
            else
            {
                var joined = UndoingRun.BeforeOf<Joined>(step);
                if (!await db.Deliverables.AnyAsync(d => d.Id == joined.Part.DeliverableId, ct))
                {
                    run.Obstacles.Add("Nhiệm vụ chuyển theo đã được sửa nội dung.");
                    return;
                }
                db.Assignments.Add(joined.Part.Make(step.SubjectId, step.FromId));
                await db.SaveChangesAsync(ct);
                await db.ProgressReports.Where(r => joined.Notes.Contains(r.Id)).ExecuteUpdateAsync(s => s.SetProperty(r => r.AssignmentId, step.SubjectId), ct);
                tasks.Add(joined.Part.TaskId);
            }
        }
        await changes.RecomputeAsync(tasks, ct);
    }

    /// <param name="Kept">The heir's part, which stays.</param>
    /// <param name="Notes">Reports that passed to it.</param>
    private sealed record Joined(Guid Kept, IReadOnlyList<Guid> Notes, PartBefore Part);

    /// <summary>Only what is still owed is joined: neither sent nor received.</summary>
    private sealed record PartBefore(Guid DeliverableId, Guid TaskId, string PartyText, [property: JsonConverter(typeof(JsonStringEnumConverter<AssignmentState>))] AssignmentState State,
        DateOnly? SentOn, DateOnly? ReceivedOn, string? ReturnedReason, AnswerChannel? Channel, string? IncomingNumber)
    {
        public static PartBefore Of(Assignment a) => new(a.DeliverableId, a.TaskId, a.PartyText, a.State, a.SentOn, a.ReceivedOn, a.ReturnedReason, a.Channel, a.IncomingNumber);

        public Assignment Make(Guid id, Guid unit) => new()
        {
            Id = id, DeliverableId = DeliverableId, TaskId = TaskId, OrganisationId = unit, PartyText = PartyText, State = State, SentOn = SentOn, ReceivedOn = ReceivedOn,
            ReturnedReason = ReturnedReason, Channel = Channel, IncomingNumber = IncomingNumber,
        };
    }
}
