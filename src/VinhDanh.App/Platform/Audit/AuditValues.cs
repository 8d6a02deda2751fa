using System.Globalization;
using System.Text.Json;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Platform.Audit;

/// <summary>Values of audit entries as a Vietnamese reader writes them.</summary>
internal static class AuditValues
{
    /// <summary>The changed fields of both sides, in the order they were written; fields that stayed the same are left out.</summary>
    public static IReadOnlyList<Shell.Pieces.HistoryChange> Changes(AuditVocabulary words, string subjectKind, string? before, string? after)
    {
        using var old = Parse(before);
        using var now = Parse(after);
        var names = Names(now).Concat(Names(old)).Distinct(StringComparer.Ordinal);
        var changes = new List<Shell.Pieces.HistoryChange>();
        foreach (var name in names)
        {
            if (words.Field(subjectKind, name) is not { } label) continue;
            var (from, to) = (Text(words, subjectKind, name, old), Text(words, subjectKind, name, now));
            if (from != to) changes.Add(new(label, from, to));
        }

        return changes;
    }

    private static JsonDocument? Parse(string? json) => json is null ? null : JsonDocument.Parse(json);

    private static IEnumerable<string> Names(JsonDocument? side) =>
        side is { RootElement.ValueKind: JsonValueKind.Object } ? side.RootElement.EnumerateObject().Select(p => p.Name) : [];

    private static string? Text(AuditVocabulary words, string subjectKind, string name, JsonDocument? side) =>
        side is { RootElement.ValueKind: JsonValueKind.Object } && side.RootElement.TryGetProperty(name, out var value)
            ? IsYear(name, value) ? value.GetRawText() : Text(value, text => words.Value(subjectKind, name, text))
            : null;

    /// <summary>A year is written without a point: 2026, not 2.026.</summary>
    private static bool IsYear(string name, JsonElement value) => value.ValueKind is JsonValueKind.Number && name.EndsWith("year", StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonElement value, Func<string, string> words) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => "Có",
        JsonValueKind.False => "Không",
        JsonValueKind.Number => Vn.Number(value.GetDecimal(), 6),
        JsonValueKind.String => OfString(value.GetString()!, words),
        JsonValueKind.Array => value.GetArrayLength() == 0 ? null : string.Join(", ", value.EnumerateArray().Select(v => Text(v, words))),
        _ => string.Join("; ", value.EnumerateObject().Select(p => $"{p.Name}: {Text(p.Value, words)}")),
    };

    private static string? OfString(string text, Func<string, string> words)
    {
        // An id says nothing to a reader.
        if (text.Length == 0 || Guid.TryParseExact(text, "D", out _)) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Vn.Date(day);
        if (text.Length >= 20 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return Vn.Moment(at);
        return words(text);
    }
}
