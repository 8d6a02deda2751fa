using System.Text;

namespace VinhDanh.Papers.Reading.Containers;

internal enum FileFormat
{
    Zip,
    Pdf,
    Text,
}

/// <summary>Tells formats by content; what this project does not read itself is refused with the reason.</summary>
internal static class FormatSniffer
{
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static FileFormat Detect(byte[] content)
    {
        if (content.Length == 0) throw new PaperUnreadableException(UnreadableCode.Empty);
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8)) return FileFormat.Zip;
        if (bytes[..Math.Min(1024, bytes.Length)].IndexOf("%PDF-"u8) >= 0) return FileFormat.Pdf;
        if (bytes.StartsWith(CompoundFile)) throw new PaperUnreadableException(OfCompoundFile(bytes));
        if (bytes.StartsWith("{\\rtf"u8)) throw new PaperUnreadableException(UnreadableCode.NeedsLibreoffice);
        if (IsPicture(bytes)) throw new PaperUnreadableException(UnreadableCode.NeedsTesseract);
        return FileFormat.Text;
    }

    /// <summary>An OLE file: an encrypted package and an old Word file name their streams in UTF-16.</summary>
    private static UnreadableCode OfCompoundFile(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0) return UnreadableCode.Encrypted;
        return bytes.IndexOf(Encoding.Unicode.GetBytes("WordDocument")) >= 0
            ? UnreadableCode.NeedsLibreoffice
            : UnreadableCode.Unsupported;
    }

    private static bool IsPicture(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47]) || bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF])
        || bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) || bytes.StartsWith("GIF8"u8);
}
