using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.Duplicates;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Eligibility.Proposals;

/// <summary>Somebody stands on a list once, also when two entries for one person stood on it.</summary>
internal sealed class MergedProposals(AppDb db, TimeProvider time) : IMergedRecords
{
    public async Task JoinAsync(Guid keep, Guid gone, Guid ownerId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await db.ProposalListMembers.Where(m => (m.PersonId == gone || m.UnitId == gone) && m.RemovedAt == null && db.ProposalListMembers.Any(o => o.ListId == m.ListId && o.RemovedAt == null && (o.PersonId == keep || o.UnitId == keep)))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.RemovedAt, now), ct);
    }
}
