using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>An uploaded table on its way into the directory: read again at every step, taken over whole or not at all.</summary>
public sealed class ImportDesk(AppDb db, Actor actor, OrganisationImporter organisations, PersonImporter people, ReorganisationImporter reorganisations, TimeProvider time)
{
    /// <summary>The import in the actor's scope, unconfirmed; null otherwise.</summary>
    public Task<DirectoryImport?> FindAsync(Guid id, CancellationToken ct) => (
        from import in db.DirectoryImports
        join owner in db.Organisations.Within(actor) on import.OrganisationId equals owner.Id
        where import.Id == id && import.ConfirmedAt == null
        select import).SingleOrDefaultAsync(ct);

    public static ImportTable TableOf(DirectoryImport import)
    {
        using var file = new MemoryStream(import.Content, writable: false);
        var chosen = JsonSerializer.Deserialize<Dictionary<string, int>>(import.Columns)!;
        return ImportTable.Read(file, import.FileName, import.Purpose, chosen);
    }

    /// <summary>Every row with what is wrong with it; nothing is written.</summary>
    public async Task<IReadOnlyList<PreviewRow>> PreviewAsync(DirectoryImport import, CancellationToken ct)
    {
        var table = TableOf(import);
        if (table.Missing.Count > 0) return [];
        if (import.Purpose is DirectoryImportPurpose.Reorganisation) return (await reorganisations.ReadAsync(table, ct)).Rows;
        return import.Purpose is DirectoryImportPurpose.Organisations
            ? [.. (await OrganisationsAsync(table, ct)).Rows.Select(r => new PreviewRow(r.Number, r.Value?.Name ?? "", Detail(r.Value), r.Errors))]
            : [.. (await PeopleAsync(table, ct)).Select(r => new PreviewRow(r.Number, r.Value?.FullName ?? "", Detail(r.Value), r.Errors))];
    }

    /// <summary>Takes all rows over in one transaction.</summary>
    /// <returns>How many organisations or people were added, or which draft was made; null when a row is wrong or another request was faster.</returns>
    public async Task<Taken?> ConfirmAsync(DirectoryImport import, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var table = TableOf(import);
        int added;
        Guid? draft = null;
        if (import.Purpose is DirectoryImportPurpose.Reorganisation)
        {
            var read = await reorganisations.ReadAsync(table, ct);
            if (read.Rows.Count == 0 || read.Rows.Any(r => r.Errors.Count > 0)) return null;
            (added, draft) = (read.Rows.Count, reorganisations.Add(read, import));
        }
        else if (import.Purpose is DirectoryImportPurpose.Organisations)
        {
            var (rows, standing) = await OrganisationsAsync(table, ct);
            if (rows.Count == 0 || rows.Any(r => r.Errors.Count > 0)) return null;
            await organisations.ApplyAsync(rows, standing, await db.Organisations.SingleAsync(o => o.Id == import.OrganisationId, ct), ct);
            added = rows.Count;
        }
        else
        {
            var rows = await PeopleAsync(table, ct);
            if (rows.Count == 0 || rows.Any(r => r.Errors.Count > 0)) return null;
            added = people.Apply(rows);
        }
        var now = time.GetUtcNow();
        // The uploaded file holds personal data; once taken over it has done its work.
        var mine = await db.DirectoryImports.Where(i => i.Id == import.Id && i.ConfirmedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.ConfirmedAt, now).SetProperty(i => i.Content, Array.Empty<byte>()), ct);
        if (mine == 0) return null;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(added, draft);
    }

    private async Task<(IReadOnlyList<ReadRow<OrganisationRow>> Rows, IReadOnlyDictionary<string, StandingUnit> Standing)> OrganisationsAsync(ImportTable table, CancellationToken ct)
    {
        var standing = await organisations.StandingAsync(actor.Path, ct);
        return (OrganisationRows.Read(table, standing, time.Today()), standing);
    }

    private async Task<IReadOnlyList<ReadRow<PersonRow>>> PeopleAsync(ImportTable table, CancellationToken ct)
    {
        var units = await organisations.StandingAsync(actor.Path, ct);
        return PersonRows.Read(table, units, await people.KnownAsync(units.Values, ct), time.Today());
    }

    private static string Detail(OrganisationRow? row) => row is null ? "" : $"{OrganisationWords.Of(row.Kind)}; {DirectoryWords.Period(row.From, row.To)}";

    private static string Detail(PersonRow? row) => row is null ? "" : $"{row.Title ?? "Chưa ghi chức vụ"}, {row.Unit.Name}; {DirectoryWords.Period(row.From, row.To)}";
}

/// <param name="Draft">The reorganisation that a table of changes became.</param>
public sealed record Taken(int Rows, Guid? Draft);

/// <param name="Errors">Sentences; empty: the row is good.</param>
public sealed record PreviewRow(int Number, string Name, string Detail, IReadOnlyList<string> Errors);
