namespace VinhDanh.Papers.Reading.Containers;

/// <summary>Reads streams whole, but never past a limit: the size is counted while it is read, not believed.</summary>
internal static class LimitedStream
{
    /// <exception cref="PaperUnreadableException">Too large; or the stream breaks off.</exception>
    public static byte[] ReadAll(Stream source, long limit)
    {
        using var result = new MemoryStream();
        var buffer = new byte[81920];
        while (true)
        {
            var read = source.Read(buffer, 0, buffer.Length);
            if (read == 0) return result.ToArray();
            if (result.Length + read > limit) throw new PaperUnreadableException(UnreadableCode.TooLarge);
            result.Write(buffer, 0, read);
        }
    }
}
