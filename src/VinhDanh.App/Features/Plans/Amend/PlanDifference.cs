using System.Security.Cryptography;
using System.Text;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>One field of a row that a document says otherwise.</summary>
public sealed record FieldChange(RowField Field, FieldText Old, FieldText New);

/// <summary>A row of the programme and the document's row that it corresponds to.</summary>
/// <param name="Fields">What differs; empty when nothing does.</param>
public sealed record RowPair(PlanRow Old, PlanRow New, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>Names one change; a person who keeps what stands gives it back.</summary>
    public string Key(RowField field) => $"{Old.Path}:{field}";
}

/// <summary>What a corrected or supplementary document changes in a programme; pure.</summary>
/// <param name="Removed">Rows of the programme that a corrected version no longer has; none for a supplement.</param>
/// <param name="Questions">Rows a person has to place before anything is applied.</param>
public sealed record PlanDifference(
    IReadOnlyList<RowPair> Pairs,
    IReadOnlyList<PlanRow> Added,
    IReadOnlyList<PlanRow> Removed,
    IReadOnlyList<RowQuestion> Questions)
{
    public IEnumerable<RowPair> Changed => Pairs.Where(p => p.Fields.Count > 0);
    public IEnumerable<RowPair> Unchanged => Pairs.Where(p => p.Fields.Count == 0);
    public IEnumerable<RowPair> Renumbered => Pairs.Where(p => p.Old.Path != p.New.Path);
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && Questions.Count == 0 && !Changed.Any();

    public static string KeyOfAdded(PlanRow row) => "+" + row.Path;
    public static string KeyOfRemoved(PlanRow row) => "-" + row.Path;

    /// <param name="current">Rows of the programme, in its order.</param>
    /// <param name="next">Rows of the document, in its order.</param>
    /// <param name="purpose">Correction: what is absent is withdrawn. Supplement: absence says nothing, of rows and of fields alike.</param>
    /// <param name="answers">See <see cref="RowMatching"/>.</param>
    public static PlanDifference Of(
        IReadOnlyList<PlanRow> current, IReadOnlyList<PlanRow> next, ImportPurpose purpose, IReadOnlyDictionary<string, string>? answers = null)
    {
        var whole = purpose is ImportPurpose.Correction;
        var matching = new RowMatching(current, next, purpose, answers ?? new Dictionary<string, string>());
        var order = next.Select((row, i) => (row, i)).ToDictionary(r => r.row.Path, r => r.i);
        return new(
            [.. matching.Pairs.OrderBy(p => order[p.New.Path]).Select(p => new RowPair(p.Old, p.New, [.. Differing(p.Old, p.New, whole)]))],
            [.. matching.Added.OrderBy(r => order[r.Path])],
            whole ? matching.Unmatched : [],
            matching.Questions);
    }

    /// <summary>The rows as they stand once the changes are made, except those kept by a person.</summary>
    /// <param name="kept">Keys of changes not to be made.</param>
    public IReadOnlyList<PlanRow> Apply(IReadOnlyList<PlanRow> current, IReadOnlySet<string> kept)
    {
        var pairs = Pairs.ToDictionary(p => p.Old.Path);
        var gone = Removed.Where(r => !kept.Contains(KeyOfRemoved(r))).Select(r => r.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. current.Where(r => !gone.Contains(r.Path)).Select(r => !pairs.TryGetValue(r.Path, out var pair) ? r
                : pair.Fields.Where(f => !kept.Contains(pair.Key(f.Field))).Aggregate(r, (row, change) => row.With(change.Field, change.New))),
            .. Added.Where(r => !kept.Contains(KeyOfAdded(r))),
        ];
    }

    /// <summary>Same for the same difference: tells whether what is confirmed is what was looked at.</summary>
    /// <param name="also">What else was looked at.</param>
    public string Fingerprint(params IEnumerable<string> also)
    {
        var text = new StringBuilder().AppendJoin('\n', also);
        foreach (var pair in Pairs) text.Append(pair.Old.Path).Append('>').Append(pair.New.Path).AppendJoin('|', pair.Fields.Select(f => $"{f.Field}={f.Old.Compared}→{f.New.Compared}")).Append('\n');
        foreach (var row in Added) text.Append('+').Append(row.Path).AppendJoin('|', row.Fields.OrderBy(f => f.Key).Select(f => f.Value.Compared)).Append('\n');
        foreach (var row in Removed) text.Append('-').Append(row.Path).Append('\n');
        foreach (var question in Questions) text.Append('?').Append(question.New.Path).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    private static IEnumerable<FieldChange> Differing(PlanRow old, PlanRow row, bool whole) =>
        from field in Enum.GetValues<RowField>()
        let change = new FieldChange(field, old.Of(field), row.Of(field))
        where change.Old != change.New && (whole || SaidBySupplement(old, row, field))
        select change;

    /// <summary>Of a supplement's row only what it says counts, and “Điều chỉnh thời hạn mục II.9” is no new title of II.9.</summary>
    private static bool SaidBySupplement(PlanRow old, PlanRow row, RowField field) =>
        !row.Of(field).IsEmpty && field is not RowField.Group && !(field is RowField.Title && RowMatching.PlaceNamedIn(row.Title) == old.Path);
}
