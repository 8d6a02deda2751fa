using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Certificates;

/// <summary>Reads entries of <c>certificates</c> and <c>objects</c>.</summary>
internal static class CertificateReader
{
    public static Certificate Read(Section at, BasisReader bases) => new(at.Text("code"), at.Text("name"), AwardFilter.Read(at), bases.Read(at))
    {
        Size = at.Inner("size_mm") is { } size ? Size(size) : null,
        IsPrintedCentrally = at.YesNo("printed_centrally") ?? false,
        Signer = at.TextOrNull("signer"),
        Looks = at.Words("looks"),
        Lines = [.. at.List("lines").Select(Line)],
    };

    public static AwardObjects ReadObjects(Section at, BasisReader bases)
    {
        if (at.Words("items").Count == 0) at.Mistake("thiếu “items” (hiện vật)");
        return new(at.Text("code"), AwardFilter.Read(at), at.Words("items"), bases.Read(at));
    }

    private static PaperSize Size(Section at)
    {
        var (width, height) = (at.Whole("width"), at.Whole("height"));
        if (width is null or < 1 || height is null or < 1) at.Mistake("“size_mm” cần “width” và “height”, số milimét từ 1 trở lên");
        at.Done();
        return new(width ?? 0, height ?? 0);
    }

    private static CertificateLine Line(Section at)
    {
        var line = new CertificateLine(at.Text("field"), at.Text("text"), at.TextOrNull("style"));
        at.Done();
        return line;
    }
}
