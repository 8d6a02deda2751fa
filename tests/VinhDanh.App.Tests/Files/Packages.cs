using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace VinhDanh.App.Tests.Files;

/// <summary>Small files of every kind, made by hand.</summary>
internal static class Packages
{
    public const string WordMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    public const string ExcelMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }

        return bytes.ToArray();
    }

    public static byte[] Office(string main, params (string Name, byte[] Content)[] more) => Zip(
        [("[Content_Types].xml", Encoding.UTF8.GetBytes($"<Types><Override ContentType=\"{main}\"/></Types>")), .. more]);

    /// <summary>An OLE container whose directory holds these names and nothing else.</summary>
    /// <param name="directorySector">Where the directory lies; far ones need the table's further lists.</param>
    public static byte[] Ole(int directorySector, params string[] names)
    {
        const int sector = 512, perSector = sector / 4;
        var tables = directorySector / perSector + 1;
        var lists = tables > 109 ? (tables - 109 + 125) / 126 : 0;
        // Sectors: directory at its place, after it the lists, then the tables.
        var firstList = directorySector + 1;
        var firstTable = firstList + lists;
        var file = new byte[(firstTable + tables + 1) * sector];
        void Write(int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(offset), value);
        int At(int number) => (number + 1) * sector;

        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        file[30] = 9;
        Write(48, (uint)directorySector);
        Write(68, lists > 0 ? (uint)firstList : 0xFFFFFFFE);
        for (var table = 0; table < tables; table++)
        {
            var place = table < 109 ? 76 + table * 4 : At(firstList + (table - 109) / 127) + (table - 109) % 127 * 4;
            Write(place, (uint)(firstTable + table));
        }

        Write(At(firstTable + directorySector / perSector) + directorySector % perSector * 4, 0xFFFFFFFE);
        for (var i = 0; i < names.Length; i++)
        {
            var text = Encoding.Unicode.GetBytes(names[i]);
            text.CopyTo(file, At(directorySector) + i * 128);
            file[At(directorySector) + i * 128 + 64] = (byte)(text.Length + 2);
        }

        return file;
    }
}
