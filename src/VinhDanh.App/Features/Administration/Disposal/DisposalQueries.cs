using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Scope;
using VinhDanh.Law.Retention;

namespace VinhDanh.App.Features.Administration.Disposal;

/// <summary>Files in the actor's scope whose term is over, and those that were disposed of.</summary>
public sealed class DisposalQueries(AppDb db, Actor actor, RetentionRules rules, IEnumerable<FileClass> classes, TimeProvider time)
{
    public const int PageSize = 100;

    public IReadOnlyList<RetentionRule> Rules => rules.All;

    /// <summary>The oldest of each class; at most <see cref="PageSize"/> of one.</summary>
    public async Task<IReadOnlyList<DueFile>> DueAsync(CancellationToken ct)
    {
        var due = new List<DueFile>();
        foreach (var (rule, files) in DueByRule())
            due.AddRange((await Shown(files).OrderBy(f => f.Since).ThenBy(f => f.Id).Take(PageSize).ToListAsync(ct)).Select(f => f with { Rule = rule }));
        return due;
    }

    public async Task<int> CountAsync(CancellationToken ct)
    {
        var count = 0;
        foreach (var (_, files) in DueByRule()) count += await Shown(files).CountAsync(ct);
        return count;
    }

    /// <summary>Of the files asked for, those that are in scope and due now.</summary>
    public async Task<IReadOnlyList<DueFile>> DueAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var due = new List<DueFile>();
        foreach (var (rule, files) in DueByRule())
            due.AddRange((await Shown(files.Where(f => ids.Contains(f.ReferenceId))).ToListAsync(ct)).Select(f => f with { Rule = rule }));
        return due;
    }

    /// <summary>Whether all are files in scope.</summary>
    public async Task<bool> KnownAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var within = db.Organisations.Within(actor).Select(o => o.Id);
        return await db.FileReferences.CountAsync(f => ids.Contains(f.Id) && within.Contains(f.OrganisationId), ct) == ids.Count;
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<DisposedFile>> DisposedAsync(CancellationToken ct) => await (
        from file in db.FileReferences.AsNoTracking()
        join unit in db.Organisations.Within(actor) on file.OrganisationId equals unit.Id
        join person in db.Accounts on file.DisposedBy equals person.Id
        where file.DisposedAt != null
        orderby file.DisposedAt descending, file.Id
        select new DisposedFile(file.Id, file.Name, unit.Name, file.DisposedAt!.Value, person.DisplayName, file.DisposalReason!)).Take(PageSize).ToListAsync(ct);

    private IEnumerable<(RetentionRule, IQueryable<ClassedFile>)> DueByRule()
    {
        var today = time.Today();
        foreach (var rule in rules.All)
        {
            if (rule.DueBefore(today) is not { } before) continue;
            var limit = VietnamTime.StartOf(before);
            var files = classes.Single(c => c.Name == rule.Class).Files(db).AsNoTracking().Where(f => f.Since < limit);
            yield return (rule, files);
        }
    }

    private IQueryable<DueFile> Shown(IQueryable<ClassedFile> files) =>
        from classed in files
        join file in db.FileReferences on classed.ReferenceId equals file.Id
        join stored in db.StoredFiles on file.Sha256 equals stored.Sha256
        join unit in db.Organisations.Within(actor) on file.OrganisationId equals unit.Id
        where file.DisposedAt == null
        select new DueFile { Id = file.Id, Name = file.Name, Unit = unit.Name, AddedAt = file.AddedAt, Since = classed.Since, SizeBytes = stored.SizeBytes };
}

/// <summary>One file that may be disposed of.</summary>
public sealed record DueFile
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Unit { get; init; }
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>From when its term runs.</summary>
    public required DateTimeOffset Since { get; init; }
    public required long SizeBytes { get; init; }
    public RetentionRule Rule { get; init; } = null!;
    public DateOnly KeptUntil => Rule.KeptUntil(VietnamTime.DateOf(Since))!.Value;
}

public sealed record DisposedFile(Guid Id, string Name, string Unit, DateTimeOffset At, string By, string Reason);
