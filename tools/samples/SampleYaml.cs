using System.Globalization;
using VinhDanh.Papers.Writing;
using YamlDotNet.RepresentationModel;

namespace VinhDanh.Samples;

/// <summary>Reads the definition of a sample document. A key it does not know is an error.</summary>
public static class SampleYaml
{
    private static readonly string[] Keys =
        ["file", "governing", "issuing", "number", "symbol", "place", "date", "type", "abstract", "bases", "body", "signature", "recipients", "appendices", "remark"];

    public static (string File, OfficialDocument Document) Read(TextReader yaml)
    {
        var stream = new YamlStream();
        stream.Load(yaml);
        var root = Map(stream.Documents[0].RootNode, Keys);
        var signature = Map(root["signature"], "lines", "name", "underPost");
        return (root["file"].ToString(), new OfficialDocument
        {
            GoverningBody = Text(root, "governing"),
            IssuingBody = root["issuing"].ToString(),
            Number = Text(root, "number") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null,
            Symbol = root["symbol"].ToString(),
            Place = root["place"].ToString(),
            Date = Text(root, "date") is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            TypeName = Text(root, "type"),
            Abstract = root["abstract"].ToString(),
            Bases = Texts(root, "bases"),
            Body = Blocks(root["body"]),
            Signature = new Signature(Texts(signature, "lines"), signature["name"].ToString(), Text(signature, "underPost")),
            Recipients = Texts(root, "recipients"),
            Appendices = root.TryGetValue("appendices", out var appendices) ? [.. List(appendices).Select(Appendix)] : [],
            Remark = Text(root, "remark"),
        });
    }

    private static Appendix Appendix(YamlNode node)
    {
        var map = Map(node, "label", "title", "attached", "landscape", "body");
        return new Appendix(Text(map, "label"), map["title"].ToString(), Blocks(map["body"]), Text(map, "landscape") == "true")
        {
            AttachedTo = Text(map, "attached"),
        };
    }

    private static List<Block> Blocks(YamlNode node) => [.. List(node).Select(Block)];

    private static Block Block(YamlNode node)
    {
        var (key, value) = Map(node, "h1", "h2", "h3", "p", "table").Single();
        return key switch
        {
            "p" => new Paragraph(RichText.Marked(value.ToString())),
            "table" => Table(value),
            _ => new Heading(key[1] - '0', value.ToString()),
        };
    }

    private static Table Table(YamlNode node)
    {
        var map = Map(node, "columns", "rows");
        var columns = List(map["columns"]).Select(List).Select(c => new TableColumn(
            c[0].ToString(),
            double.Parse(c[1].ToString(), CultureInfo.InvariantCulture),
            c.Count > 2 && c[2].ToString() == "centre" ? Alignment.Centre : Alignment.Left)).ToList();
        return new Table(columns, [.. List(map["rows"]).Select(r => Row(r, columns.Count))]);
    }

    /// <summary>A list of cells, or “group: [number, title]” across the table.</summary>
    private static TableRow Row(YamlNode node, int columns)
    {
        if (node is YamlSequenceNode cells) return new TableRow([.. cells.Select(Cell)]);
        var group = List(Map(node, "group")["group"]);
        return new TableRow([TableCell.Of(group[0].ToString(), bold: true), TableCell.Of(group[1].ToString(), across: columns - 1, bold: true)]);
    }

    private static TableCell Cell(YamlNode node)
    {
        if (node is YamlScalarNode scalar) return TableCell.Of(scalar.Value ?? "");
        var map = Map(node, "t", "down");
        return TableCell.Of(map["t"].ToString(), down: int.Parse(map["down"].ToString(), CultureInfo.InvariantCulture));
    }

    private static Dictionary<string, YamlNode> Map(YamlNode node, params string[] keys)
    {
        var map = ((YamlMappingNode)node).Children.ToDictionary(c => c.Key.ToString(), c => c.Value);
        var unknown = map.Keys.Except(keys).ToList();
        return unknown.Count == 0 ? map : throw new FormatException($"Line {node.Start.Line}: unknown key “{unknown[0]}”.");
    }

    private static IList<YamlNode> List(YamlNode node) => ((YamlSequenceNode)node).Children;

    private static string? Text(Dictionary<string, YamlNode> map, string key) => map.TryGetValue(key, out var node) ? node.ToString() : null;

    private static List<string> Texts(Dictionary<string, YamlNode> map, string key) =>
        map.TryGetValue(key, out var node) ? [.. List(node).Select(n => n.ToString())] : [];
}
