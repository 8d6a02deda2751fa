namespace VinhDanh.Law.Packs;

/// <summary>A place in a legal document.</summary>
/// <param name="Document">As the pack's list of documents names it: “Luật 06/2022/QH15”.</param>
/// <param name="Provision">“Điều 23 khoản 2 điểm a”; null: the document as a whole.</param>
public sealed record Citation(string Document, string? Provision)
{
    public override string ToString() => Provision is null ? Document : $"{Provision} {Document}";
}

/// <summary>What an entry of a pack rests on.</summary>
/// <param name="Verified">The entry, or its operative number, was read in a text that quotes the provision.</param>
/// <param name="Note">What an officer should know of it, in Vietnamese.</param>
public sealed record Basis(IReadOnlyList<Citation> Citations, bool Verified, string? Note)
{
    /// <summary>The citations in one line.</summary>
    public string Line => string.Join("; ", Citations);
}

/// <summary>A legal document that citations may name.</summary>
/// <param name="CiteAs">The short name that citations begin with.</param>
public sealed record LegalDocument(string CiteAs, string Name);
