using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans.Answer;

/// <summary>What happens to one unit's part: reported, sent, accepted, returned, recorded from paper. Each a transaction of its own.</summary>
public sealed class AnswerChanges(AppDb db, Actor actor, AuditLog audit, FileUploads files, TaskChanges changes, TimeProvider time)
{
    /// <summary>A note under way, or the result (<paramref name="final"/>), of a unit in scope. Sent here, it is received the same day.</summary>
    public async Task<AnswerOutcome> ReportAsync(Guid taskId, Guid partId, string text, bool final, IReadOnlyList<IFormFile> evidence, CancellationToken ct)
    {
        var part = await PartAsync(taskId, partId, ct);
        if (part?.OrganisationId is not { } unit) return new AnswerOutcome.Changed();
        var now = time.GetUtcNow();
        var today = VietnamTime.DateOf(now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var open = Mine(taskId, partId);
        var held = final
            ? await open.Where(a => a.State == AssignmentState.NotSent || a.State == AssignmentState.Returned).ExecuteUpdateAsync(s => s
                .SetProperty(a => a.State, AssignmentState.Sent)
                .SetProperty(a => a.SentOn, today)
                .SetProperty(a => a.ReceivedOn, today)
                .SetProperty(a => a.Channel, AnswerChannel.Program)
                .SetProperty(a => a.ReturnedReason, (string?)null), ct)
            : await open.CountAsync(a => a.State != AssignmentState.Received, ct);
        if (held == 0) return new AnswerOutcome.Changed();

        var report = new ProgressReport
        {
            Id = Guid.CreateVersion7(now), AssignmentId = partId, OrganisationId = unit, At = now, ById = actor.AccountId!.Value, Text = text, Final = final,
        };
        db.ProgressReports.Add(report);
        foreach (var file in evidence)
            if (await files.AddAsync(file, unit, ReportFiles.Kind, report.Id, ct) is FileOutcome.Refused(var why)) return new AnswerOutcome.FileRefused(file.FileName, why.Words);
        audit.Add(final ? "task.sent" : "task.reported", taskId, part.Owner,
            after: new { unit = part.Unit, text, files = evidence.Select(f => f.FileName), sentOn = final ? today : (DateOnly?)null });
        return await DoneAsync(transaction, taskId, ct);
    }

    public async Task<AnswerOutcome> AcceptAsync(Guid taskId, Guid partId, CancellationToken ct)
    {
        if (await PartAsync(taskId, partId, ct) is not { } part) return new AnswerOutcome.Changed();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await Owned(taskId, partId).Where(a => a.State == AssignmentState.Sent).ExecuteUpdateAsync(s => s
            .SetProperty(a => a.State, AssignmentState.Received)
            .SetProperty(a => a.ReceivedOn, a => a.ReceivedOn ?? a.SentOn), ct);
        if (rows == 0) return new AnswerOutcome.Changed();
        audit.Add("task.accepted", taskId, part.Owner, before: new { unit = part.Unit, state = AssignmentState.Sent }, after: new { unit = part.Unit, state = AssignmentState.Received });
        return await DoneAsync(transaction, taskId, ct);
    }

    /// <summary>Back to the unit, also after an acceptance by mistake.</summary>
    public async Task<AnswerOutcome> ReturnAsync(Guid taskId, Guid partId, string reason, CancellationToken ct)
    {
        if (await PartAsync(taskId, partId, ct) is not { } part) return new AnswerOutcome.Changed();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await Owned(taskId, partId).Where(a => a.State == AssignmentState.Sent || a.State == AssignmentState.Received).ExecuteUpdateAsync(s => s
            .SetProperty(a => a.State, AssignmentState.Returned)
            .SetProperty(a => a.ReturnedReason, reason), ct);
        if (rows == 0) return new AnswerOutcome.Changed();
        audit.Add("task.returned", taskId, part.Owner, before: new { unit = part.Unit, state = part.State }, after: new { unit = part.Unit, state = AssignmentState.Returned }, reason: reason);
        return await DoneAsync(transaction, taskId, ct);
    }

    /// <summary>An answer that came outside the program, recorded on the unit's behalf; it counts as accepted.</summary>
    public async Task<AnswerOutcome> RecordAsync(Guid taskId, Guid partId, AnswerRecord answer, CancellationToken ct)
    {
        if (await PartAsync(taskId, partId, ct) is not { } part) return new AnswerOutcome.Changed();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await Owned(taskId, partId).Where(a => a.State != AssignmentState.Received).ExecuteUpdateAsync(s => s
            .SetProperty(a => a.State, AssignmentState.Received)
            .SetProperty(a => a.SentOn, answer.SentOn)
            .SetProperty(a => a.ReceivedOn, answer.ReceivedOn)
            .SetProperty(a => a.Channel, answer.Channel)
            .SetProperty(a => a.IncomingNumber, answer.IncomingNumber)
            .SetProperty(a => a.ReturnedReason, (string?)null), ct);
        if (rows == 0) return new AnswerOutcome.Changed();
        audit.Add("task.recorded", taskId, part.Owner, before: new { unit = part.Unit, state = part.State },
            after: new { unit = part.Unit, state = AssignmentState.Received, answer.SentOn, answer.ReceivedOn, answer.Channel, answer.IncomingNumber }, reason: answer.Note);
        return await DoneAsync(transaction, taskId, ct);
    }

    private async Task<AnswerOutcome> DoneAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, Guid taskId, CancellationToken ct)
    {
        await changes.RecomputeAsync([taskId], ct);
        await transaction.CommitAsync(ct);
        return new AnswerOutcome.Done();
    }

    private IQueryable<Assignment> Mine(Guid taskId, Guid partId)
    {
        var within = db.Organisations.Within(actor).Select(o => (Guid?)o.Id);
        return db.Assignments.Where(a => a.Id == partId && a.TaskId == taskId && within.Contains(a.OrganisationId));
    }

    private IQueryable<Assignment> Owned(Guid taskId, Guid partId)
    {
        var owned = db.OwnedTasks(actor).Select(t => t.Id);
        return db.Assignments.Where(a => a.Id == partId && a.TaskId == taskId && owned.Contains(a.TaskId));
    }

    private Task<Part?> PartAsync(Guid taskId, Guid partId, CancellationToken ct) => (
        from a in db.Assignments
        join t in db.VisibleTasks(actor) on a.TaskId equals t.Id
        join o in db.Organisations on a.OrganisationId equals o.Id into known
        from o in known.DefaultIfEmpty()
        where a.Id == partId && a.TaskId == taskId
        select new Part(a.OrganisationId, o.Name ?? a.PartyText, a.State, t.OrganisationId)).SingleOrDefaultAsync(ct);

    private sealed record Part(Guid? OrganisationId, string Unit, AssignmentState State, Guid Owner);
}

public sealed record AnswerRecord(DateOnly SentOn, DateOnly ReceivedOn, AnswerChannel Channel, string? IncomingNumber, string? Note);

public abstract record AnswerOutcome
{
    public sealed record Done : AnswerOutcome;

    /// <summary>It is not in the state this needs any more: somebody was first.</summary>
    public sealed record Changed : AnswerOutcome;
    public sealed record FileRefused(string FileName, string Why) : AnswerOutcome;
}
