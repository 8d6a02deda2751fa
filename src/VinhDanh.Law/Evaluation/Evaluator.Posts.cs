using VinhDanh.Law.Packs;
using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Evaluation;

/// <summary>Commendation for service in leading posts.</summary>
public sealed partial class Evaluator
{
    /// <summary>
    /// Time in a higher post counts for the posts below it (NĐ 152/2025 Điều 9 khoản 3); women need less where the regime says so; a person disciplined in a
    /// post that counts has no claim; and the proposal is made on retirement.
    /// </summary>
    private Finding Service(ServiceRule rule, Scene scene)
    {
        var says = _says.Says(rule, scene.Year);
        if (!regime.ServiceTables.TryGetValue(rule.Table, out var table)) return new(Truth.Unknown, says) { Needs = "Bộ dữ liệu chưa có bảng thời gian giữ chức vụ này" };
        var history = scene.Facts.History;
        if (history.Posts.Count == 0) return new(Truth.NotMet, says) { Shows = "Không ghi nhận chức vụ lãnh đạo", Needs = "Bổ sung quá trình giữ chức vụ, nếu có", Basis = table.Basis, Label = Labels.ServiceTimeShort };
        var ways = table.Rows.Select(row => Judge(row, scene)).ToList();
        var best = ways.OrderByDescending(w => w.Truth).ThenByDescending(w => w.Nearness).First();
        if (best.Truth is not Truth.Met) return best with { Basis = best.Basis ?? table.Basis };
        return history.Subject.IsRetiring switch
        {
            true => best,
            false => best with { Truth = Truth.NotMet, Needs = "Đề nghị khi có thông báo hoặc quyết định nghỉ hưu", Label = Labels.NotRetiringYet, Nearness = 0.8 },
            null => best with { Truth = scene.Facts.Unrecorded, Needs = "Cho biết đã có thông báo hoặc quyết định nghỉ hưu chưa", Label = history.Closed ? Labels.NotRetiringYet : null, Nearness = 0.8 },
        };
    }

    private Finding Judge(ServiceRow row, Scene scene)
    {
        var history = scene.Facts.History;
        var positions = regime.Words.Positions;
        // Highest first: a post of a smaller rank stands above.
        var counting = history.Posts.Where(p => positions.Has(p.Position) && positions.Rank(p.Position) <= positions.Rank(row.Position)).ToList();
        var served = counting.Sum(p => p.Years);
        var less = history.Subject.IsWoman is true && regime.Principles.TryGetValue(PrincipleKind.WomenInPosts, out var women) ? women.Factor : null;
        var (min, below) = (less?.Of(row.MinYears) ?? row.MinYears, less?.Of(row.BelowYears ?? 0) ?? row.BelowYears);
        if (row.BelowYears is null) below = null;
        var disciplined = counting.Any(p => p.WasDisciplined);
        var tooFew = served < min || counting.Count == 0;
        var tooMany = !tooFew && below is { } end && served >= end;
        var met = !tooFew && !tooMany && !disciplined;
        return new(Truths.Of(met), $"Giữ chức vụ {positions.Name(row.Position)} hoặc cao hơn từ {Wording.Number(min)} năm{(below is { } b ? $" đến dưới {Wording.Number(b)} năm" : " trở lên")}{(less is null ? "" : " (nữ, đã giảm thời gian)")}")
        {
            Shows = counting.Count == 0 ? "Không giữ chức vụ này" : $"{Wording.Number(served)} năm: {string.Join("; ", counting.Select(p => $"{positions.Name(p.Position)} {Wording.Number(p.Years)} năm"))}{(disciplined ? "; bị kỷ luật khi giữ chức vụ" : "")}",
            Needs = met ? null : tooFew ? $"Còn thiếu {Wording.Number(min - served)} năm" : tooMany ? "Thuộc mức khen cao hơn" : "Không xét khen quá trình cống hiến với người bị kỷ luật khi giữ chức vụ",
            EarliestYear = tooFew && counting.Count > 0 ? scene.Year + (int)Math.Ceiling(min - served) : null,
            Label = met ? null : tooFew ? Labels.ServiceTimeShort : tooMany ? null : Labels.ServicePathDiscipline,
            Basis = row.Basis,
            Rows = [.. counting.Select(p => p.Row).OfType<string>()],
            Nearness = met ? 1 : counting.Count == 0 ? 0 : tooFew ? Math.Min(0.9, (double)(served / min)) : 0.9,
        };
    }
}
