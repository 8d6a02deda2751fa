namespace VinhDanh.App.Features.Eligibility.Screening;

internal static class StandingWords
{
    public static string Of(Standing standing) => standing switch
    {
        Standing.Now => "Đủ điều kiện, chưa đề nghị",
        Standing.NextYear => "Đủ điều kiện vào năm sau",
        Standing.OneShort => "Còn thiếu một điều kiện",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "No words."),
    };
}
