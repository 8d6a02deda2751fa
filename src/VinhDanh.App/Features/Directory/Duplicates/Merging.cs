using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Directory.Duplicates;

/// <summary>
/// Makes one of a person or a unit entered twice: everything that refers to the one, in whatever table, refers to the other from now on; the row
/// stays and says into which it went.
/// </summary>
public sealed class Merging(AppDb db, Actor actor, Repointing repointing, UnitTree tree, AuditLog audit, TimeProvider time, IEnumerable<IMergedRecords> records)
{
    /// <param name="keepId">Who stays.</param>
    /// <param name="goneId">Who goes into the other.</param>
    public async Task<Outcome> PeopleAsync(Guid keepId, Guid goneId, string reason, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (keep, gone) = (await PersonAsync(keepId, ct), await PersonAsync(goneId, ct));
        if (keep is null || gone is null || keepId == goneId) return new Outcome.NotHere();
        var accounts = await db.Accounts.CountAsync(a => a.PersonId == keepId || a.PersonId == goneId, ct);
        if (accounts > 1) return new Outcome.TwoAccounts();
        if (keep.BirthYear is { } year && gone.BirthYear is { } other && year != other) return new Outcome.TwoPeople();

        await FactsAsync(keep, gone, ct);
        var before = new { keep.FullName, keep.BirthYear, keep.Email, keep.Phone };
        keep.BirthYear ??= gone.BirthYear;
        keep.Gender ??= gone.Gender;
        keep.Email ??= gone.Email;
        keep.Phone ??= gone.Phone;
        if (gone.ValidFrom < keep.ValidFrom) keep.ValidFrom = gone.ValidFrom;
        var doubled = await DropDoubledPostsAsync(keepId, goneId, ct);
        gone.MergedIntoId = keepId;
        var today = time.Today();
        gone.ValidTo = gone.ValidTo ?? (today > gone.ValidFrom ? today.AddDays(-1) : gone.ValidFrom);
        await db.SaveChangesAsync(ct);
        foreach (var kept in records) await kept.JoinAsync(keepId, goneId, keep.OrganisationId, ct);
        await db.SaveChangesAsync(ct);
        var moved = (await repointing.RunAsync("app.person", keepId, goneId, [], ct)).Moved;
        // Whoever went into the one who goes now, has gone into the one who stays.
        await db.People.Where(p => p.MergedIntoId == goneId).ExecuteUpdateAsync(s => s.SetProperty(p => p.MergedIntoId, keepId), ct);
        audit.Add("person.merged", keepId, keep.OrganisationId, before, new { keep.FullName, keep.BirthYear, keep.Email, keep.Phone, merged = gone.FullName, moved, doubled }, reason);
        audit.Add("person.merged-into", goneId, gone.OrganisationId, after: new { into = keep.FullName, moved, doubled }, reason: reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Merged(keep.FullName);
    }

    /// <summary>Units with something of which each may have one only (the same cluster, the same group, the same part of a task) are refused: a person clears that first.</summary>
    public async Task<Outcome> UnitsAsync(Guid keepId, Guid goneId, string reason, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.DirectoryTree})", ct);
        var (keep, gone) = (await UnitAsync(keepId, ct), await UnitAsync(goneId, ct));
        if (keep is null || gone is null || keepId == goneId || goneId == actor.OrganisationId || gone.ParentId is null) return new Outcome.NotHere();
        LTree below = gone.Path;
        if (await db.Organisations.AnyAsync(o => o.Id == keepId && o.Path.IsDescendantOf(below), ct)) return new Outcome.OneAboveTheOther();

        await NamesAsync(keep, gone, ct);
        var (today, code) = (time.Today(), keep.Code ?? gone.Code);
        (gone.MergedIntoId, gone.ValidTo) = (keepId, today > gone.ValidFrom ? today.AddDays(-1) : gone.ValidFrom);
        await db.SaveChangesAsync(ct);
        keep.Code = code;
        if (gone.ValidFrom < keep.ValidFrom) keep.ValidFrom = gone.ValidFrom;
        await db.SaveChangesAsync(ct);
        foreach (var kept in records) await kept.JoinAsync(keepId, goneId, keepId, ct);
        await db.SaveChangesAsync(ct);
        var repointed = await repointing.RunAsync("app.organisation", keepId, goneId, ["organisation_parent.organisation_id", "organisation_name.organisation_id"], ct);
        if (repointed.Both.Count > 0) return new Outcome.BothHave([.. repointed.Both.Select(UseWords.Of)]);
        await db.Organisations.Where(o => o.MergedIntoId == goneId).ExecuteUpdateAsync(s => s.SetProperty(o => o.MergedIntoId, keepId), ct);
        await db.Organisations.Where(o => o.Id == goneId).ExecuteUpdateAsync(s => s.SetProperty(o => o.ParentId, keepId), ct);
        audit.Add("organisation.merged", keepId, keepId, after: new { merged = gone.Name, moved = repointed.Moved, code }, reason: reason);
        audit.Add("organisation.merged-into", goneId, goneId, after: new { into = keep.Name, moved = repointed.Moved }, reason: reason);
        await db.SaveChangesAsync(ct);
        await tree.RepathAsync(actor.OrganisationId, ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Merged(keep.Name);
    }

