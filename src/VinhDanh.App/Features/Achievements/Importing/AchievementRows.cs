using VinhDanh.App.Features.Directory.Importing;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;
using VinhDanh.Law.Records;
using VinhDanh.Papers.Spreadsheets;

namespace VinhDanh.App.Features.Achievements.Importing;

/// <summary>What one row of a table says: of whom, and the entries it would make.</summary>
public sealed record AchievementRow(int Number, string Name, short? BirthYear, string? Unit, IReadOnlyList<ReadEntry> Entries, IReadOnlyList<string> Errors);

/// <summary>An entry as read, not yet of anybody.</summary>
public sealed record ReadEntry(AchievementKind Kind, Period Period, string Code)
{
    public string? Scope { get; init; }
    public string? Authority { get; init; }
    public string? Title { get; init; }
    public string? DecisionNumber { get; init; }
    public DateOnly? DecisionDate { get; init; }
    public string? DecisionIssuer { get; init; }
    public string? DecisionSigner { get; init; }

    public Achievement For(Guid id, Guid? person, Guid? unit, Guid? by, DateTimeOffset at) => new()
    {
        Id = id, PersonId = person, UnitId = unit, Kind = Kind, Year = (short)Period.Year, IsSchoolYear = Period.IsSchoolYear, Code = Code, Scope = Scope, Authority = Authority, Title = Title,
        Basis = Kind is AchievementKind.Title ? AwardBasis.Merit : null, DecisionNumber = DecisionNumber, DecisionDate = DecisionDate, DecisionIssuer = DecisionIssuer, DecisionSigner = DecisionSigner,
        Source = AchievementSource.Table, CreatedBy = by, CreatedAt = at,
    };
}

/// <summary>Reads the rows of a table of achievements; pure. One row may speak of one year, or have a column for each.</summary>
public sealed class AchievementRows
{
    private readonly LawShelf _law;
    private readonly NameMatcher _ratings;
    private readonly NameMatcher _awards;
    private readonly NameMatcher _scopes;
    private readonly NameMatcher _authorities;
    private readonly string _work;

    public AchievementRows(LawShelf law)
    {
        _law = law;
        _ratings = new(law.Words.Ratings.Terms.SelectMany(t => new[] { (t.Code, t.Name), (t.Code, t.Name.Replace(" nhiệm vụ", "", StringComparison.Ordinal)) }));
        _awards = new(law.Awards.SelectMany(a => a.FormerNames.Concat(a.AlsoCalled).Prepend(a.Name).Select(n => (a.Code, n))));
        // “Bộ, ban, ngành, tỉnh” is written as the one of the four that it is.
        _scopes = new(law.Words.Scopes.Terms.SelectMany(t => Parts(t.Name).Prepend(t.Name).Select(n => (t.Code, n))));
        _authorities = new(law.Words.Authorities.Terms.SelectMany(t => Parts(t.Name).Prepend(t.Name).Select(n => (t.SameAs ?? t.Code, n))));
        _work = law.Words.WorkKinds.Keys.First();
    }

    public IReadOnlyList<AchievementRow> Read(ImportTable table, DateOnly today)
    {
        var years = AchievementColumns.YearColumns(table.Headers).Where(y => !table.Columns.Values.Contains(y.Column)).ToList();
        return [.. table.Rows.Select(row => One(table, row, years, today))];
    }

    private AchievementRow One(ImportTable table, SpreadsheetRow row, List<(int Column, Period Period)> years, DateOnly today)
    {
        var cells = table.Row(row);
        List<ReadEntry> entries = [];
        var name = cells[AchievementColumns.Name];
        if (name is null) cells.Errors.Add("Thiếu họ và tên.");
        var born = cells.BirthYear(AchievementColumns.BirthYear, today);
        var period = cells[AchievementColumns.Year] is { } year ? PeriodIn(year, cells) : null;
        if (period is { } at)
        {
            if (cells[AchievementColumns.Rating] is { } rating) entries.AddRange(Rated(rating, at, cells.Errors));
            foreach (var key in (string[])[AchievementColumns.Titles, AchievementColumns.Awards])
            {
                if (cells[key] is { } text) entries.AddRange(Given(text, at, cells.Errors));
            }
            if (cells[AchievementColumns.Work] is { } work) entries.Add(Work(work, at, cells));
        }
        else if (cells[AchievementColumns.Year] is null && ((string[])[AchievementColumns.Rating, AchievementColumns.Titles, AchievementColumns.Awards, AchievementColumns.Work]).Any(k => cells[k] is not null))
            cells.Errors.Add("Thiếu năm.");
        foreach (var (column, of) in years)
        {
            if (row[column] is { Length: > 0 } text) entries.AddRange(Mixed(text, of, cells.Errors));
        }
        foreach (var late in entries.Where(e => e.Period.First > today).Select(e => e.Period.Words).Distinct()) cells.Errors.Add($"{Vn.Capital(late)} chưa đến.");
        if (entries.Count == 0 && cells.Errors.Count == 0) cells.Errors.Add("Dòng này không ghi thành tích nào.");
        var decision = (Number: cells.Limited(AchievementColumns.Number, "Số quyết định", 80), Date: cells.Date(AchievementColumns.Date, "Ngày quyết định"),
            Issuer: cells.Limited(AchievementColumns.Issuer, "Cơ quan ban hành", 200), Signer: cells.Limited(AchievementColumns.Signer, "Người ký", 120));
        if (decision.Date > today) cells.Errors.Add("Ngày quyết định chưa đến.");
        return new(row.Number, name ?? "", born, cells[AchievementColumns.Unit],
            [.. entries.Distinct().Select(e => e with { DecisionNumber = decision.Number, DecisionDate = decision.Date, DecisionIssuer = decision.Issuer, DecisionSigner = decision.Signer })], cells.Errors);
    }

