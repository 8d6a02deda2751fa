using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Eligibility.Screening;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.Law.Packs;

namespace VinhDanh.App.Features.Eligibility.Proposals;

/// <summary>Lists of those to be proposed: one for an award and a year in an organisation.</summary>
public sealed class ProposalDesk(AppDb db, Actor actor, AuditLog audit, LawShelf law, TimeProvider time)
{
    /// <summary>The list in the actor's scope; null otherwise.</summary>
    public Task<ProposalList?> FindAsync(Guid id, CancellationToken ct) => (
        from list in db.ProposalLists
        join owner in db.Organisations.Within(actor) on list.OrganisationId equals owner.Id
        where list.Id == id
        select list).SingleOrDefaultAsync(ct);

    /// <summary>Adds to the organisation's list of that award and year, made now if there is none; who is on it stays once.</summary>
    /// <returns>The list, and how many were not on it before.</returns>
    public async Task<(Guid List, int Added)> AddAsync(string award, int year, Regime regime, IReadOnlyList<Find> finds, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (now, by) = (time.GetUtcNow(), actor.AccountId!.Value);
        var made = Guid.CreateVersion7(now);
        // Two officers may begin the same list at once; the first row stands.
        await db.Database.ExecuteSqlAsync($"""
            insert into app.proposal_list (id, organisation_id, award, year, regime, created_by, created_at) values ({made}, {actor.OrganisationId}, {award}, {(short)year}, {regime.Id}, {by}, {now})
            on conflict (organisation_id, award, year) do nothing
            """, ct);
        var list = await db.ProposalLists.AsNoTracking().SingleAsync(l => l.OrganisationId == actor.OrganisationId && l.Award == award && l.Year == year, ct);
        var (ids, subjects, people) = (finds.Select(_ => Guid.CreateVersion7(now)).ToArray(), finds.Select(f => f.Subject).ToArray(), finds.Select(f => !f.IsUnit).ToArray());
        var added = await db.Database.ExecuteSqlAsync($"""
            insert into app.proposal_list_member (id, list_id, person_id, unit_id, outcome, added_by, added_at)
            select x.id, {list.Id}, case when x.person then x.subject end, case when x.person then null else x.subject end, 'eligible', {by}, {now}
            from unnest({ids}, {subjects}, {people}) as x (id, subject, person)
            on conflict (list_id, coalesce(person_id, unit_id)) where removed_at is null do nothing
            """, ct);
        audit.Add("proposal-list.extended", list.Id, list.OrganisationId, after: new { award = law.NameOf(award), year, added });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (list.Id, added);
    }

    /// <summary>Takes somebody off; the row stays as the trace.</summary>
    public async Task<bool> RemoveAsync(ProposalList list, Guid member, string name, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = time.GetUtcNow();
        // Asked and changed at once: of two who take the same one off, one is told that it is gone.
        if (await db.ProposalListMembers.Where(m => m.Id == member && m.ListId == list.Id && m.RemovedAt == null).ExecuteUpdateAsync(s => s.SetProperty(m => m.RemovedAt, now), ct) == 0) return false;
        audit.Add("proposal-list.member-removed", list.Id, list.OrganisationId, before: new { name });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
