using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Tests.Reading;

public sealed class InspectionPlanTests
{
    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void District_plan_of_2023(string format)
    {
        var plan = Documents.ReadSeed("000", format);
        var inspection = plan.Inspection!;

        plan.Kind.ShouldBe(PaperKind.InspectionPlan);
        plan.Year.ShouldBe(2023);
        plan.Number.ShouldBe("04/KH-HĐTĐKT");
        plan.Date.ShouldBe(new DateOnly(2023, 2, 3));
        plan.Bases.Select(b => b.Number).ShouldBe(["4333/QĐ-UBND", "02/KH-HĐTĐKT"]);
        inspection.Contents.Where(c => c.Path.Count(x => x == '.') == 2).Select(c => c.Path).ShouldBe(["III.1.a", "III.1.b", "III.1.c"]);
        "abc".Select(l => inspection.Contents.Count(c => c.Path.StartsWith($"III.1.{l}.", StringComparison.Ordinal))).ShouldBe([4, 6, 4]);
        inspection.Targets.Select(t => t.Name).ShouldBe(["Khối trường học", "Khối các phòng ban đơn vị thuộc quận", "Khối phường"]);
        inspection.Methods.Count.ShouldBe(2);
        inspection.Funding!.ShouldStartWith("Chi từ nguồn Quỹ TĐKT quận");
        plan.Signatory.ShouldBe(new Signatory("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đinh Thị Thu Hương", "PHÓ CHỦ TỊCH UBND QUẬN"));
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Provincial_plan_of_2024(string format)
    {
        var plan = Documents.ReadSeed("001", format);
        var inspection = plan.Inspection!;

        plan.Number.ShouldBe("1181/KH-HĐTĐKT");
        plan.Date.ShouldBe(new DateOnly(2024, 3, 19));
        plan.DateText.ShouldBe("ngày 19 tháng 3 năm 2024");
        plan.Title.ShouldBe("Kiểm tra công tác thi đua, khen thưởng năm 2024");
        plan.Bases.Select(b => (b.Type, b.Number, b.Date)).ShouldBe([
            ("Luật", null, new DateOnly(2022, 6, 15)), ("Nghị định", "98/2023/NĐ-CP", new DateOnly(2023, 12, 31)), ("Kế hoạch", "123/KH-UBND", new DateOnly(2024, 1, 10))]);
        plan.Bases[1].Issuer.ShouldBe("Chính phủ");
        inspection.Contents.Where(c => c.Path.Count(x => x == '.') == 1).Select(c => c.Path).ShouldBe([.. Enumerable.Range(1, 6).Select(i => $"II.{i}")]);
        inspection.Contents.Count(c => c.Path.StartsWith("II.2.a.", StringComparison.Ordinal)).ShouldBe(7);
        inspection.Contents.Count(c => c.Path.StartsWith("II.6.", StringComparison.Ordinal)).ShouldBe(9);
        inspection.Targets[0].ShouldSatisfyAllConditions(
            t => t.Name.ShouldBe("UBND huyện Mường Ảng"), t => t.Also.ShouldBe("02 đơn vị (01 xã, 01 đơn vị trực thuộc huyện)"), t => t.Mode.ShouldBe(InspectionMode.Direct));
        inspection.Targets.Count.ShouldBe(8);
        inspection.SelfInspection!.ShouldContain("thực hiện tự kiểm tra");
        inspection.Team.Select(t => t.Role).ShouldBe(["Trưởng đoàn", "Phó Trưởng đoàn", "Thành viên"]);
        inspection.Period!.From.ShouldBe(new DateOnly(2024, 4, 1));
        inspection.Period.Due.ShouldBe(new DateOnly(2024, 9, 30));
        inspection.NoticeWorkingDays.ShouldBe(15);
        inspection.ReportDaysBefore.ShouldBe(5);
        inspection.SelfReportDue.ShouldBe(new DateOnly(2024, 11, 10));
        inspection.DataFrom.ShouldBe(new DateOnly(2023, 1, 1));
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Report_outline_of_the_provincial_plan(string format)
    {
        var outline = Documents.ReadSeed("001", format).Inspection!.Outline;
        var paths = outline.Select(q => q.Path).ToList();

        paths.Where(p => !p.Contains('.')).ShouldBe(["I", "II", "III"]);
        paths.Where(p => p.StartsWith("II.", StringComparison.Ordinal) && p.Count(x => x == '.') == 1).ShouldBe([.. Enumerable.Range(1, 6).Select(i => $"II.{i}")]);
        paths.Where(p => p.StartsWith("II.6.", StringComparison.Ordinal) && p.Count(x => x == '.') == 2).Select(p => p[5..]).ShouldBe(["a", "b", "c", "d", "đ", "e", "g", "h", "i"]);
        outline.Single(q => q.Path == "II.4").Asks.ShouldContain(OutlineAsk.Percent);
        outline.Single(q => q.Path == "II.5").Asks.ShouldContain(OutlineAsk.Money);
        outline.Single(q => q.Path == "II.6.c").Asks.ShouldBe([OutlineAsk.Number]);
        outline.Single(q => q.Path == "II.1").Asks.ShouldContain(OutlineAsk.Documents);
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void Departmental_plan_of_2022_warns_of_the_wrong_year(string format)
    {
        var plan = Documents.ReadSeed("002", format);

        plan.Year.ShouldBe(2022);
        plan.Number.ShouldBeNull();
        plan.Inspection!.Period!.Due.ShouldBe(new DateOnly(2022, 12, 31));
        plan.Inspection.Targets.Select(t => t.Name).ShouldBe(["Các phòng", "các đơn vị trực thuộc Sở"]);
        plan.Inspection.Contents.Count(c => c.Path.Count(x => x == '.') == 1).ShouldBe(4);
        plan.Warnings.ShouldContain(w => w.Code == "year.conflict" && w.Message.Contains("2021"));
        plan.Signatory!.Position.ShouldBe("GIÁM ĐỐC");
    }

    [Fact]
    public void Heads_of_word_files_name_the_issuer_and_its_parent()
    {
        (string?, string?) Issuers(string name) => Documents.ReadSeed(name, "docx") is var p ? (p.ParentIssuer, p.Issuer) : default;

        Issuers("000").ShouldBe(("UBND quận Long Biên", "Hội đồng Thi đua - Khen thưởng"));
        Issuers("001").ShouldBe(("Tỉnh Điện Biên", "Hội đồng Thi đua - Khen thưởng"));
        Issuers("002").ShouldBe(("UBND tỉnh Bắc Giang", "Sở Khoa học và Công nghệ"));
        Issuers("003").ShouldBe(("Thành phố Hà Nội", "Ủy ban nhân dân quận Long Biên"));
        Issuers("004").ShouldBe((null, "Ủy ban nhân dân huyện Vĩnh Cửu"));
    }
}
