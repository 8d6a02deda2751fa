using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace VinhDanh.Law.Retention;

/// <summary>The rules of <c>law/retention/files.yaml</c>. Unknown keys fail.</summary>
public sealed class RetentionRules
{
    private RetentionRules(IReadOnlyList<RetentionRule> all) => All = all;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RetentionRule> All { get; }

    /// <exception cref="KeyNotFoundException">No rule for that class.</exception>
    public RetentionRule Of(string @class) => All.FirstOrDefault(r => r.Class == @class) ?? throw new KeyNotFoundException($"No rule of retention for “{@class}”.");

    public static RetentionRules LoadEmbedded()
    {
        using var yaml = typeof(RetentionRules).Assembly.GetManifestResourceStream("law/retention/files.yaml")
            ?? throw new InvalidOperationException("The rules of retention are not embedded.");
        return Load(yaml);
    }

    /// <exception cref="InvalidDataException">Not the expected shape.</exception>
    public static RetentionRules Load(Stream yaml)
    {
        using var reader = new StreamReader(yaml, leaveOpen: true);
        var deserializer = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
        FileShape file;
        try
        {
            file = deserializer.Deserialize<FileShape?>(reader) ?? throw new InvalidDataException("There are no rules of retention.");
        }
        catch (YamlException e)
        {
            throw new InvalidDataException($"The rules of retention cannot be read: {e.Message}", e);
        }

        RetentionRule[] rules = [.. file.Rules.Select(Rule)];
        return rules.GroupBy(r => r.Class).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new InvalidDataException($"“{twice.Key}” stands twice.")
            : new(rules);
    }

    private static RetentionRule Rule(RuleShape r)
    {
        var from = r.CountedFrom switch
        {
            "day" => CountedFrom.Day,
            "year-end" => CountedFrom.YearEnd,
            _ => throw new InvalidDataException($"“{r.CountedFrom}” is no day to count from."),
        };
        if (r.Class.Length == 0 || r.Name.Length == 0) throw new InvalidDataException("A rule without class or name.");
        if (r.KeepMonths is <= 0 || (from is CountedFrom.YearEnd && r.KeepMonths % 12 is > 0)) throw new InvalidDataException($"“{r.Class}”: {r.KeepMonths} is no such term.");
        if (r.Verified && r.Source is null) throw new InvalidDataException($"“{r.Class}” is verified against nothing.");
        return new(r.Class, r.Name, r.KeepMonths, from, r.Source, r.Verified);
    }

    // CA1812: made by the YAML reader.
#pragma warning disable CA1812
    private sealed class FileShape
    {
        public List<RuleShape> Rules { get; set; } = [];
    }

    private sealed class RuleShape
    {
        public string Class { get; set; } = "";
        public string Name { get; set; } = "";
        public int? KeepMonths { get; set; }
        public string CountedFrom { get; set; } = "";
        public string? Source { get; set; }
        public bool Verified { get; set; }
    }
#pragma warning restore CA1812
}
