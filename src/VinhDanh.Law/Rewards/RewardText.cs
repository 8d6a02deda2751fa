using System.Globalization;
using System.Text;
using VinhDanh.Law.Evaluation;

namespace VinhDanh.Law.Rewards;

/// <summary>The money of a decision as text, a line an award, in Vietnamese.</summary>
public static class RewardText
{
    public static string Write(RewardSheet sheet)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Quyết định ngày {Wording.Date(sheet.DecidedOn)}, theo {sheet.Regime.Name}");
        if (sheet.Salary is { } salary) text.AppendLine(CultureInfo.InvariantCulture, $"Mức lương cơ sở: {Wording.Money(salary.Amount)} ({salary.Basis.Line})");
        foreach (var line in sheet.Lines) Write(text, line);
        text.AppendLine(CultureInfo.InvariantCulture, $"Cộng: {Wording.Money(sheet.Total)}");
        if (sheet.Undecided > 0) text.AppendLine(CultureInfo.InvariantCulture, $"Có thể thêm: {Wording.Money(sheet.Undecided)}, khi nêu rõ thành tích được khen");
        if (sheet.IsOpen) text.AppendLine("Lưu ý: còn mục chưa tính được, chưa phải số cuối cùng.");
        if (sheet.Regime.RewardRules.Rounding is { } rounding) text.AppendLine(CultureInfo.InvariantCulture, $"Tiền thưởng {rounding.Way.Words()} đến {Wording.Money(rounding.To)} ({rounding.Basis.Line})");
        return text.ToString();
    }

    private static void Write(StringBuilder text, RewardLine line)
    {
        var amount = line.State switch
        {
            RewardState.Paid => Wording.Money(line.Amount ?? 0),
            RewardState.Covered or RewardState.NoMoney => Wording.Money(0),
            _ => "chưa tính được",
        };
        text.AppendLine(CultureInfo.InvariantCulture, $"- {line.Claim.Who}: {line.Award?.Name ?? line.Claim.Award}, năm {line.Claim.Year}: {amount}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {line.How}");
        foreach (var basis in line.Bases) text.AppendLine(CultureInfo.InvariantCulture, $"  ({basis.Line}){(basis.Verified ? "" : " [chưa kiểm chứng]")}");
    }
}
