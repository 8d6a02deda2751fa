using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>How a plan's text is kept in the database.</summary>
public static class PlanTextJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // goes to a jsonb column, never into a page
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string Write(PlanText text) => JsonSerializer.Serialize(text, Json);

    public static PlanText Read(string json) => JsonSerializer.Deserialize<PlanText>(json, Json) ?? throw new InvalidDataException("The plan's text is empty.");
}
