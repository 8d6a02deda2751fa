using System.Text.RegularExpressions;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>A row of the document that may be an existing one; a person says.</summary>
/// <param name="Candidates">Likeliest first; at least one.</param>
public sealed record RowQuestion(PlanRow New, IReadOnlyList<PlanRow> Candidates);

/// <summary>Which row of a new document is which row of the programme: rows may be renumbered and reworded.</summary>
public sealed partial class RowMatching
{
    /// <summary>An answer that a row is none of the existing ones.</summary>
    public const string IsNew = "new";

    /// <summary>From here on titles alone make two rows one.</summary>
    public const double Sure = 0.75;

    /// <summary>From here to <see cref="Sure"/> a person is asked.</summary>
    public const double Doubtful = 0.5;

    /// <summary>A corrected version keeps its places: there a place and this much of the title are enough.</summary>
    private const double SureInPlace = 0.4;

    private const int MostCandidates = 3;

    private readonly List<(PlanRow Row, IReadOnlySet<string> Words)> _current;
    private readonly ImportPurpose _purpose;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<(PlanRow Old, PlanRow New)> _pairs = [];
    private readonly List<RowQuestion> _questions = [];
    private List<(PlanRow Row, IReadOnlySet<string> Words)> _open;

    /// <param name="answers">By path of the document's row: the path of the existing row, or <see cref="IsNew"/>.</param>
    public RowMatching(IReadOnlyList<PlanRow> current, IReadOnlyList<PlanRow> next, ImportPurpose purpose, IReadOnlyDictionary<string, string> answers)
    {
        _purpose = purpose;
        _current = [.. current.Select(r => (r, TitleLikeness.WordsOf(r.Title)))];
        _open = [.. next.Select(r => (r, TitleLikeness.WordsOf(r.Title)))];
        var told = _open.Where(n => answers.GetValueOrDefault(n.Row.Path) == IsNew).Select(n => n.Row).ToList();
        Take(n => answers.GetValueOrDefault(n.Path) is { } path && path != IsNew ? Find(path) : null);
        _open = [.. _open.Where(n => !told.Contains(n.Row))];
        TakeTheSame();
        if (purpose is ImportPurpose.Supplement) Take(n => PlaceNamedIn(n.Title) is { } path ? Find(path) : null);
        TakeTheLikeliest();
        Ask();
        Added = [.. told, .. _open.Select(n => n.Row)];
        var asked = _questions.Select(q => q.Candidates[0].Path).ToHashSet(StringComparer.Ordinal);
        Unmatched = [.. current.Where(r => !_taken.Contains(r.Path) && !asked.Contains(r.Path))];
    }

    public IReadOnlyList<(PlanRow Old, PlanRow New)> Pairs => _pairs;
    public IReadOnlyList<RowQuestion> Questions => _questions;
    public IReadOnlyList<PlanRow> Added { get; }

    /// <summary>Existing rows that nothing in the document corresponds to, nor may.</summary>
    public IReadOnlyList<PlanRow> Unmatched { get; }

    /// <summary>“mục II.9 Phụ lục 1” in a supplementary plan's own words: the row it amends.</summary>
    public static string? PlaceNamedIn(string title)
    {
        var match = Place().Match(title.Normalize());
        if (!match.Success) return null;
        var appendix = match.Groups["before"].Success ? match.Groups["before"].Value : match.Groups["after"].Success ? match.Groups["after"].Value : "1";
        return $"PL{appendix}.{match.Groups["row"].Value}";
    }

    private PlanRow? Find(string path) => _current.Select(c => c.Row).FirstOrDefault(r => r.Path == path);

    private void Take(Func<PlanRow, PlanRow?> existing)
    {
        foreach (var (row, _) in _open)
            if (existing(row) is { } old && _taken.Add(old.Path)) _pairs.Add((old, row));
        Close();
    }

    /// <summary>The same title at the same place; then the same title wherever it went, nearest first where several share it.</summary>
    private void TakeTheSame()
    {
        static (TaskKind, string) Key(PlanRow row) => (row.Kind, row.Of(RowField.Title).Compared);
        if (_purpose is ImportPurpose.Correction) Take(n => Find(n.Path) is { } old && Key(old) == Key(n) ? old : null);
        var byTitle = _current.Select(c => c.Row).ToLookup(Key);
        Take(n => byTitle[Key(n)].FirstOrDefault(o => !_taken.Contains(o.Path)));
    }

    private void TakeTheLikeliest()
    {
        var scored =
            from next in _open
            from old in _current
            where !_taken.Contains(old.Row.Path) && old.Row.Kind == next.Row.Kind
            let likeness = TitleLikeness.Of(old.Words, next.Words)
            let inPlace = _purpose is ImportPurpose.Correction && old.Row.Path == next.Row.Path
            where likeness >= (inPlace ? SureInPlace : Sure)
            orderby likeness + (inPlace ? 0.3 : 0) descending
            select (Old: old.Row, New: next.Row);
        var matched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (old, row) in scored.ToList())
            if (!matched.Contains(row.Path) && _taken.Add(old.Path))
            {
                matched.Add(row.Path);
                _pairs.Add((old, row));
            }
        Close();
    }

    private void Ask()
    {
        foreach (var (row, words) in _open)
        {
            var candidates = _current.Where(c => !_taken.Contains(c.Row.Path) && c.Row.Kind == row.Kind)
                .Select(c => (c.Row, Likeness: TitleLikeness.Of(c.Words, words))).Where(c => c.Likeness >= Doubtful)
                .OrderByDescending(c => c.Likeness).Take(MostCandidates).Select(c => c.Row).ToList();
            if (candidates.Count > 0) _questions.Add(new(row, candidates));
        }

        _open = [.. _open.Where(n => !_questions.Exists(q => q.New == n.Row))];
    }

    private void Close()
    {
        var done = _pairs.Select(p => p.New).ToHashSet(ReferenceEqualityComparer.Instance);
        _open = [.. _open.Where(n => !done.Contains(n.Row))];
    }

    [GeneratedRegex(@"(?:Phụ lục\s*(?:số\s*)?(?<before>\d+)\W+)?(?:mục|điểm|dòng|số thứ tự)\s+(?<row>[IVX]+(?:\.\d+)+)(?:\W+(?:của\s+)?Phụ lục\s*(?:số\s*)?(?<after>\d+))?", RegexOptions.IgnoreCase)]
    private static partial Regex Place();
}
