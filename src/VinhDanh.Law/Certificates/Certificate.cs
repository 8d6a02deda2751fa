using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Certificates;

/// <summary>The form of the certificate that goes with awards.</summary>
public sealed record Certificate(string Code, string Name, AwardFilter For, Basis Basis)
{
    /// <summary>In millimetres; null: not known.</summary>
    public PaperSize? Size { get; init; }

    /// <summary>The State has it printed; authorities only hand it over.</summary>
    public bool IsPrintedCentrally { get; init; }

    /// <summary>Who signs, in Vietnamese; null: not known.</summary>
    public string? Signer { get; init; }

    /// <summary>Ground, border, emblem, in Vietnamese.</summary>
    public IReadOnlyList<string> Looks { get; init; } = [];

    /// <summary>What stands on it, from the top.</summary>
    public IReadOnlyList<CertificateLine> Lines { get; init; } = [];
}

/// <param name="Field">Code of what is filled in or printed there.</param>
/// <param name="Text">What it says, in Vietnamese.</param>
/// <param name="Style">Letters and colour; null: not known.</param>
public sealed record CertificateLine(string Field, string Text, string? Style);

/// <param name="Width">In millimetres.</param>
/// <param name="Height">In millimetres.</param>
public sealed record PaperSize(int Width, int Height);

/// <summary>What is handed over with awards: certificate, frame, badge, flag.</summary>
public sealed record AwardObjects(string Code, AwardFilter For, IReadOnlyList<string> Items, Basis Basis);
