using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VinhDanh.Papers.Composing;

/// <summary>How the text of a plan that is being written (<see cref="PlanText"/>, <see cref="InspectionText"/>) is kept.</summary>
public static class ComposedJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // goes to a jsonb column, never into a page
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string Write<T>(T text)
        where T : class => JsonSerializer.Serialize(text, Json);

    /// <exception cref="InvalidDataException">There is no text.</exception>
    public static T Read<T>(string json)
        where T : class => JsonSerializer.Deserialize<T>(json, Json) ?? throw new InvalidDataException("The plan's text is empty.");
}
