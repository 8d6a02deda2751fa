using System.IO.Compression;
using System.Text;
using System.Xml;

namespace VinhDanh.Papers.Writing;

/// <summary>
/// A package (zip) written part by part. The SDK's own packages carry the clock and random relationship ids; here every
/// entry has one fixed time and ids are given, so the same document is the same bytes.
/// </summary>
internal sealed class OpcPackage(Stream output) : IDisposable
{
    /// <summary>The earliest time a zip entry can carry.</summary>
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip = new(output, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Opens the next part; it must be closed before another is opened.</summary>
    public Stream Part(string path)
    {
        var entry = _zip.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = FixedTime;
        return entry.Open();
    }

    public void Text(string path, string xml)
    {
        using var stream = Part(path);
        stream.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n" + xml));
    }

    public void Element(string path, DocumentFormat.OpenXml.OpenXmlElement root)
    {
        using var stream = Part(path);
        using var writer = XmlWriter.Create(stream, XmlSettings);
        writer.WriteStartDocument(true);
        root.WriteTo(writer);
    }

    public static XmlWriterSettings XmlSettings { get; } = new() { Encoding = new UTF8Encoding(false), CloseOutput = false };

    /// <summary>Content types by part name, then the package's own relationships.</summary>
    public void ContentTypes(IEnumerable<(string Path, string Type)> parts) => Text("[Content_Types].xml",
        """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""
        + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
        + """<Default Extension="xml" ContentType="application/xml"/>"""
        + string.Concat(parts.Select(p => $"""<Override PartName="/{p.Path}" ContentType="{p.Type}"/>"""))
        + "</Types>");

    public void Relationships(string path, IEnumerable<(string Id, string Type, string Target)> links) => Text(path,
        """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
        + string.Concat(links.Select(l => $"""<Relationship Id="{l.Id}" Type="{l.Type}" Target="{l.Target}"/>"""))
        + "</Relationships>");

    public void Dispose() => _zip.Dispose();
}
