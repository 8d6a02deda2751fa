using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Tests.Packs;

/// <summary>Every mistake in a pack is told with file, line and what was expected, all in one go.</summary>
public sealed class PackMistakesTests
{
    private const string Head = """
        pack: { id: goc, name: Bộ gốc, received: { from: 2024-01-01 } }
        documents: [{ cite_as: Luật X, name: Luật thử }]
        ratings: [{ code: dat, name: Đạt }, { code: tot, name: Tốt }]
        scopes: [{ code: co_so, name: cơ sở }]
        disciplines: [{ code: canh_cao, name: cảnh cáo }]
        authorities: [{ code: tinh, name: tỉnh }]
        recipients: [{ code: nguoi, name: người }, { code: don_vi, name: đơn vị }]
        kinds: [{ code: danh_hieu, name: Danh hiệu }]
        work_kinds: [{ code: sang_kien, name: sáng kiến }]
        groups: [{ code: moi_nguoi, name: mọi người, recipients: [nguoi] }, { code: tap_the, name: tập thể, recipients: [don_vi] }]
        statements: [{ code: guong_mau, name: Gương mẫu }]
        measures: [{ code: nghe, name: Số năm trong nghề }]
        awards:

        """;

    [Fact]
    public void The_pack_they_are_put_into_has_none() => Mistakes(Award("rating: tot")).ShouldBeEmpty();

    [Theory]
    [InlineData("rating: gioi", "mức xếp loại “gioi” chưa khai")]
    [InlineData("found: chua_co", "nhận định “chua_co” chưa khai")]
    [InlineData("held: chua_co", "“chua_co” chưa khai")]
    [InlineData("meets: chua_co", "“chua_co” chưa khai")]
    [InlineData("as_group: tap_the", "tiêu chuẩn cho nhóm “tap_the”")]
    [InlineData("works: { kinds: [phim], scope: co_so }", "“phim” chưa khai")]
    [InlineData("works: { kinds: [sang_kien], scope: rong }", "phạm vi ảnh hưởng “rong” chưa khai")]
    [InlineData("works: { kinds: [sang_kien], scope: co_so, recognised_by: ai_do }", "cấp “ai_do” chưa khai")]
    [InlineData("works: { scope: co_so }", "thiếu “kinds”")]
    [InlineData("combat_ingenuity: rong", "phạm vi ảnh hưởng “rong”")]
    [InlineData("members_below: phat", "hình thức kỷ luật “phat”")]
    [InlineData("members_share: { award: a, min_share: 70 }", "không quá 1")]
    [InlineData("members_share: { award: khac, min_share: 0.7 }", "“khac” chưa khai")]
    [InlineData("members_with: { award: khac }", "“khac” chưa khai")]
    [InlineData("members_completed: false", "chỉ nhận giá trị true")]
    [InlineData("cluster_lead: ai_do", "cấp “ai_do”")]
    [InlineData("movement: { launched_by: ai_do }", "cấp “ai_do”")]
    [InlineData("service: bang", "bảng thời gian “bang”")]
    [InlineData("years: { of: tuoi, min: 3 }", "số năm “tuoi”")]
    [InlineData("years: { of: nghe }", "thiếu “min”")]
    [InlineData("years: { of: nghe, min: 5, below: 5 }", "không ai đạt được")]
    [InlineData("founding_anniversary: 0", "số nguyên từ 1")]
    [InlineData("title_run: { award: khac, times: 2 }", "“khac” chưa khai")]
    [InlineData("title_run: { award: a, times: 0 }", "số nguyên từ 1")]
    [InlineData("title_run: { award: a, times: 2, fresh_unless: cach }", "cách hiểu “cach”")]
    [InlineData("rating_run: { level: tot, years: ba }", "chờ một số nguyên")]
    [InlineData("rating_run: { level: tot, years: 3, after: [khac] }", "“khac” chưa khai")]
    [InlineData("rating_run: { level: tot, years: 3, during: [{ award: khac }] }", "“khac” chưa khai")]
    [InlineData("rating_run: { level: tot, years: 3, during: [{ level: gioi, years: 1 }] }", "“gioi” chưa khai")]
    [InlineData("rating_run: { level: tot, years: 3, during: [{ works: [phim], scope: co_so }] }", "“phim” chưa khai")]
    [InlineData("rating_run: { level: tot, years: 3, during: [{ any: [[{ award: khac }]] }] }", "“khac” chưa khai")]
    [InlineData("rating_run: { level: tot, years: 3, during: [{ times: 3 }] }", "trong “during” cần một trong các khóa")]
    [InlineData("reading: cach", "“reading” cần hai cách hiểu")]
    [InlineData("{ reading: cach, yes: { rating: tot }, no: { rating: dat } }", "cách hiểu “cach” chưa khai")]
    [InlineData("all: []", "không có điều kiện nào")]
    [InlineData("at_least: { count: 3, of: [{ rating: tot }] }", "cần 3 nhưng chỉ có 1")]
    [InlineData("{ rating: tot, found: guong_mau }", "hai loại điều kiện trong một mục")]
    [InlineData("{ tuoi: 30 }", "không thấy loại điều kiện")]
    [InlineData("{ rating: tot, muc: 3 }", "không hiểu khóa “muc”")]
    [InlineData("{ rating: tot, cite: Nghị định lạ Điều 3 }", "không bắt đầu bằng tên một văn bản đã khai")]
    [InlineData("[rating]", "phải là một điều kiện")]
    public void A_wrong_condition_is_told_with_its_line(string rule, string told)
    {
        var mistakes = Mistakes(Award(rule));
        mistakes.ShouldContain(m => m.Message.Contains(told), string.Join("; ", mistakes));
        var line = mistakes.First(m => m.Message.Contains(told)).Line;
        line.ShouldBeGreaterThanOrEqualTo(Lines(Head));
        mistakes[0].ToString().ShouldStartWith("goc.yaml:");
    }

