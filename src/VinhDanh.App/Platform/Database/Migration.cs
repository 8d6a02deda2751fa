using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace VinhDanh.App.Platform.Database;

/// <summary>One numbered SQL file of <c>db/</c>, as built into the program.</summary>
/// <param name="Checksum">SHA-256 of the text, hexadecimal: a file that was applied once may never change.</param>
public sealed record Migration(int Number, string Name, string Sql, string Checksum)
{
    public static Migration Of(string fileName, string sql)
    {
        var name = Path.GetFileNameWithoutExtension(fileName);
        if (name.Length < 6 || name[4] != '_' || !int.TryParse(name[..4], out var number))
            throw new InvalidDataException($"“{fileName}” is not named NNNN_words.sql.");
        return new(number, name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    /// <summary>All migrations of this build, in order.</summary>
    public static IReadOnlyList<Migration> BuiltIn()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var found = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("db/", StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return Of(name["db/".Length..], reader.ReadToEnd());
            })
            .OrderBy(m => m.Number)
            .ToList();
        if (found.GroupBy(m => m.Number).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidDataException($"Two migrations are numbered {twice.Key:0000}.");
        return found;
    }
}
