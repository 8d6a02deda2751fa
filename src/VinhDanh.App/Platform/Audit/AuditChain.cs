using System.Buffers.Binary;
using System.Security.Cryptography;

namespace VinhDanh.App.Platform.Audit;

/// <summary>The arithmetic of the chain; README.md beside this file gives the bytes for whoever checks it with other tools.</summary>
public static class AuditChain
{
    /// <summary>What the first batch holds in the place of a batch before it.</summary>
    public static readonly byte[] Beginning = new byte[SHA256.HashSizeInBytes];

    private const int SealBytes = 8 + 8 + 4 + SHA256.HashSizeInBytes * 2;

    /// <summary>Merkle root as in RFC 6962: leaves and nodes are prefixed apart, the larger complete part stands left.</summary>
    /// <param name="hashes">The entries' hashes in order; at least one.</param>
    public static byte[] Root(IReadOnlyList<byte[]> hashes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(hashes.Count, nameof(hashes));
        var level = hashes.Select(Leaf).ToList();
        while (level.Count > 1)
        {
            var above = new List<byte[]>((level.Count + 1) / 2);
            for (var i = 0; i + 1 < level.Count; i += 2) above.Add(Node(level[i], level[i + 1]));
            // A last one without a partner rises as it is.
            if (level.Count % 2 == 1) above.Add(level[^1]);
            level = above;
        }

        return level[0];
    }

    /// <param name="sealedAt">To the microsecond, as PostgreSQL keeps it.</param>
    /// <param name="previous">Seal of the batch before, or <see cref="Beginning"/>.</param>
    public static byte[] Seal(long batchNo, DateTimeOffset sealedAt, int entryCount, byte[] root, byte[] previous)
    {
        Span<byte> bytes = stackalloc byte[SealBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, batchNo);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Microseconds(sealedAt));
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], entryCount);
        root.CopyTo(bytes[20..]);
        previous.CopyTo(bytes[52..]);
        return SHA256.HashData(bytes);
    }

    public static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static byte[] Leaf(byte[] hash) => SHA256.HashData([0, .. hash]);

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
