using System.Xml.Linq;

namespace VinhDanh.Papers.Reading.Containers;

/// <summary>Elements and attributes by local name: transitional and strict files differ in namespaces only.</summary>
internal static class WordXml
{
    public static XElement? Word(this XElement element, string name) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Words(this XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);

    public static string? Value(this XElement element, string name) =>
        element.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    /// <summary>An on/off property (ISO/IEC 29500-1, 17.17.4): present means on unless it says otherwise.</summary>
    public static bool IsOn(this XElement? property) =>
        property is not null && property.Value("val") is not ("0" or "false" or "off");
}
