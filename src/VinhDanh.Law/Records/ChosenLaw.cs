using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Records;

/// <summary>The law judged by where somebody chose it by name.</summary>
/// <param name="OfTheDay">Name of the regime of the day of receipt.</param>
/// <param name="Because">What allows the choice; null: nothing does, the verdict is for information.</param>
public sealed record ChosenLaw(string OfTheDay, Transition? Because)
{
    /// <summary>The choice in Vietnamese, as every verdict by it says.</summary>
    public string Says(string chosen) => Because is { } rule
        ? $"Xét theo {chosen} do người xét chọn vì có lợi hơn; luật của ngày nhận hồ sơ là {OfTheDay}. {rule.Text} ({rule.Basis.Line}{(rule.Basis.Verified ? "" : ", chưa kiểm chứng")})"
        : $"Xét theo {chosen} chỉ để tham khảo: hồ sơ nhận ngày này theo {OfTheDay}, chưa thấy quy định nào cho chọn luật khác.";
}
