namespace VinhDanh.Law.Packs;

/// <summary>A mistake in a pack, for the person who wrote it.</summary>
/// <param name="Line">From 1; 0: the pack as a whole.</param>
/// <param name="Column">From 1.</param>
public sealed record PackMistake(string File, int Line, int Column, string Message)
{
    public override string ToString() => Line == 0 ? $"{File}: {Message}" : $"{File}:{Line}:{Column}: {Message}";
}

/// <summary>A pack that cannot be used, with every mistake found in it.</summary>
public sealed class PackException : Exception
{
    public PackException(IReadOnlyList<PackMistake> mistakes) : base(string.Join(Environment.NewLine, mistakes)) => Mistakes = mistakes;

    public PackException() : this([])
    {
    }

    public PackException(string message) : base(message) => Mistakes = [];

    public PackException(string message, Exception inner) : base(message, inner) => Mistakes = [];

    public IReadOnlyList<PackMistake> Mistakes { get; }
}
