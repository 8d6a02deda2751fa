using System.Text;
using System.Xml.Linq;

namespace VinhDanh.Papers.Reading.Containers;

/// <summary>The text of one Word paragraph as printed: insertions are text, deletions are not.</summary>
internal sealed class WordParagraph
{
    private readonly StringBuilder _text = new();
    private readonly List<XElement> _boxes = [];

    private WordParagraph() { }

    public string Text => _text.ToString();

    /// <summary>Contents of text boxes anchored here, each a list of paragraphs and tables.</summary>
    public IReadOnlyList<XElement> Boxes => _boxes;

    public static WordParagraph Of(XElement paragraph)
    {
        var result = new WordParagraph();
        result.Walk(paragraph);
        return result;
    }

    private void Walk(XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "t":
                    _text.Append(LegacyText.OfRun(element.Value, parent));
                    break;
                case "tab" or "ptab" when parent.Name.LocalName == "r":
                    _text.Append(' ');
                    break;
                case "br" or "cr":
                    _text.Append(element.Value("type") == "page" ? ' ' : '\n');
                    break;
                case "noBreakHyphen":
                    _text.Append('-');
                    break;
                case "sym":
                    _text.Append(' ');
                    break;
                case "txbxContent":
                    _boxes.Add(element);
                    break;
                case "AlternateContent":
                    if ((element.Word("Choice") ?? element.Word("Fallback")) is { } shown) Walk(shown);
                    break;
                case "del" or "moveFrom" or "instrText" or "delText" or "pPr" or "rPr" or "rt" or "tbl":
                    break;
                default:
                    Walk(element);
                    break;
            }
        }
    }
}
