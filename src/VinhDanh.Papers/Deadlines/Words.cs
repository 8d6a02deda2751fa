using System.Collections.Frozen;
using System.Text;

namespace VinhDanh.Papers.Deadlines;

/// <summary>The words of the grammar. Each phrase is a row of word keys.</summary>
internal static class Words
{
    public const string Day = "ngày", Week = "tuần", Month = "tháng", Quarter = "quý", Year = "năm", To = "đến", From = "từ";

    /// <summary>Stands before a phrase and says nothing about its time.</summary>
    public static readonly PhraseSet Labels = new(
        "thời gian thực hiện", "thời gian hoàn thành", "thời gian triển khai", "thời gian tổ chức", "thời gian kiểm tra",
        "thời gian dự kiến", "thời gian", "thời hạn hoàn thành", "thời hạn", "thời điểm", "tiến độ thực hiện", "tiến độ hoàn thành",
        "tiến độ", "dự kiến", "hoàn thành", "xong", "thực hiện", "tổ chức", "triển khai", "gửi báo cáo", "báo cáo", "gửi", "nộp",
        "trình", "ban hành", "bắt đầu", "phấn đấu", "vào", "trong", "khoảng", "ngay trong", "ngay");

    public static readonly PhraseSet BeforeMarks = new(
        "chậm nhất là trước", "chậm nhất trước", "chậm nhất đến hết", "chậm nhất là đến hết", "chậm nhất đến", "chậm nhất là đến", "chậm nhất là vào",
        "chậm nhất vào", "chậm nhất là trong", "chậm nhất trong", "chậm nhất là hết", "chậm nhất hết", "chậm nhất là", "chậm nhất",
        "muộn nhất là", "muộn nhất vào", "muộn nhất đến", "muộn nhất", "hạn cuối cùng là", "hạn cuối cùng", "hạn cuối là", "hạn cuối",
        "hạn chót là", "hạn chót", "hạn nộp", "hạn gửi", "không quá", "không muộn hơn", "không chậm hơn", "cho đến hết", "từ nay đến hết",
        "từ nay cho đến hết", "từ nay cho đến", "từ nay đến", "kể từ nay đến hết", "kể từ nay đến", "đến hết", "tính đến hết", "tính đến", "đến trước",
        "cho đến", "đến", "hết", "hạn");

    public static readonly PhraseSet Strictly = new("trước hết", "trước");

    /// <summary>Marks that close a bound at the end of what they name, even after “trước”.</summary>
    public static readonly PhraseSet EndOf = new("đến hết", "hết", "cuối");

    public static readonly PhraseSet Parts = new("thượng tuần", "trung tuần", "hạ tuần", "nửa đầu", "nửa cuối", "nửa sau", "đầu", "giữa", "cuối", "hết", "cả");
    public static readonly PhraseSet Every = new("định kỳ hàng", "định kỳ mỗi", "định kỳ theo", "theo từng", "hàng", "mỗi", "từng", "theo", "định kỳ");
    public static readonly PhraseSet Continuous = new(
        "thường xuyên liên tục", "thường xuyên", "liên tục", "quanh năm", "suốt năm", "hàng ngày", "mỗi ngày", "trong suốt quá trình");

    /// <summary>Where a phrase hands its time to somebody or something else.</summary>
    public static readonly PhraseSet Dependence = new(
        "theo", "tại kế hoạch", "tại chương trình", "tại quyết định", "tại công văn", "tại hướng dẫn", "tại phụ lục", "ngay sau khi", "ngay khi", "sau khi", "trước khi", "khi có",
        "khi phát sinh", "khi được", "khi cần", "khi nhận", "khi kết thúc", "khi hoàn thành", "khi cấp trên", "khi", "nếu có", "đột xuất", "có kế hoạch riêng", "có thông báo", "thông báo sau",
        "kế hoạch riêng", "tùy theo", "tùy thuộc", "tùy tình hình", "căn cứ", "phụ thuộc", "kể từ ngày", "kể từ khi", "kể từ", "từ ngày ký", "từ ngày ban hành", "từ khi",
        "sau ngày", "sau kỳ", "sau hội nghị", "sau đại hội", "trước kỳ", "trước hội nghị", "trước đại hội", "trước thời điểm", "trước tết", "sau tết", "trước phiên",
        "kịp thời", "chờ");

    /// <summary>Papers whose own date is not a deadline.</summary>
    public static readonly PhraseSet Papers = new(
        "kế hoạch", "quyết định", "công văn", "văn bản", "chỉ thị", "nghị quyết", "nghị định", "thông tư", "hướng dẫn", "chương trình",
        "thông báo", "tờ trình", "thông tri", "kết luận", "quy chế", "quy định", "luật", "công điện", "đề án", "giấy mời", "phụ lục", "kh", "qđ", "ct");

