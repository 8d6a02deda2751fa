using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Achievements;

/// <summary>Entries of a record in words.</summary>
internal static class AchievementWords
{
    public static string Of(AchievementKind kind) => kind switch
    {
        AchievementKind.Rating => "Mức xếp loại",
        AchievementKind.Title => "Danh hiệu, hình thức khen thưởng",
        AchievementKind.Work => "Sáng kiến, đề tài",
        AchievementKind.Combat => "Mưu trí, sáng tạo trong chiến đấu",
        AchievementKind.Discipline => "Kỷ luật",
        AchievementKind.Post => "Chức vụ lãnh đạo",
        AchievementKind.Finding => "Nhận định",
        AchievementKind.Measure => "Thời gian công tác",
        AchievementKind.Cluster => "Kết quả cụm, khối thi đua",
        AchievementKind.Movement => "Kết quả phong trào thi đua",
        AchievementKind.Members => "Số liệu thành viên",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words."),
    };

    public static string Of(AwardBasis basis) => basis switch
    {
        AwardBasis.Merit => "Công trạng",
        AwardBasis.Sudden => "Đột xuất",
        AwardBasis.Thematic => "Theo chuyên đề",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "No words."),
    };

    public static string Of(AchievementSource source) => source switch
    {
        AchievementSource.Hand => "Nhập trực tiếp",
        AchievementSource.Table => "Nạp từ bảng tính",
        AchievementSource.Award => "Quyết định khen thưởng",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "No words."),
    };

    /// <summary>What the entry says, without its year: “Hoàn thành tốt nhiệm vụ”.</summary>
    public static string What(Achievement e, LawShelf law)
    {
        var words = law.Words;
        return e.Kind switch
        {
            AchievementKind.Rating => words.Ratings.Name(e.Code),
            AchievementKind.Title => $"{law.NameOf(e.Code)}{(e.Basis is AwardBasis.Merit or null ? "" : $" ({Of(e.Basis.Value).ToLowerInvariant()})")}",
            AchievementKind.Work => $"{Named(words.WorkKinds, e.Code)} “{e.Title}”{(e.Scope is null ? "" : $", ảnh hưởng {words.Scopes.Name(e.Scope)}")}{(e.Authority is null ? "" : $", {words.Authorities.Name(e.Authority)} công nhận")}{(e.UsedFor is null ? "" : $", đã dùng để xét {law.NameOf(e.UsedFor)}")}",
            AchievementKind.Combat => $"Mưu trí, sáng tạo {words.Scopes.Name(e.Code)}",
            AchievementKind.Discipline => $"Kỷ luật {words.Disciplines.Name(e.Code)}{(e.Until is { } until ? $", chấp hành xong ngày {Vn.Date(until)}" : ", đang chấp hành")}",
            AchievementKind.Post => $"{words.Positions.Name(e.Code)}: {Vn.Number(e.Amount ?? 0)} năm{(e.Holds is true ? ", bị kỷ luật khi giữ chức vụ" : "")}",
            AchievementKind.Finding => $"{Named(words.Statements, e.Code)}: {(e.Holds is true ? "đạt" : "không đạt")}",
            AchievementKind.Measure => $"{Named(words.Measures, e.Code)}: {Vn.Number(e.Amount ?? 0)}",
            AchievementKind.Cluster => $"Cụm, khối do {words.Authorities.Name(e.Code)} tổ chức: {(e.Holds is true ? "dẫn đầu" : "không dẫn đầu")}",
            AchievementKind.Movement => $"Phong trào do {words.Authorities.Name(e.Code)} phát động, {Vn.Number(e.Amount ?? 0)} năm: {(e.Holds is true ? "dẫn đầu" : "tiêu biểu xuất sắc")}",
            AchievementKind.Members => $"{Member(e.Code, law)}: {Vn.Number(e.Amount ?? 0)}{(e is { Code: MembersFigures.Disciplined, Scope: { } worst } ? $", nặng nhất: {words.Disciplines.Name(worst)}" : "")}",
            _ => throw new ArgumentOutOfRangeException(nameof(e), e.Kind, "No words."),
        };
    }

    /// <summary>With year and decision: “Chiến sĩ thi đua cơ sở, năm 2024 (Quyết định 12/QĐ-UBND ngày 15/01/2025)”.</summary>
    public static string Line(Achievement e, LawShelf law) => $"{What(e, law)}, {e.Period.Words}{(Decision(e) is { } decision ? $" ({decision})" : "")}";

    /// <returns>Null: none was recorded.</returns>
    public static string? Decision(Achievement e)
    {
        if (e.DecisionNumber is null && e.DecisionDate is null && e.DecisionIssuer is null) return null;
        return string.Join(' ', new[] { "Quyết định", e.DecisionNumber, e.DecisionDate is { } day ? $"ngày {Vn.Date(day)}" : null, e.DecisionIssuer is { } by ? $"của {by}" : null }.OfType<string>());
    }

    /// <summary>A reading chosen for a record, with its answer, reason and document: “Quy định …?” Có. Lý do: … (theo Công văn 5/SNV).</summary>
    public static string Of(AchievementReading chosen, LawShelf law)
    {
        // One that the law of today does not know any more is told as that law tells it which knew it last.
        var reading = law.Library.Regimes.Reverse().Select(r => r.Readings.GetValueOrDefault(chosen.Reading)).FirstOrDefault(r => r is not null);
        return $"“{reading?.Question ?? chosen.Reading}”: {(chosen.Choice ? reading?.Yes ?? "có" : reading?.No ?? "không")}. Lý do: {chosen.Reason} (theo {chosen.Document}).";
    }

    public static string Member(string code, LawShelf law) => code switch
    {
        MembersFigures.All => "Tổng số thành viên",
        MembersFigures.NotCompleted => "Số người không hoàn thành nhiệm vụ",
        MembersFigures.Disciplined => "Số người bị kỷ luật",
        _ => $"Số người đạt {law.NameOf(code)}",
    };

    private static string Named<T>(IReadOnlyDictionary<string, T> terms, string code) where T : VinhDanh.Law.Packs.Term =>
        terms.TryGetValue(code, out var term) ? Vn.Capital(term.Name) : code;
}
