using System.Text;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>What of a row two documents are compared by.</summary>
public enum RowField
{
    Title,
    Deadline,
    Lead,
    Doers,
    Coordinators,
    Agenda,
    ExpectedResult,
    Note,
    Group,
}

/// <summary>The content of one field: as a person reads it, and as it is compared.</summary>
/// <param name="Compared">Equal for contents that mean the same; empty when there is none.</param>
public readonly record struct FieldText(string Shown, string Compared)
{
    public static readonly FieldText None = new("", "");

    public bool IsEmpty => Compared.Length == 0;

    public static FieldText Of(string? text) => string.IsNullOrWhiteSpace(text) ? None : new(text.Trim(), Plain(text));

    /// <summary>Names in any order are the same names.</summary>
    public static FieldText OfNames(IEnumerable<string> names) => OfLines(names, ordered: false);

    public static FieldText OfLines(IEnumerable<string> lines, bool ordered = true)
    {
        var all = lines.ToList();
        var plain = all.Select(Plain);
        return new(string.Join("\n", all), string.Join('\n', ordered ? plain : plain.Distinct().Order(StringComparer.Ordinal)));
    }

    /// <summary>Composed, spaces plain, case and closing marks without meaning: they differ between two prints of one text.</summary>
    public static string Plain(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ';', ',', ':', ' ').ToLowerInvariant();

    public bool Equals(FieldText other) => Compared == other.Compared;
    public override int GetHashCode() => Compared.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One row of a plan as it is compared: a task of the programme, or a row of a document.</summary>
/// <param name="Path">Unique among the rows it is compared with.</param>
/// <param name="TaskId">Null for a row of a document.</param>
public sealed record PlanRow(string Path, TaskKind Kind, IReadOnlyDictionary<RowField, FieldText> Fields, Guid? TaskId = null)
{
    public string Title => Of(RowField.Title).Shown;

    public FieldText Of(RowField field) => Fields.GetValueOrDefault(field, FieldText.None);

    public PlanRow With(RowField field, FieldText text) => this with { Fields = new Dictionary<RowField, FieldText>(Fields) { [field] = text } };
}
