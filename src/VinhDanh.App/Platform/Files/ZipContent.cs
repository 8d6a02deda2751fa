using System.Buffers.Binary;
using System.IO.Compression;

namespace VinhDanh.App.Platform.Files;

/// <summary>Word and Excel files are zip archives: told apart by their own table of contents, and unpacked once to see how large they get.</summary>
internal static class ZipContent
{
    public const int MaximumEntries = 10_000;
    public const long MaximumBytes = 512L * 1024 * 1024;

    /// <summary>Sheets of repeated cells reach 50:1; bombs begin at a thousand.</summary>
    public const int MaximumRatio = 200;

    // A small file may be compressed as well as it likes.
    private const long RatioMattersFrom = 16L * 1024 * 1024;

    public static FileVerdict Judge(Stream content)
    {
        if (CountedEntries(content) > MaximumEntries) return FileRefusal.Bomb;
        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MaximumEntries) return FileRefusal.Bomb;
            if (!Unpacks(zip, content.Length)) return FileRefusal.Bomb;
            return KindOf(zip);
        }
        // What each of these says is that the bytes are not what their headers promise.
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException)
        {
            return FileRefusal.Broken;
        }
    }

    /// <summary>The archive's own count, read before the library makes an object of each entry; 65,535 stands for “more”.</summary>
    private static int CountedEntries(Stream content)
    {
        var length = (int)Math.Min(content.Length, 65_557);
        var tail = new byte[length];
        content.Position = content.Length - length;
        content.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        return end >= 0 && end + 12 <= length ? BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10)) : 0;
    }

    /// <summary>Really unpacks: sizes in headers are whatever the maker wrote there.</summary>
    private static bool Unpacks(ZipArchive zip, long packed)
    {
        var limit = Math.Min(MaximumBytes, Math.Max(RatioMattersFrom, packed * MaximumRatio));
        var buffer = new byte[81_920];
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                total += read;
                if (total > limit) return false;
            }
        }

        return true;
    }

    private static FileVerdict KindOf(ZipArchive zip)
    {
        if (zip.GetEntry("[Content_Types].xml") is not { } types) return FileRefusal.Archive;
        if (zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return FileRefusal.Macro;
        using var reader = new StreamReader(types.Open());
        var text = reader.ReadToEnd();
        if (text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) return FileRefusal.Macro;
        if (text.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal)) return FileKind.Docx;
        if (text.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal)) return FileKind.Xlsx;
        return FileRefusal.Unknown;
    }
}
