using System.Text;
using System.Xml;

namespace VinhDanh.Papers.Writing;

/// <summary>Makes text fit for an XML part.</summary>
internal static class XmlText
{
    /// <summary>NFC, line ends as “\n”, and without characters XML cannot hold (they come with text pasted from old programs).</summary>
    public static string Clean(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) result.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) result.Append(text[i]).Append(text[++i]);
        }
        return result.ToString().Normalize(NormalizationForm.FormC);
    }
}
