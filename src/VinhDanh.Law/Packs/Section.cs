using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace VinhDanh.Law.Packs;

/// <summary>A file of a pack while it is read; mistakes are gathered, not thrown.</summary>
internal sealed class PackSource(string file, List<PackMistake> mistakes)
{
    public string File => file;

    public void Mistake(Mark at, string message) => mistakes.Add(new(file, (int)at.Line, (int)at.Column, message));

    /// <summary>The one mapping a file consists of.</summary>
    public Section? Open(TextReader yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(yaml);
        }
        catch (YamlException e)
        {
            Mistake(e.Start, $"không phải YAML hợp lệ: {e.Message}");
            return null;
        }
        if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return new(this, root);
        mistakes.Add(new(file, 0, 0, "tệp phải gồm đúng một bảng khóa – giá trị"));
        return null;
    }
}

/// <summary>
/// A mapping of a YAML file. Every key asked for is remembered; <see cref="Done"/> names those nobody asked for. What is missing or of another shape
/// is a mistake with its place, and reading goes on with an empty value, so that one run tells them all.
/// </summary>
internal sealed class Section(PackSource source, YamlMappingNode node)
{
    private readonly HashSet<string> _known = [];

    public PackSource Source => source;

    public Mark Start => node.Start;

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    public bool Has(string key) => Find(key) is not null;

    public void Mistake(string message) => source.Mistake(node.Start, message);

    public void Mistake(string key, string message) => source.Mistake(Find(key)?.Start ?? node.Start, message);

    public YamlNode? Find(string key)
    {
        _known.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is not YamlScalarNode { Value: null or "" or "~" or "null", Style: ScalarStyle.Plain } ? value : null;
    }

    public string Text(string key)
    {
        if (TextOrNull(key) is { } text) return text;
        if (Find(key) is null) Mistake($"thiếu “{key}”");
        return "";
    }

    public string? TextOrNull(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { } text } => text.Trim(),
        var other => Wrong<string>(other, key, "một chuỗi chữ"),
    };

    public int? Whole(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode s when int.TryParse(s.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) => n,
        var other => Wrong<int?>(other, key, "một số nguyên"),
    };

    public decimal? Number(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode s when decimal.TryParse(s.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) => n,
        var other => Wrong<decimal?>(other, key, "một số (dấu thập phân là dấu chấm)"),
    };

    public bool? YesNo(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: "true" } => true,
        YamlScalarNode { Value: "false" } => false,
        var other => Wrong<bool?>(other, key, "true hoặc false"),
    };

    public DateOnly? Date(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode s when DateOnly.TryParseExact(s.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) => d,
        var other => Wrong<DateOnly?>(other, key, "một ngày dạng năm-tháng-ngày, ví dụ 2025-07-01"),
    };

    /// <summary>One word, or a list of words.</summary>
    public IReadOnlyList<string> Words(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlScalarNode { Value: { } one }:
                return [one.Trim()];
            case YamlSequenceNode list:
                List<string> words = [];
                foreach (var item in list)
                {
                    if (item is YamlScalarNode { Value: { } word }) words.Add(word.Trim());
                    else source.Mistake(item.Start, $"trong “{key}” chờ một chuỗi chữ");
                }
                return words;
            case var other:
                return Wrong<IReadOnlyList<string>>(other, key, "một chuỗi chữ hoặc danh sách chuỗi chữ") ?? [];
        }
    }

    public Section? Inner(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode map => new(source, map),
        var other => Wrong<Section>(other, key, "một bảng khóa – giá trị"),
    };

    public IReadOnlyList<Section> List(string key) => Nodes(key).Select(n => InList(n, key)).OfType<Section>().ToList();

    public IEnumerable<YamlNode> Nodes(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list,
        var other => Wrong<IEnumerable<YamlNode>>(other, key, "một danh sách") ?? [],
    };

    /// <summary>For sections in which people may name keys of their own.</summary>
    public IEnumerable<string> NotAskedFor() => Keys.Where(k => !_known.Contains(k));

    /// <summary>Names every key that nobody asked for.</summary>
    public void Done()
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } name } && _known.Contains(name)) continue;
            source.Mistake(key.Start, $"không hiểu khóa “{key}”; các khóa dùng được ở đây: {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
        }
    }

    private Section? InList(YamlNode item, string key)
    {
        if (item is YamlMappingNode map) return new(source, map);
        source.Mistake(item.Start, $"mỗi mục của “{key}” phải là một bảng khóa – giá trị");
        return null;
    }

    [return: MaybeNull]
    private T Wrong<T>(YamlNode at, string key, string expected)
    {
        source.Mistake(at.Start, $"“{key}”: chờ {expected}");
        return default;
    }
}
