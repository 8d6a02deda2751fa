namespace VinhDanh.Law.Packs;

/// <summary>Reads <c>cite</c>, <c>verified</c> and <c>note</c>; the document a citation begins with must be one that the pack or what it inherits lists.</summary>
internal sealed class BasisReader(IReadOnlyCollection<LegalDocument> documents)
{
    private readonly List<string> _names = [.. documents.Select(d => d.CiteAs).OrderByDescending(n => n.Length)];

    /// <summary>For entries that must have a source.</summary>
    public Basis Read(Section at)
    {
        var cited = at.Words("cite");
        if (cited.Count == 0) at.Mistake("thiếu “cite”: mỗi mục phải dẫn văn bản, điều, khoản");
        if (!at.Has("verified")) at.Mistake("thiếu “verified” (true hoặc false)");
        return Build(at, cited);
    }

    /// <summary>For parts that may rest on what surrounds them.</summary>
    public Basis? ReadOptional(Section at)
    {
        var cited = at.Words("cite");
        var any = cited.Count > 0 || at.Has("verified") || at.Has("note") || at.Has("read_in");
        return any ? Build(at, cited) : null;
    }

    /// <summary>A sentence with its source.</summary>
    public Remark ReadRemark(Section at)
    {
        var remark = new Remark(at.Text("text"), Read(at));
        at.Done();
        return remark;
    }

    private Basis Build(Section at, IReadOnlyList<string> cited)
    {
        // Where it was read is for those who check the pack, not for its readers.
        at.TextOrNull("read_in");
        return new([.. cited.Select(c => Cite(at, c)).OfType<Citation>()], at.YesNo("verified") ?? true, at.TextOrNull("note"));
    }

    private Citation? Cite(Section at, string text)
    {
        foreach (var name in _names)
        {
            if (text == name) return new(name, null);
            if (text.StartsWith(name + " ", StringComparison.Ordinal)) return new(name, text[(name.Length + 1)..]);
        }
        at.Mistake("cite", $"“{text}” không bắt đầu bằng tên một văn bản đã khai trong “documents” ({string.Join(", ", _names)})");
        return null;
    }
}
