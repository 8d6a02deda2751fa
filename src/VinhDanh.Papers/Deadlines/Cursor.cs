namespace VinhDanh.Papers.Deadlines;

/// <summary>A place among the tokens of one text. Readers that fail put it back where it was.</summary>
internal sealed class Cursor(string text, IReadOnlyList<Token> tokens)
{
    public string Text => text;
    public IReadOnlyList<Token> Tokens => tokens;
    public int Position { get; set; }
    public bool AtEnd => Position >= tokens.Count;
    public Token? Current => Peek(0);

    public Token? Peek(int ahead) => Position + ahead >= 0 && Position + ahead < tokens.Count ? tokens[Position + ahead] : null;

    /// <summary>Runs a reader; when it finds nothing, the place is as before.</summary>
    public T? Try<T>(Func<Cursor, T?> read)
    {
        var start = Position;
        var found = read(this);
        if (found is null) Position = start;
        return found;
    }

    public bool Word(string key)
    {
        if (Current?.IsWord(key) is not true) return false;
        Position++;
        return true;
    }

    public bool Sign(char sign)
    {
        if (Current?.IsSign(sign) is not true) return false;
        Position++;
        return true;
    }

    public bool Signs(string signs)
    {
        if (Current is not { Kind: TokenKind.Sign } token || !signs.Contains(token.Key[0], StringComparison.Ordinal)) return false;
        Position++;
        return true;
    }

    /// <summary>The first (longest) of the phrases that stands here; consumed.</summary>
    public string[]? Any(PhraseSet phrases)
    {
        if (Current is not { Kind: TokenKind.Word } first) return null;
        foreach (var phrase in phrases.StartingWith(first.Key))
        {
            if (!StandsHere(phrase)) continue;
            Position += phrase.Length;
            return phrase;
        }
        return null;
    }

    public bool Sees(PhraseSet phrases) =>
        Current is { Kind: TokenKind.Word } first && Array.Exists(phrases.StartingWith(first.Key), StandsHere);

    public bool Phrase(params string[] words)
    {
        if (!StandsHere(words)) return false;
        Position += words.Length;
        return true;
    }

    public int? Number() => Current is { Kind: TokenKind.Number } token ? Take(token) : null;

    /// <summary>The text from one token to before another, trimmed.</summary>
    public string Slice(int from, int to) => from >= to || from >= tokens.Count
        ? "" : text[tokens[from].Start..tokens[Math.Min(to, tokens.Count) - 1].End];

    private int Take(Token token)
    {
        Position++;
        return token.Parts[0];
    }

    private bool StandsHere(string[] phrase)
    {
        if (Position + phrase.Length > tokens.Count) return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            if (!tokens[Position + i].IsWord(phrase[i])) return false;
        }
        return true;
    }
}
