namespace VinhDanh.Papers.Deadlines;

internal enum TokenKind
{
    Word,
    Number,

    /// <summary>Two or three numbers joined by one sign: 10/6, 3/2024, 01.03.2024.</summary>
    Date,

    /// <summary>A document's number: 68/KH-HĐTĐKT.</summary>
    Code,
    Sign,
}

/// <param name="Key">A word in lower case, spelling unified; a sign as it stands, dashes as “-”.</param>
/// <param name="Parts">The numbers of a <see cref="TokenKind.Number"/> (one) or <see cref="TokenKind.Date"/> (two or three).</param>
internal sealed record Token(TokenKind Kind, int Start, int End, string Key, int[] Parts)
{
    public bool IsSign(char sign) => Kind is TokenKind.Sign && Key[0] == sign;

    public bool IsWord(string key) => Kind is TokenKind.Word && Key == key;

    /// <summary>A year written out, 1900–2199.</summary>
    public bool IsYear => Kind is TokenKind.Number && Years.Plausible(Parts[0]);
}

internal static class Years
{
    public static bool Plausible(int year) => year is >= 1900 and <= 2199;

    /// <summary>A year as written: four digits, or two for this century; null when it is neither.</summary>
    public static int? Read(int written) => written switch
    {
        >= 0 and < 100 => 2000 + written,
        _ when Plausible(written) => written,
        _ => null,
    };
}