    private IEnumerable<ReadEntry> Rated(string text, Period period, List<string> errors)
    {
        if (_ratings.Find(text) is [var code]) yield return new(AchievementKind.Rating, period, code);
        else errors.Add($"Không hiểu mức xếp loại “{text}”, {period.Words}.");
    }

    private IEnumerable<ReadEntry> Given(string text, Period period, List<string> errors)
    {
        foreach (var (said, found) in Split(text, _awards.Find))
        {
            if (found is [var code]) yield return new(AchievementKind.Title, period, code);
            else errors.Add(Unclear(said, found, period));
        }
    }

    /// <summary>The cell of a year: a level, titles, awards, in any order.</summary>
    private IEnumerable<ReadEntry> Mixed(string text, Period period, List<string> errors)
    {
        foreach (var (said, found) in Split(text, said => _ratings.Find(said) is { Count: > 0 } rating ? rating : _awards.Find(said)))
        {
            if (found is [var code]) yield return new(_law.Words.Ratings.Has(code) ? AchievementKind.Rating : AchievementKind.Title, period, code);
            else errors.Add(Unclear(said, found, period));
        }
    }

    /// <param name="found">Levels or awards it may mean.</param>
    private string Unclear(string said, IReadOnlyList<string> found, Period period) => found.Count == 0 ? $"Không hiểu “{said}”, {period.Words}."
        : $"“{said}”, {period.Words}, có thể là {string.Join(" hoặc ", found.Select(c => _law.AwardOf(c)?.Name ?? _law.Words.Ratings.Name(c)))}; hãy ghi đủ tên.";

    private ReadEntry Work(string title, Period period, TableRow cells)
    {
        var work = new ReadEntry(AchievementKind.Work, period, _work) { Title = title.Length <= 500 ? title : title[..500] };
        if (title.Length > 500) cells.Errors.Add("Tên sáng kiến dài quá 500 ký tự.");
        if (cells[AchievementColumns.Scope] is { } scope) work = _scopes.Find(scope) is [var code] ? work with { Scope = code } : Unclear(work, cells, $"Không hiểu phạm vi ảnh hưởng “{scope}”.");
        if (cells[AchievementColumns.RecognisedBy] is { } by) work = _authorities.Find(by) is [var code] ? work with { Authority = code } : Unclear(work, cells, $"Không hiểu cấp công nhận “{by}”.");
        return work;

        static ReadEntry Unclear(ReadEntry work, TableRow cells, string why)
        {
            cells.Errors.Add(why);
            return work;
        }
    }

    /// <summary>Things in one cell, parted by semicolons, lines, pluses; by commas only where the whole is no name, as some names hold commas.</summary>
    private static IEnumerable<(string Said, IReadOnlyList<string> Found)> Split(string text, Func<string, IReadOnlyList<string>> find)
    {
        foreach (var piece in text.Split([';', '\n', '+', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (find(piece) is { Count: > 0 } found || !piece.Contains(',', StringComparison.Ordinal)) yield return (piece, find(piece));
            else
            {
                foreach (var part in piece.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) yield return (part, find(part));
            }
        }
    }

    private static Period? PeriodIn(string text, TableRow cells)
    {
        if (AchievementColumns.PeriodOf(text) is { } period) return period;
        cells.Errors.Add($"Năm “{text}” chưa đúng; ghi 2024, hoặc 2023-2024 cho năm học.");
        return null;
    }

    /// <summary>“trong bộ, ban, ngành, tỉnh” → bộ; ban; ngành; tỉnh.</summary>
    private static string[] Parts(string name) => name.Contains(',', StringComparison.Ordinal) ? name.Split(',', StringSplitOptions.TrimEntries) : [];
}
