namespace VinhDanh.Papers.Parties;

/// <summary>The words by which names of units, groups and roles begin, as <see cref="Folding.Fold"/> gives them.</summary>
internal static class PartyWords
{
    /// <summary>Followed by more words these name a unit.</summary>
    private static readonly string[] Heads =
    [
        "phong", "ban", "so", "uy ban", "ubnd", "hdnd", "hoi dong", "hdtdkt", "hoi", "chi cuc", "cuc", "tong cuc", "trung tam", "truong", "tram", "benh vien", "vien",
        "cong an", "cong doan", "doan", "lien doan", "van phong", "thanh tra", "toa an", "kho bac", "bao hiem", "dang uy", "chi bo", "mat tran", "cong ti", "tong cong ti",
        "doanh nghiep", "hop tac xa", "ngan hang", "dai", "bao", "co quan", "don vi", "nganh", "khoi", "cum", "bo", "hoc vien", "nha", "to", "thuong truc", "bch", "bqlda",
        "chi nhanh", "p", "xi nghiep", "lien hiep", "thuong vu", "vp", "tt ptqd", "doi", "quan su", "ubmttq", "lhpn", "ccb", "tncs", "vksnd",
    ];

    /// <summary>These name a unit with nothing behind them.</summary>
    private static readonly string[] Alone =
    [
        "bhxh", "ldld", "mttq", "ubmttq", "ubmttqvn", "vksnd", "tand", "kbnn", "chqs", "bchqs", "bqlda", "ccb", "cong an", "van phong", "thanh tra", "quan uy", "huyen uy",
        "tinh uy", "thanh uy", "thi uy", "cong doan", "kho bac", "toa an", "vien kiem sat", "doan thanh nien", "nhcsxh", "thads", "mat tran to quoc",
    ];

    /// <summary>Party committees with a place behind them (“Quận ủy Long Biên”) or none.</summary>
    private static readonly string[] Committees = ["quan uy", "huyen uy", "tinh uy", "thanh uy", "thi uy"];

    public static readonly string[] Roles =
    [
        "lanh dao", "chu tich", "pho chu tich", "pct", "thu truong", "cum truong", "truong cum", "khoi truong", "truong khoi", "to truong", "truong phong", "pho truong", "truong ban",
        "truong doan", "truong cac", "thanh vien", "uy vien", "giam doc", "pho giam doc", "hieu truong", "chanh", "bi thu", "pho bi thu", "dai dien", "thu ki", "nguoi dung dau", "co quan thuong truc",
        "cqtt", "thuong truc", "don vi chu tri", "co quan chu tri", "don vi dau moi", "co quan tham muu", "can bo", "cong chuc", "chuyen vien",
    ];

    /// <summary>Behind a head these only lengthen a list: “ban ngành”, “đơn vị liên quan”.</summary>
    private static readonly string[] Generic = ["nganh", "doan the", "don vi", "lien quan", "va", "co quan", "phong", "ban"];

    public static bool IsGroup(string folded) => Begins(folded, "cac") || Begins(folded, "nhung") || Begins(folded, "toan the");

    public static bool IsRole(string folded) => Roles.Any(r => Begins(folded, r));

    public static bool StandsAlone(string folded)
    {
        if (Alone.Contains(folded)) return true;
        if (IsGroup(folded)) return folded.Contains(' ', StringComparison.Ordinal);
        if (IsRole(folded) || Committees.Any(c => Begins(folded, c))) return true;
        return Array.Exists(Heads, h => Begins(folded, h) && folded.Length > h.Length && !Generic.Any(g => Begins(folded[(h.Length + 1)..], g)));
    }

    public static bool Begins(string folded, string phrase) =>
        folded.StartsWith(phrase, StringComparison.Ordinal) && (folded.Length == phrase.Length || folded[phrase.Length] is ' ');
}
