using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Directory.Importing;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Achievements.Importing;

/// <summary>An uploaded table on its way into records: read again at every step, taken over whole or not at all.</summary>
public sealed class AchievementImporting(AppDb db, Actor actor, AuditLog audit, LawShelf law, TimeProvider time)
{
    /// <summary>Lines of one record named in its audit entry; the rest is counted.</summary>
    private const int MostNamed = 40;

    /// <summary>The import in the actor's scope, unconfirmed; null otherwise.</summary>
    public Task<AchievementImport?> FindAsync(Guid id, CancellationToken ct) => (
        from import in db.AchievementImports
        join owner in db.Organisations.Within(actor) on import.OrganisationId equals owner.Id
        where import.Id == id && import.ConfirmedAt == null
        select import).SingleOrDefaultAsync(ct);

    public static ImportTable TableOf(AchievementImport import)
    {
        using var file = new MemoryStream(import.Content, writable: false);
        return AchievementColumns.Read(file, import.FileName, JsonSerializer.Deserialize<Dictionary<string, int>>(import.Columns)!);
    }

    /// <summary>Every row with whom it is about, what it would add, and what is wrong with it; nothing is written.</summary>
    public async Task<IReadOnlyList<PlacedRow>> ReadAsync(ImportTable table, CancellationToken ct)
    {
        if (table.Missing.Count > 0) return [];
        var rows = new AchievementRows(law).Read(table, time.Today());
        var people = await PeopleAsync([.. rows.Select(r => DirectorySearch.Fold(r.Name)).Distinct()], ct);
        var units = await UnitsAsync(ct);
        var placed = rows.Select(r => Place(r, people, units)).ToList();
        var known = await KnownAsync(placed, ct);
        var said = new Said();
        return [.. placed.Select(p => Check(p, known, said))];
    }

