namespace VinhDanh.App.Platform.Files;

/// <summary>What a file is, by its content; the name is only asked what the content can't say (.csv), and to refuse.</summary>
public static class FileTypes
{
    private static readonly HashSet<string> Dangerous = new(StringComparer.OrdinalIgnoreCase)
    {
        ".exe", ".dll", ".com", ".scr", ".pif", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh", ".hta",
        ".jar", ".sh", ".py", ".php", ".lnk", ".reg", ".cpl", ".inf", ".app", ".apk", ".iso", ".chm",
    };

    private static readonly HashSet<string> MarkupNames = new(StringComparer.OrdinalIgnoreCase) { ".html", ".htm", ".xhtml", ".svg", ".xml", ".mht", ".mhtml" };

    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <param name="content">Seekable; left at any place.</param>
    /// <param name="name">As the sender named it.</param>
    public static FileVerdict Judge(Stream content, string name)
    {
        if (content.Length == 0) return FileRefusal.Empty;
        var extension = Path.GetExtension(name.Trim());
        if (Dangerous.Contains(extension)) return FileRefusal.Executable;
        if (MarkupNames.Contains(extension)) return FileRefusal.Markup;

        Span<byte> buffer = stackalloc byte[1024];
        content.Position = 0;
        ReadOnlySpan<byte> head = buffer[..content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        // Refusals first: a file may be two things at once, and then it is the dangerous one.
        if (IsExecutable(head)) return FileRefusal.Executable;
        if (IsArchive(head)) return FileRefusal.Archive;
        if (head.StartsWith("PK\u0003\u0004"u8)) return ZipContent.Judge(content);
        if (head.StartsWith("PK\u0005\u0006"u8)) return FileRefusal.Archive;
        if (head.StartsWith(Ole)) return OleContent.Judge(content);
        if (head.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return FileKind.Png;
        if (head.StartsWith<byte>([0xFF, 0xD8, 0xFF])) return FileKind.Jpeg;
        if (TextContent.LooksLikeMarkup(head)) return FileRefusal.Markup;
        if (head.IndexOf("%PDF-"u8) >= 0) return FileKind.Pdf;
        return TextContent.Judge(content, extension);
    }

    private static bool IsExecutable(ReadOnlySpan<byte> head) =>
        head.StartsWith("MZ"u8)
        || head.StartsWith<byte>([0x7F, 0x45, 0x4C, 0x46])                                             // ELF
        || head.StartsWith<byte>([0xCA, 0xFE, 0xBA, 0xBE])                                             // Java class, Mach-O for two processors
        || head.StartsWith<byte>([0xCF, 0xFA, 0xED, 0xFE]) || head.StartsWith<byte>([0xCE, 0xFA, 0xED, 0xFE]) // Mach-O
        || head.StartsWith<byte>([0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00])                     // Windows shortcut
        || head.StartsWith("#!"u8);

    private static bool IsArchive(ReadOnlySpan<byte> head) =>
        head.StartsWith("Rar!"u8) || head.StartsWith<byte>([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])       // rar, 7z
        || head.StartsWith<byte>([0x1F, 0x8B]) || head.StartsWith("BZh"u8) || head.StartsWith<byte>([0xFD, 0x37, 0x7A, 0x58, 0x5A]); // gz, bz2, xz
}

/// <summary>Either a kind that is taken, or the reason why not.</summary>
public abstract record FileVerdict
{
    public static implicit operator FileVerdict(FileKind kind) => new Taken(kind);
    public static implicit operator FileVerdict(FileRefusal why) => new Refused(why);

    public static FileVerdict FromFileKind(FileKind kind) => kind;
    public static FileVerdict FromFileRefusal(FileRefusal why) => why;

    public sealed record Taken(FileKind Kind) : FileVerdict;
    public sealed record Refused(FileRefusal Why) : FileVerdict;
}
