namespace VinhDanh.App.Features.OwnAccount.SecondFactor;

/// <summary>How a QR code of one version at level M is divided, and its code words with their error correction.</summary>
/// <param name="Bytes">All code words.</param>
/// <param name="Blocks">Parts that are corrected each by itself.</param>
/// <param name="Correction">Words of error correction in each block.</param>
internal sealed record QrLayout(int Version, int Bytes, int Blocks, int Correction, int[] Alignments)
{
    private static readonly QrLayout[] All =
    [
        new(1, 26, 1, 10, []), new(2, 44, 1, 16, [6, 18]), new(3, 70, 1, 26, [6, 22]), new(4, 100, 2, 18, [6, 26]), new(5, 134, 2, 24, [6, 30]),
        new(6, 172, 4, 16, [6, 34]), new(7, 196, 4, 18, [6, 22, 38]), new(8, 242, 4, 22, [6, 24, 42]), new(9, 292, 5, 22, [6, 26, 46]), new(10, 346, 5, 26, [6, 28, 50]),
    ];

    public int Size => 17 + 4 * Version;
    private int DataWords => Bytes - Blocks * Correction;
    private int CountBits => Version < 10 ? 8 : 16;

    /// <returns>The smallest that holds so many bytes; null: none does.</returns>
    public static QrLayout? For(int bytes) => Array.Find(All, layout => 4 + layout.CountBits + bytes * 8 <= layout.DataWords * 8);

    /// <summary>Data and correction, woven together block by block as they are drawn.</summary>
    public byte[] Words(byte[] bytes)
    {
        var data = Data(bytes);
        var (shortLength, longer, from) = (DataWords / Blocks, DataWords % Blocks, 0);
        var (parts, checks) = (new List<byte[]>(), new List<byte[]>());
        for (var block = 0; block < Blocks; block++)
        {
            var length = shortLength + (block >= Blocks - longer ? 1 : 0);
            parts.Add(data[from..(from + length)]);
            checks.Add(Corrected(parts[^1]));
            from += length;
        }

        return [.. Woven(parts), .. Woven(checks)];
    }

    private byte[] Data(byte[] bytes)
    {
        var bits = new List<bool>();
        Append(bits, 0b0100, 4); // bytes
        Append(bits, bytes.Length, CountBits);
        foreach (var one in bytes) Append(bits, one, 8);
        Append(bits, 0, Math.Min(4, DataWords * 8 - bits.Count));
        while (bits.Count % 8 != 0) bits.Add(false);
        for (var filler = 0xEC; bits.Count < DataWords * 8; filler ^= 0xEC ^ 0x11) Append(bits, filler, 8);
        return [.. bits.Chunk(8).Select(word => (byte)word.Aggregate(0, (sum, bit) => (sum << 1) | (bit ? 1 : 0)))];
    }

    private static void Append(List<bool> bits, int value, int count)
    {
        for (var i = count - 1; i >= 0; i--) bits.Add(((value >> i) & 1) == 1);
    }

    /// <summary>Reed-Solomon: the rest of the block's division by the generator polynomial.</summary>
    private byte[] Corrected(byte[] block)
    {
        var (generator, rest) = (Generator(Correction), new byte[Correction]);
        foreach (var word in block)
        {
            var factor = word ^ rest[0];
            for (var i = 0; i < Correction; i++) rest[i] = (byte)((i + 1 < Correction ? rest[i + 1] : 0) ^ Product(generator[i], factor));
        }

        return rest;
    }

    /// <summary>(x − 1)(x − 2)(x − 4)… without its leading one.</summary>
    private static byte[] Generator(int degree)
    {
        var generator = new byte[degree];
        generator[^1] = 1;
        for (var (step, root) = (0, 1); step < degree; step++, root = Product(root, 2))
            for (var i = 0; i < degree; i++) generator[i] = (byte)(Product(generator[i], root) ^ (i + 1 < degree ? generator[i + 1] : 0));
        return generator;
    }

    /// <summary>In the field of 256 elements with the polynomial 0x11D.</summary>
    private static int Product(int a, int b)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D);
            product ^= ((b >> i) & 1) * a;
        }

        return product;
    }

    private static IEnumerable<byte> Woven(List<byte[]> blocks)
    {
        for (var i = 0; i < blocks.Max(b => b.Length); i++)
            foreach (var block in blocks.Where(b => i < b.Length)) yield return block[i];
    }
}