    /// <summary>Takes all rows over in one transaction.</summary>
    /// <returns>How many entries were added; null when a row is wrong, nothing is new, or another request was faster.</returns>
    public async Task<int?> ConfirmAsync(AchievementImport import, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await ReadAsync(TableOf(import), ct);
        if (rows.Count == 0 || rows.Any(r => r.Errors.Count > 0) || rows.All(r => r.New.Count == 0)) return null;
        var now = time.GetUtcNow();
        var added = 0;
        foreach (var of in rows.Where(r => r.New.Count > 0).GroupBy(r => r.Subject!.Id))
        {
            var subject = of.First().Subject!;
            List<string> lines = [];
            foreach (var read in of.SelectMany(r => r.New))
            {
                var entry = read.For(Guid.CreateVersion7(now), subject.IsUnit ? null : subject.Id, subject.IsUnit ? subject.Id : null, actor.AccountId, now);
                db.Achievements.Add(entry);
                lines.Add(AchievementWords.Line(entry, law));
            }
            added += lines.Count;
            audit.Add("achievement.imported", subject.Id, subject.OwnerId, after: new { entries = lines.Count > MostNamed ? [.. lines.Take(MostNamed), $"và {lines.Count - MostNamed} mục khác"] : lines });
        }
        // The uploaded file holds personal data; once taken over it has done its work.
        var mine = await db.AchievementImports.Where(i => i.Id == import.Id && i.ConfirmedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.ConfirmedAt, now).SetProperty(i => i.Content, Array.Empty<byte>()), ct);
        if (mine == 0) return null;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return added;
    }

    /// <param name="names">Folded: of a province only those the table names are read.</param>
    private async Task<ILookup<string, KnownPerson>> PeopleAsync(List<string> names, CancellationToken ct) => (await (
        from p in db.People.AsNoTracking()
        join unit in db.Organisations.Within(actor) on p.OrganisationId equals unit.Id
        where p.MergedIntoId == null && names.Contains(p.Folded)
        select new KnownPerson(p.Id, p.FullName, p.BirthYear, unit.Id, unit.Name, unit.ShortName, unit.Code)).ToListAsync(ct)).ToLookup(p => DirectorySearch.Fold(p.FullName), StringComparer.Ordinal);

    private async Task<ILookup<string, KnownUnit>> UnitsAsync(CancellationToken ct)
    {
        var today = time.Today();
        var units = await db.Organisations.AsNoTracking().Within(actor).Where(o => o.MergedIntoId == null && !o.IsOutside)
            .Select(o => new { o.Id, o.Name, o.ShortName, o.Code, Lives = o.ValidTo == null || o.ValidTo >= today }).ToListAsync(ct);
        return units.SelectMany(u => ((string?[])[u.Name, u.ShortName, u.Code]).OfType<string>().Select(n => (Key: DirectorySearch.Fold(n), Unit: new KnownUnit(new(u.Id, true, u.Name, null, u.Id, u.Name), u.Lives))))
            .DistinctBy(u => (u.Key, u.Unit.Subject.Id)).ToLookup(u => u.Key, u => u.Unit, StringComparer.Ordinal);
    }

    private static PlacedRow Place(AchievementRow row, ILookup<string, KnownPerson> people, ILookup<string, KnownUnit> units)
    {
        if (row.Name.Length == 0) return new(row, null, [], row.Errors);
        var folded = DirectorySearch.Fold(row.Name);
        var named = people[folded].ToList();
        var left = named.Where(p => row.BirthYear is null || p.BirthYear is null || p.BirthYear == row.BirthYear).Where(p => row.Unit is null || p.IsIn(row.Unit)).ToList();
        if (left is [var one]) return new(row, one.Subject, [], row.Errors);
        // A reorganisation may leave a unit that has ended and one that lives under one name: who writes it today means the one that lives.
        var called = units[folded].ToList();
        if (left.Count == 0 && (called.Count == 1 ? called : called.FindAll(u => u.Lives)) is [var unit]) return new(row, unit.Subject, [], row.Errors);
        return new(row, null, [], [.. row.Errors, named.Count switch
        {
            0 when called.Count > 1 => $"Có {called.Count} đơn vị tên “{row.Name}”; ghi mã của đơn vị thay cho tên.",
            0 => $"Không có “{row.Name}” trong danh bạ; thêm vào danh bạ trước.",
            _ when left.Count == 0 => $"“{row.Name}” trong danh bạ không khớp năm sinh hoặc đơn vị ghi ở dòng này.",
            _ => $"Có {left.Count} người tên “{row.Name}”; ghi thêm năm sinh hoặc đơn vị.",
        }]);
    }

    private async Task<ILookup<Guid, Achievement>> KnownAsync(List<PlacedRow> rows, CancellationToken ct)
    {
        var ids = rows.Where(r => r.Subject is not null).Select(r => (Guid?)r.Subject!.Id).Distinct().ToList();
        return (await db.Achievements.AsNoTracking().Where(e => e.RemovedAt == null && (ids.Contains(e.PersonId) || ids.Contains(e.UnitId))).ToListAsync(ct)).ToLookup(e => e.SubjectId);
    }

    /// <summary>What is in the record already, or in a row above, is not written twice; another level for a year that has one is an error.</summary>
    private PlacedRow Check(PlacedRow placed, ILookup<Guid, Achievement> known, Said said)
    {
        if (placed.Subject is not { } subject) return placed;
        List<string> errors = [.. placed.Errors];
        List<ReadEntry> fresh = [];
        foreach (var entry in placed.Row.Entries)
        {
            // A table tells of merit: the same given for a sudden deed in that year is another entry.
            var there = known[subject.Id].Where(e => e.Kind == entry.Kind && e.Period == entry.Period && e.Basis is null or AwardBasis.Merit).ToList();
            if (entry.Kind is AchievementKind.Rating)
            {
                var stands = there.FirstOrDefault()?.Code ?? said.Levels.GetValueOrDefault((subject.Id, entry.Period));
                if (stands is null) fresh.Add(entry);
                else if (stands != entry.Code) errors.Add($"{Vn.Capital(entry.Period.Words)} đã ghi “{law.Words.Ratings.Name(stands)}”; nếu sai, hãy đính chính trong hồ sơ.");
                said.Levels.TryAdd((subject.Id, entry.Period), entry.Code);
            }
            else if (entry.Kind is AchievementKind.Title && law.AwardOf(entry.Code) is { } award && !award.Recipients.Any(r => (r == Recipients.Individual) != subject.IsUnit)) errors.Add($"{award.Name} không dành cho {(subject.IsUnit ? "tập thể" : "cá nhân")}.");
            else if (there.All(e => Key(e.Code, e.Title) != Key(entry.Code, entry.Title)) && said.Others.Add((subject.Id, entry.Period, Key(entry.Code, entry.Title)))) fresh.Add(entry);
        }
        return placed with { New = fresh, Errors = errors };

        static string Key(string code, string? title) => $"{code} {DirectorySearch.Fold(title)}";
    }

    /// <summary>What the rows above said.</summary>
    private sealed class Said
    {
        public Dictionary<(Guid, Law.Records.Period), string> Levels { get; } = [];
        public HashSet<(Guid, Law.Records.Period, string)> Others { get; } = [];
    }

    private sealed record KnownUnit(RecordSubject Subject, bool Lives);

    private sealed record KnownPerson(Guid Id, string FullName, short? BirthYear, Guid UnitId, string Unit, string? UnitShort, string? UnitCode)
    {
        public RecordSubject Subject => new(Id, false, FullName, null, UnitId, Unit);

        public bool IsIn(string unit)
        {
            var folded = DirectorySearch.Fold(unit);
            return folded == DirectorySearch.Fold(Unit) || folded == DirectorySearch.Fold(UnitShort) || folded == DirectorySearch.Fold(UnitCode);
        }
    }
}

/// <param name="Subject">Null: nobody, or more than one.</param>
/// <param name="New">What is not in the record yet.</param>
/// <param name="Errors">Sentences; empty: the row is good.</param>
public sealed record PlacedRow(AchievementRow Row, RecordSubject? Subject, IReadOnlyList<ReadEntry> New, IReadOnlyList<string> Errors);
