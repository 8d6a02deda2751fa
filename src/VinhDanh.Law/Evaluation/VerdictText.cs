using System.Globalization;
using System.Text;
using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Evaluation;

/// <summary>A verdict as text that mirrors the law: each condition with its value, what the record shows, what is missing, and where it stands.</summary>
public static class VerdictText
{
    /// <summary>The whole tree, indented by depth, in Vietnamese.</summary>
    public static string Tree(Verdict verdict)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{verdict.Award.Name}, năm {verdict.Proposal.Year}: {OutcomeWords.Of(verdict.Outcome)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Căn cứ: {verdict.Award.Basis.Line} (bộ dữ liệu {verdict.Regime})");
        foreach (var finding in verdict.Findings) Write(text, finding, 0, above: null);
        if (verdict.Criteria.Count > 1) text.AppendLine("(Chỉ cần đạt một trong các nhóm tiêu chuẩn trên.)");
        foreach (var caution in verdict.Cautions) text.AppendLine(CultureInfo.InvariantCulture, $"Lưu ý: {caution}");
        return text.ToString();
    }

    private static void Write(StringBuilder text, Finding finding, int depth, Basis? above)
    {
        var basis = finding.Basis is { Citations.Count: > 0 } own && own.Line != above?.Line ? own : null;
        text.Append(' ', depth * 3).Append(Mark(finding.Truth)).Append(' ').Append(finding.Says);
        if (basis is not null) text.Append(" (").Append(basis.Line).Append(')');
        if (finding.Basis is { Verified: false } && !ReferenceEquals(finding.Basis, above)) text.Append(" [chưa kiểm chứng]");
        text.AppendLine();
        foreach (var detail in (string?[])[finding.Shows, finding.Needs is null ? null : $"→ {finding.Needs}{(finding.EarliestYear is { } year ? $" (sớm nhất năm {year})" : "")}"])
        {
            if (detail is not null) text.Append(' ', depth * 3 + 2).AppendLine(detail);
        }
        foreach (var part in finding.Parts) Write(text, part, depth + 1, finding.Basis ?? above);
    }

    private static char Mark(Truth truth) => truth switch
    {
        Truth.Met => '✓',
        Truth.NotMet => '✗',
        _ => '?',
    };
}
