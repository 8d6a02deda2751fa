using System.Text;
using Microsoft.EntityFrameworkCore;

namespace VinhDanh.App.Platform.Database;

/// <summary>How C# names stand in SQL, in both directions of every mapping: words in lower case, joined by underscores.</summary>
internal static class Names
{
    public static string Snake(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0) words.Append('_');
            words.Append(char.ToLowerInvariant(name[i]));
        }

        return words.ToString();
    }

    /// <summary>“StandingAgencyOfficer” is “standing-agency-officer” in a column.</summary>
    public static string Kebab(string name) => Snake(name).Replace('_', '-');

    /// <exception cref="InvalidDataException">The text names no value of the enumeration.</exception>
    public static T ToEnum<T>(string text) where T : struct, Enum =>
        EnumWords<T>.ByText.TryGetValue(text, out var value)
            ? value
            : throw new InvalidDataException($"“{text}” is not a {typeof(T).Name}.");

    public static string OfEnum<T>(T value) where T : struct, Enum => EnumWords<T>.ByValue[value];

    /// <summary>Tables are singular nouns in schema <c>app</c>; columns are the properties' names.</summary>
    public static void ApplyTo(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetSchema("app");
            entity.SetTableName(Snake(entity.ClrType.Name));
            foreach (var property in entity.GetProperties())
                if (property.GetColumnName() == property.Name) property.SetColumnName(Snake(property.Name));
        }
    }

    private static class EnumWords<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(v => v, v => Kebab(v.ToString()));
        public static readonly Dictionary<string, T> ByText = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
