using System.Buffers.Binary;
using System.Text;

namespace VinhDanh.App.Platform.Files;

/// <summary>
/// The old Office container ([MS-CFB]): a small file system whose directory names what it holds. Installers (.msi) and mail
/// use it too, so that the container alone says nothing.
/// </summary>
internal static class OleContent
{
    private const int HeaderBytes = 512, EntryBytes = 128, TableSectorsInHeader = 109;
    private const int MaximumDirectorySectors = 4_096;
    private const uint LastRegularSector = 0xFFFFFFFA;

    public static FileVerdict Judge(Stream content)
    {
        if (Names(content) is not { } names) return FileRefusal.Broken;
        if (names.Contains("EncryptedPackage")) return FileRefusal.Encrypted;
        // Both kinds keep their macros in a storage of this name.
        if (names.Contains("Macros") || names.Contains("_VBA_PROJECT_CUR")) return FileRefusal.Macro;
        if (names.Contains("WordDocument")) return FileKind.Doc;
        if (names.Contains("Workbook") || names.Contains("Book")) return FileKind.Xls;
        return FileRefusal.Unknown;
    }

    /// <returns>Names in the directory; null when the container is broken.</returns>
    private static HashSet<string>? Names(Stream content)
    {
        if (content.Length < HeaderBytes) return null;
        var header = new byte[HeaderBytes];
        content.Position = 0;
        content.ReadExactly(header);
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        if (shift is not (9 or 12)) return null;

        var names = new HashSet<string>(StringComparer.Ordinal);
        var sector = new byte[1 << shift];
        var at = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48));
        for (var seen = 0; at < LastRegularSector; seen++)
        {
            if (seen == MaximumDirectorySectors || !TryRead(content, at, sector)) return null;
            for (var entry = 0; entry < sector.Length; entry += EntryBytes)
            {
                var length = BinaryPrimitives.ReadUInt16LittleEndian(sector.AsSpan(entry + 64));
                if (length is >= 2 and <= 64) names.Add(Encoding.Unicode.GetString(sector, entry, length - 2));
            }

            if (Next(content, header, at, sector) is not { } next) return null;
            at = next;
        }

        return names;
    }

    /// <summary>The sector that follows one, by the allocation table.</summary>
    private static uint? Next(Stream content, byte[] header, uint sector, byte[] buffer)
    {
        var perSector = (uint)buffer.Length / 4;
        return TableSector(content, header, sector / perSector, buffer) is { } table && TryRead(content, table, buffer)
            ? BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan((int)(sector % perSector) * 4))
            : null;
    }

    /// <summary>Where a sector of the table lies: the header lists the first 109, a chain of further lists the rest.</summary>
    private static uint? TableSector(Stream content, byte[] header, uint index, byte[] buffer)
    {
        if (index < TableSectorsInHeader) return BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(76 + (int)index * 4));
        index -= TableSectorsInHeader;
        var perList = (uint)(buffer.Length / 4) - 1;
        var list = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(68));
        // The index is bounded by the file's length, so the walk is too.
        for (; ; index -= perList)
        {
            if (list >= LastRegularSector || !TryRead(content, list, buffer)) return null;
            if (index < perList) return BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan((int)index * 4));
            list = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan((int)perList * 4));
        }
    }

    private static bool TryRead(Stream content, uint sector, byte[] buffer)
    {
        var offset = (sector + 1L) * buffer.Length;
        if (offset + buffer.Length > content.Length) return false;
        content.Position = offset;
        content.ReadExactly(buffer);
        return true;
    }
}
