using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VinhDanh.Papers.Reading;

/// <summary>Writes and reads a reading as JSON: camelCase names, kebab-case kinds and codes, Vietnamese letters as they are.</summary>
public static class PaperJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DictionaryKeyPolicy = JsonNamingPolicy.KebabCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the text is a file or a console line, never HTML
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new MonthConverter() },
    };

    public static string Write(PaperReading reading) => JsonSerializer.Serialize(reading, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static PaperReading Read(string json) =>
        JsonSerializer.Deserialize<PaperReading>(json, Options) ?? throw new JsonException("No reading.");

    private sealed class MonthConverter : JsonConverter<YearMonth>
    {
        public override YearMonth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = (reader.GetString() ?? "").Split('-');
            return parts.Length == 2 && int.TryParse(parts[0], out var year) && int.TryParse(parts[1], out var month)
                ? new YearMonth(year, month)
                : throw new JsonException("A month is written yyyy-MM.");
        }

        public override void Write(Utf8JsonWriter writer, YearMonth value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