    private Task<Organisation?> UnitAsync(Guid id, CancellationToken ct) =>
        db.Organisations.Within(actor).SingleOrDefaultAsync(o => o.Id == id && o.ValidTo == null && o.MergedIntoId == null, ct);

    /// <summary>All names of the one that goes are other names of the one that stays.</summary>
    private async Task NamesAsync(Organisation keep, Organisation gone, CancellationToken ct)
    {
        var aliases = await db.OrganisationAliases.Where(a => a.OrganisationId == keep.Id || a.OrganisationId == gone.Id).ToListAsync(ct);
        var known = aliases.Where(a => a.OrganisationId == keep.Id).Select(a => a.Folded).Append(DirectorySearch.Fold(keep.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in aliases.Where(a => a.OrganisationId == gone.Id).Select(a => a.Alias).Append(gone.Name).Append(gone.ShortName ?? ""))
            if (DirectorySearch.Fold(name) is { Length: > 0 } folded && known.Add(folded)) db.OrganisationAliases.Add(new() { Id = Guid.CreateVersion7(time.GetUtcNow()), OrganisationId = keep.Id, Alias = name });
        db.OrganisationAliases.RemoveRange(aliases.Where(a => a.OrganisationId == gone.Id));
    }

    private Task<Person?> PersonAsync(Guid id, CancellationToken ct) => (
        from p in db.People
        join unit in db.Organisations.Within(actor) on p.OrganisationId equals unit.Id
        where p.Id == id && p.MergedIntoId == null
        select p).SingleOrDefaultAsync(ct);

    /// <summary>The same post in the same unit from the same day was entered twice.</summary>
    private async Task<int> DropDoubledPostsAsync(Guid keep, Guid gone, CancellationToken ct)
    {
        var posts = await db.Positions.Where(p => p.PersonId == keep || p.PersonId == gone).ToListAsync(ct);
        var kept = posts.Where(p => p.PersonId == keep).Select(p => (p.OrganisationId, DirectorySearch.Fold(p.Title), p.ValidFrom, p.ValidTo)).ToHashSet();
        var doubled = posts.Where(p => p.PersonId == gone && kept.Contains((p.OrganisationId, DirectorySearch.Fold(p.Title), p.ValidFrom, p.ValidTo))).ToList();
        db.Positions.RemoveRange(doubled);
        return doubled.Count;
    }

    /// <summary>One row a person, so it can't simply be pointed at the other.</summary>
    private async Task FactsAsync(Person keep, Person gone, CancellationToken ct)
    {
        var theirs = await db.PersonFacts.SingleOrDefaultAsync(f => f.PersonId == gone.Id, ct);
        if (theirs is null) return;
        var own = await db.PersonFacts.SingleOrDefaultAsync(f => f.PersonId == keep.Id, ct);
        if (own is null) db.PersonFacts.Add(own = new() { PersonId = keep.Id });
        own.Ethnicity ??= theirs.Ethnicity;
        own.IsPartyMember ??= theirs.IsPartyMember;
        own.IsDirectWorker ??= theirs.IsDirectWorker;
        db.PersonFacts.Remove(theirs);
        audit.Add("person-facts.edited", keep.Id, keep.OrganisationId, after: new { own.IsDirectWorker, own.IsPartyMember, own.Ethnicity });
    }

    public abstract record Outcome
    {
        public sealed record Merged(string Name) : Outcome;

        /// <summary>Not in scope, or merged already.</summary>
        public sealed record NotHere : Outcome;

        /// <summary>Each has a way in: one must be closed first, or somebody would lose theirs.</summary>
        public sealed record TwoAccounts : Outcome;

        /// <summary>Years of birth differ.</summary>
        public sealed record TwoPeople : Outcome;
        public sealed record OneAboveTheOther : Outcome;

        /// <param name="What">Of which both have one, as an officer would call it.</param>
        public sealed record BothHave(IReadOnlyList<string> What) : Outcome;
    }
}
