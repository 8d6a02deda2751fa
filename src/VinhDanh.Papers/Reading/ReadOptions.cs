namespace VinhDanh.Papers.Reading;

/// <summary>Limits of one reading; beyond them the document is refused as too large.</summary>
/// <param name="MaxBytes">Bytes of the file.</param>
/// <param name="MaxUnzippedBytes">Bytes of all parts of a package together, counted while they are unpacked.</param>
/// <param name="MaxBlocks">Paragraphs and rows.</param>
public sealed record ReadOptions(long MaxBytes = 50L << 20, long MaxUnzippedBytes = 200L << 20, int MaxBlocks = 50_000);
