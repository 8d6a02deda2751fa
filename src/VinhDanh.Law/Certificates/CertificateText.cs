using VinhDanh.Law.Evaluation;

namespace VinhDanh.Law.Certificates;

/// <summary>A form in one Vietnamese paragraph.</summary>
public static class CertificateText
{
    public static string Of(Certificate form)
    {
        string?[] parts =
        [
            form.Name,
            form.IsPrintedCentrally ? "in tập trung, cơ quan chỉ nhận và trao" : null,
            form.Size is { } size ? $"khổ {size.Width} × {size.Height} mm" : null,
            .. form.Looks,
            form.Lines.Count > 0 ? $"từ trên xuống: {string.Join("; ", form.Lines.Select(l => l.Style is { } style ? $"{l.Text} ({style})" : l.Text))}" : null,
            form.Signer is { } signer ? $"ký: {signer}" : null,
        ];
        return string.Join(". ", parts.OfType<string>().Select(Wording.Capital)) + ".";
    }
}
