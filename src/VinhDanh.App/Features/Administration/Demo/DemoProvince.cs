using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Directory.Importing;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Administration.Demo;

/// <summary>
/// Fills an empty database with an invented province, from the tables beside the program and through the import that officers use.
/// All in one transaction: a demo is whole or not there.
/// </summary>
public sealed class DemoProvince(
    AppDb db, OrganisationImporter organisations, PersonImporter people, DemoAccounts accounts, AuditLog audit, IEnumerable<IDemoAddition> additions, TimeProvider time)
{
    private static string Samples => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <returns>Null: something stands in the database already, nothing was done.</returns>
    /// <exception cref="InvalidDataException">The sample tables beside the program are damaged.</exception>
    public async Task<DemoResult?> FillAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.FirstRun})", ct);
        if (await db.Organisations.AnyAsync(ct)) return null;

        await ImportAsync(ct);
        var province = await db.Organisations.SingleAsync(o => o.ParentId == null, ct);
        new DemoGroups(db, audit, time).Add(province.Id, await db.Organisations.AsNoTracking().OrderBy(o => o.Code).ToListAsync(ct));
        var result = await accounts.AddAsync(ct);
        await db.FirstRuns.ExecuteDeleteAsync(ct);
        audit.Add("organisation.founded", province.Id, province.Id, after: new { province.Name, invented = true });
        await db.SaveChangesAsync(ct);

        // The sample plan comes in here, through the import of the plans' feature.
        var scene = new DemoScene(province.Id, result.Officer, time.Today(), Samples);
        foreach (var addition in additions.OrderBy(a => a.Order)) await addition.AddAsync(scene, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    private async Task ImportAsync(CancellationToken ct)
    {
        await using (var file = File.OpenRead(Path.Combine(Samples, "directory.xlsx")))
        {
            var standing = await organisations.StandingAsync(null, ct);
            var rows = OrganisationRows.Read(ImportTable.Read(file, "directory.xlsx", DirectoryImportPurpose.Organisations), standing, time.Today());
            Refuse(rows.SelectMany(r => r.Errors.Select(e => $"directory.xlsx:{r.Number}: {e}")));
            await organisations.ApplyAsync(rows, standing, under: null, ct);
            await db.SaveChangesAsync(ct);
        }
        await using (var file = File.OpenRead(Path.Combine(Samples, "people.xlsx")))
        {
            var units = await organisations.StandingAsync(null, ct);
            var rows = PersonRows.Read(ImportTable.Read(file, "people.xlsx", DirectoryImportPurpose.People), await WithFormerAsync(units, ct), new HashSet<string>(), time.Today());
            Refuse(rows.SelectMany(r => r.Errors.Select(e => $"people.xlsx:{r.Number}: {e}")));
            people.Apply(rows);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>Posts of the past were held in units that no longer live.</summary>
    private async Task<IReadOnlyDictionary<string, StandingUnit>> WithFormerAsync(IReadOnlyDictionary<string, StandingUnit> living, CancellationToken ct)
    {
        var all = living.ToDictionary(StringComparer.Ordinal);
        foreach (var former in await db.Organisations.AsNoTracking().Where(o => o.ValidTo != null && o.Code != null).ToListAsync(ct))
            all.TryAdd(former.Code!, new(former.Id, former.Code!, former.Name));
        return all;
    }

    private static void Refuse(IEnumerable<string> errors)
    {
        var all = errors.ToList();
        if (all.Count > 0) throw new InvalidDataException(string.Join(Environment.NewLine, all));
    }
}

/// <summary>What the demo made.</summary>
/// <param name="Password">Of all its accounts; shown once, never stored.</param>
/// <param name="Officer">Account of the standing agency's officer.</param>
public sealed record DemoResult(IReadOnlyList<DemoAccount> Accounts, string Password, Guid Officer);

public sealed record DemoAccount(string UserName, string DisplayName, Role Role, string Organisation);
