using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>
/// Codes that change with the time (RFC 6238), by the parameters that every authenticator app knows: SHA-1, six digits, thirty
/// seconds. Ours rather than Identity's, which reads the machine's clock and does not tell which step a code was of.
/// </summary>
public static class Totp
{
    public const int Digits = 6;
    private const int StepSeconds = 30;

    // A telephone's clock may be half a minute off, and typing takes time (RFC 6238 §5.2).
    private const int StepsEitherSide = 1;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // SHA-1 is what the apps speak; as HMAC with a random key it is unbroken (RFC 6238 §1.2)
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <returns>The step whose code was typed; null when it is none of now.</returns>
    public static long? Match(byte[] key, string typed, DateTimeOffset at)
    {
        var (bytes, now) = (Encoding.ASCII.GetBytes(typed), StepOf(at));
        long? found = null;
        for (var step = now - StepsEitherSide; step <= now + StepsEitherSide; step++)
            if (CryptographicOperations.FixedTimeEquals(bytes, Encoding.ASCII.GetBytes(Code(key, step)))) found = step;
        return found;
    }

    /// <summary>What a QR code tells the app.</summary>
    public static string Address(byte[] key, string issuer, string userName) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(userName)}?secret={Base32.Of(key)}&issuer={Uri.EscapeDataString(issuer)}";
}
