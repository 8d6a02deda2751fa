using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>Makes the draft of a reorganisation from a table; the caller saves and commits. The directory stays as it is until the draft is carried out.</summary>
public sealed class ReorganisationImporter(AppDb db, Actor actor, ReorganisationDesk desk, AuditLog audit, TimeProvider time)
{
    public async Task<ReadReorganisation> ReadAsync(ImportTable table, CancellationToken ct)
    {
        var read = new ReorganisationRows(table, await StandingAsync(ct), () => Guid.CreateVersion7(time.GetUtcNow())).Read();
        if (read.Rows.Count == 0 || read.Rows.Any(r => r.Errors.Count > 0)) return read;
        // What the lines together make impossible is said at the line that names the unit, else at the first.
        var rows = read.Rows.ToList();
        foreach (var wrong in await desk.CheckAsync(read.Plan, read.EffectiveOn, ct))
        {
            var at = rows.FindIndex(r => r.Name.Split(" → ").Any(n => n.Length > 0 && wrong.Contains(n, StringComparison.Ordinal)));
            rows[Math.Max(at, 0)] = rows[Math.Max(at, 0)] with { Errors = [.. rows[Math.Max(at, 0)].Errors, wrong] };
        }
        return read with { Rows = rows };
    }

    public Guid Add(ReadReorganisation read, DirectoryImport import)
    {
        var made = new Reorganisation
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), OrganisationId = actor.OrganisationId, Kind = ReorganisationKind.Table, State = ReorganisationState.Draft, LegalNumber = read.LegalNumber,
            LegalDate = read.LegalDate, EffectiveOn = read.EffectiveOn, Note = $"Từ tệp {import.FileName}", Plan = read.Plan.Write(), CreatedAt = time.GetUtcNow(), CreatedBy = actor.AccountId!.Value,
        };
        db.Reorganisations.Add(made);
        audit.Add("reorganisation.prepared", made.Id, made.OrganisationId, after: new { made.Kind, made.LegalNumber, made.LegalDate, made.EffectiveOn }, reason: made.Note);
        return made.Id;
    }

    private async Task<StandingOrder> StandingAsync(CancellationToken ct)
    {
        var units = await db.Organisations.AsNoTracking().Within(actor).Where(o => o.ValidTo == null)
            .Select(o => new PlanUnit(o.Id, o.ParentId, o.Name, o.ShortName, o.Code, o.Kind, o.ValidFrom, o.ValidFrom)).ToDictionaryAsync(o => o.Id, ct);
        var keys = units.Values.Where(u => u.Code is not null).ToDictionary(u => u.Code!, u => u.Id, StringComparer.Ordinal);
        foreach (var named in units.Values.GroupBy(u => Folding.Fold(u.Name)).Where(g => g.Count() == 1)) keys.TryAdd(named.Key, named.First().Id);
        return new(keys, units, actor.OrganisationId);
    }
}