    /// <summary>A date after one of these is not the date of the paper named before it.</summary>
    public static readonly PhraseSet BreakCitation = new("trước", "đến", "từ", "chậm nhất", "muộn nhất", "hoàn thành", "xong", "hạn", "vào", "trong");

    public static readonly PhraseSet Events = new(
        "kể từ", "tính từ", "từ ngày", "từ khi", "sau khi", "sau ngày", "sau", "trước khi", "trước ngày", "trước thời điểm", "trước", "tính đến");

    public static readonly PhraseSet TermMarks = new(
        "trong thời hạn", "trong thời gian", "trong vòng", "trong", "chậm nhất là sau", "chậm nhất sau", "chậm nhất là trước", "chậm nhất trước", "chậm nhất là",
        "chậm nhất", "muộn nhất là", "muộn nhất", "tối đa", "không quá", "thời hạn", "sau", "trước", "ít nhất trước", "ít nhất");

    private static readonly string[] Counting =
        ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"];

    /// <summary>A phrase in prose can begin with no other word; most words are passed over by this alone.</summary>
    private static readonly Lazy<FrozenSet<string>> Beginnings = new(() => new[] { BeforeMarks, Strictly, Parts, Every, Continuous, TermMarks }
        .SelectMany(set => set.FirstWords).Concat(Counting)
        .Concat([Day, Week, Month, Quarter, Year, From, To, "thứ", "chủ", "sáng", "chiều", "tối", "trưa", "lúc", "các", "kể", "sau", "t", "q", "học", "giai", "nhiệm", "vào", "tư"])
        .ToFrozenSet());

    private static readonly string[] Others =
        ["ngày", "tuần", "tháng", "quý", "năm", "học", "kỳ", "lần", "làm", "việc", "thứ", "chủ", "nhật", "giờ", "phút", "sáng", "chiều", "tối",
        "và", "các", "giai", "đoạn", "nhiệm", "trở", "đi", "của", "đối", "với", "nay", "này", "phiên", "cấp", "trên", "phát", "sinh", "nội", "dung", "tư"];

    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>
    {
        ["quí"] = "quý", ["qúy"] = "quý", ["qúi"] = "quý", ["hằng"] = "hàng", ["kì"] = "kỳ", ["tuỳ"] = "tùy", ["thuờng"] = "thường", ["truớc"] = "trước",
        ["bẩy"] = "bảy", ["đền"] = "đến",
    }.ToFrozenDictionary();

    /// <summary>Where words differ by marks only (ngày, ngay), the one of times wins.</summary>
    private static readonly FrozenDictionary<string, string> Unmarked = new[]
        {
            BeforeMarks, Strictly, Parts, Every, Continuous, Labels, Dependence, Papers, Events, TermMarks, new(Counting),
        }.SelectMany(set => set).Prepend(Others).SelectMany(words => words).Distinct()
        .GroupBy(Bare).ToFrozenDictionary(g => g.Key, g => g.First());

    /// <summary>The key under which a word is compared. In text written wholly without marks, the marked word it stands for.</summary>
    public static string Key(string word, bool unmarked)
    {
        var lower = word.ToLowerInvariant();
        if (unmarked) return Unmarked.GetValueOrDefault(lower, lower);
        return Spellings.GetValueOrDefault(lower, lower);
    }

    public static bool CanBegin(string key) => Beginnings.Value.Contains(key);

    /// <summary>0–12 for a counting word; null for any other.</summary>
    public static int? Count(string key) => key is "tư" ? 4 : Array.IndexOf(Counting, key) is >= 0 and var n ? n : null;

    /// <summary>I–XII; scans read “I” as a small “l”, “|” or “1”.</summary>
    public static int? Roman(string word)
    {
        var upper = word.Replace('l', 'I').ToUpperInvariant();
        int? value = upper switch
        {
            "I" => 1,
            "II" => 2,
            "III" => 3,
            "IV" => 4,
            "V" => 5,
            "VI" => 6,
            "VII" => 7,
            "VIII" => 8,
            "IX" => 9,
            "X" => 10,
            "XI" => 11,
            "XII" => 12,
            _ => null,
        };
        return value;
    }

    private static string Bare(string word)
    {
        var bare = new StringBuilder();
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (c is 'đ') bare.Append('d');
            else if (char.IsAscii(c)) bare.Append(c);
        }
        return bare.ToString();
    }
}
