using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace VinhDanh.Papers.Reading.Containers;

/// <summary>The parts of a Word package that hold text, each parsed once, within one limit for all of them.</summary>
internal sealed class DocxPackage
{
    private readonly ZipArchive _zip;
    private long _left;

    private DocxPackage(ZipArchive zip, long limit)
    {
        _zip = zip;
        _left = limit;
    }

    /// <exception cref="PaperUnreadableException">Not a Word package, broken, encrypted or too large.</exception>
    public static DocxPackage Open(byte[] content, ReadOptions options)
    {
        try
        {
            var package = new DocxPackage(new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read), options.MaxUnzippedBytes);
            if (package.Find("word/document.xml") is not null || package.MainPartPath() is not null) return package;
            throw new PaperUnreadableException(package.WhatElse());
        }
        catch (InvalidDataException e)
        {
            throw new PaperUnreadableException(UnreadableCode.Broken, e);
        }
    }

    public XElement Main() => Part(MainPartPath() ?? "word/document.xml") ?? throw new PaperUnreadableException(UnreadableCode.Broken);

    /// <returns>Null where the package has no such part.</returns>
    public XElement? Part(string path)
    {
        if (Find(path) is not { } entry) return null;
        try
        {
            using var unpacked = entry.Open();
            var bytes = LimitedStream.ReadAll(unpacked, _left);
            _left -= bytes.Length;
            using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
            return LoadShallow(reader);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new PaperUnreadableException(UnreadableCode.Broken, e);
        }
    }

    private static XmlReaderSettings Settings => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
    };

    /// <summary>Deep nesting is refused before a tree is built: walking it would overflow the stack.</summary>
    private static XElement LoadShallow(XmlReader reader)
    {
        const int deepest = 400;
        var root = default(XElement);
        var open = new Stack<XElement>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
                    var empty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
                            element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
                    }
                    if (open.TryPeek(out var parent)) parent.Add(element);
                    else root ??= element;
                    if (!empty) open.Push(element);
                    if (open.Count > deepest) throw new PaperUnreadableException(UnreadableCode.Broken);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (open.TryPeek(out var holder) && holder.Name.LocalName is "t" or "delText") holder.Add(new XText(reader.Value));
                    break;
            }
        }
        return root ?? throw new PaperUnreadableException(UnreadableCode.Broken);
    }

    private string? MainPartPath()
    {
        var relation = Part("_rels/.rels")?.Elements()
            .FirstOrDefault(r => ((string?)r.Attribute("Type"))?.EndsWith("/officeDocument", StringComparison.Ordinal) == true);
        var path = ((string?)relation?.Attribute("Target"))?.TrimStart('/');
        return path is not null && path.Contains("word/", StringComparison.Ordinal) && Find(path) is not null ? path : null;
    }

    private ZipArchiveEntry? Find(string path) =>
        _zip.Entries.FirstOrDefault(e => string.Equals(e.FullName.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase));

    private UnreadableCode WhatElse()
    {
        if (_zip.Entries.Any(e => e.FullName is "content.xml")) return UnreadableCode.NeedsLibreoffice; // OpenDocument
        return _zip.Entries.Count == 0 ? UnreadableCode.Broken : UnreadableCode.Unsupported;
    }
}