    [Theory]
    [InlineData("kind: danh_hieu", "kind: la", "loại “la” chưa khai")]
    [InlineData("recipients: [nguoi]", "recipients: [ai]", "đối tượng “ai” chưa khai")]
    [InlineData("recipients: [nguoi], cite", "recipients: [don_vi], cite", "không ai dùng tới")]
    [InlineData("for: moi_nguoi", "for: ai", "nhóm “ai” chưa khai")]
    [InlineData("name: A", "english: A", "còn thiếu: name")]
    [InlineData("verified: true", "verified: rồi", "chờ true hoặc false")]
    [InlineData("cite: Luật X Điều 1", "note: x", "còn thiếu: cite")]
    [InlineData("kind: danh_hieu", "kind: danh_hieu, dossier: bo", "hồ sơ “bo” chưa khai")]
    [InlineData("kind: danh_hieu", "kind: danh_hieu, period: { years: 3 }", "“period” cần")]
    [InlineData("kind: danh_hieu", "kind: danh_hieu, period: { years: 3, of: khac }", "danh hiệu “khac” của “period”")]
    [InlineData("kind: danh_hieu", "kind: danh_hieu, vote: { share: 80, cite: Luật X, verified: true }", "không quá 1")]
    [InlineData("kind: danh_hieu", "kind: danh_hieu, deadline: { due: 31-12, cite: Luật X, verified: true }", "chờ tháng-ngày")]
    [InlineData("kind: danh_hieu", "kind: danh_hieu, decided_by: { by: [ai_do], cite: Luật X, verified: true }", "thẩm quyền “ai_do”")]
    public void A_wrong_award_is_told(string right, string wrong, string told)
    {
        var yaml = Award("rating: tot").Replace(right, wrong, StringComparison.Ordinal);
        Mistakes(yaml).ShouldContain(m => m.Message.Contains(told), string.Join("; ", Mistakes(yaml)));
    }

    [Fact]
    public void Awards_that_need_each_other_are_told_as_a_circle()
    {
        var yaml = Head + One("a", "held: b") + One("b", "all: [{ held: c }, { rating: tot }]") + One("c", "any: [{ title_run: { award: a, times: 2 } }, { held: a }]");
        Mistakes(yaml).ShouldContain(m => m.Message.Contains("thành vòng") && m.Message.Contains("a → b → c → a"));
        Mistakes(Head + One("a", "held: b") + One("b", "any: [{ held: a }, { rating: tot }]")).ShouldBeEmpty();
    }

