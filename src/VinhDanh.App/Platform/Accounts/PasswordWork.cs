using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>What looking at a password costs: the same whether the name is known or not, and however old the hash is, so that time tells nothing.</summary>
public sealed class PasswordWork(UserManager<Account> users, IOptions<PasswordHasherOptions> options)
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA-512, as OWASP asks for (ASVS 5.0, appendix C). A hash of fewer is made anew when its password is next given.</summary>
    public const int Rounds = 210_000;

    /// <summary>Rounds spent so far to make up for hashes of fewer; a test adds them to what the hasher spent.</summary>
    internal long MadeUp { get; private set; }

    public async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account?.PasswordHash is not { } kept)
        {
            users.PasswordHasher.HashPassword(new Account { Id = default, UserName = "", DisplayName = "", SecurityStamp = "", CreatedAt = default }, password);
            return false;
        }

        // Also hashes anew what was hashed with fewer rounds; no change of the account, so no entry of the audit.
        if (await users.CheckPasswordAsync(account, password)) return true;
        if (options.Value.IterationCount - RoundsOf(kept) is > 0 and var missing)
        {
            MadeUp += missing;
            Rfc2898DeriveBytes.Pbkdf2(password, RandomNumberGenerator.GetBytes(16), missing, HashAlgorithmName.SHA512, 32);
        }

        return false;
    }

    /// <summary>As Identity's hashes of version 3 say it: a byte 1, then algorithm and rounds, four bytes each, the high ones first.</summary>
    internal static int RoundsOf(string hash) => Convert.FromBase64String(hash) is [1, ..] and { Length: > 13 } bytes
        ? (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5))
        : throw new CryptographicException("A password's hash is of no known form.");
}