    [Fact]
    public void All_mistakes_come_at_once_with_their_columns()
    {
        var mistakes = Mistakes(Head + One("a", "{ rating: gioi, la: 1 }") + One("a", "found: chua_co"));
        mistakes.Count.ShouldBeGreaterThanOrEqualTo(3);
        mistakes.ShouldContain(m => m.Message == "“a” đã có trong bộ này");
        var line = One("a", "{ rating: gioi, la: 1 }").Split('\n')[1];
        mistakes.Single(m => m.Message.StartsWith("không hiểu khóa", StringComparison.Ordinal)).Column.ShouldBe(line.IndexOf("la: 1", StringComparison.Ordinal) + 1);
    }

    [Fact]
    public void What_is_no_pack_is_told_in_words()
    {
        Mistakes("pack: [").ShouldHaveSingleItem().Message.ShouldStartWith("không phải YAML hợp lệ");
        Mistakes("- a").ShouldContain(m => m.Message.Contains("đúng một bảng"));
        Mistakes("awards: []").ShouldContain(m => m.Message.Contains("thiếu phần đầu"));
        Read(("x", Head), ("x", Head)).ShouldContain(m => m.Message.Contains("đã có một bộ dữ liệu tên “goc”"));
    }

    [Fact]
    public void Regimes_neither_overlap_nor_leave_a_day_without_law()
    {
        Read(("goc", Head), ("hai", Later("2026-01-01"))).ShouldContain(m => m.File == "hai.yaml" && m.Message.Contains("chồng lên “goc”"));
        var ended = Head.Replace("from: 2024-01-01", "from: 2024-01-01, to: 2025-12-30", StringComparison.Ordinal);
        Read(("goc", ended), ("hai", Later("2026-01-01"))).ShouldContain(m => m.Message.Contains("không có luật nào"));
        Read(("goc", ended), ("hai", Later("2025-12-31"))).ShouldBeEmpty();
        Read(("goc", Head.Replace("from: 2024-01-01", "from: 2024-01-01, to: 2023-01-01", StringComparison.Ordinal))).ShouldContain(m => m.Message.Contains("sau ngày kết thúc"));
        Read(("hai", Later("2026-01-01", inherits: "khong_co"))).ShouldContain(m => m.Message.Contains("“inherits”: không có bộ dữ liệu nào tên “khong_co”"));
        Read(("hai", Later("2026-01-01", inherits: "hai"))).ShouldContain(m => m.Message.Contains("kế thừa chính nó"));

        static string Later(string from, string inherits = "goc") => $"pack: {{ id: hai, name: Bộ hai, inherits: {inherits}, received: {{ from: {from} }} }}";
    }

    [Fact]
    public void Base_salaries_do_not_overlap()
    {
        const string Two = "\nbase_salaries: [{ amount: 1, from: 2024-01-01, cite: Luật X, verified: true }, { amount: 2, from: 2025-01-01, cite: Luật X, verified: true }]";
        Mistakes(Award("rating: tot") + Two).ShouldContain(m => m.Message.Contains("chồng lên nhau"));
        Mistakes(Award("rating: tot") + Two.Replace("from: 2024-01-01", "from: 2024-01-01, to: 2024-12-31", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Award(string rule) => Head + One("a", rule);

    private static string One(string code, string rule) =>
        $"- {{ code: {code}, name: A, kind: danh_hieu, recipients: [nguoi], cite: Luật X Điều 1, verified: true, criteria: [\n    {{ for: moi_nguoi, cite: Luật X Điều 2, verified: true, rule: {(rule[0] is '{' or '[' ? rule : $"{{ {rule} }}")} }}] }}\n";

    private static int Lines(string text) => text.Count(c => c == '\n');

    private static IReadOnlyList<PackMistake> Mistakes(string yaml) => Read(("goc", yaml));

    private static IReadOnlyList<PackMistake> Read(params (string Name, string Yaml)[] packs) => LawLibrary.Read([.. packs.Select(p => (IReadOnlyList<PackFile>)[new(p.Name + ".yaml", p.Yaml)])]).Mistakes;
}
