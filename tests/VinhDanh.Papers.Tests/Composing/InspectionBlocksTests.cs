using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Inspections;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Tests.Reading;

namespace VinhDanh.Papers.Tests.Composing;

public sealed class InspectionBlocksTests
{
    private static readonly InspectionBlocks Library = InspectionBlocks.Default;

    [Fact]
    public void The_library_covers_what_inspections_look_at()
    {
        Library.All.Count.ShouldBeGreaterThanOrEqualTo(20);
        foreach (var key in new[] { "leadership", "law", "movements-above", "movements-own", "exemplars", "commendation", "fund", "councils", "clusters", "staff", "initiatives", "records", "petitions", "insignia", "reviews", "registration", "voting", "after-award", "participation" })
            Library.Find(key).ShouldNotBeNull(key).Points.ShouldNotBeEmpty();
        Library.Find("không có").ShouldBeNull();
        Library.All.SelectMany(b => b.Questions).Select(q => q.Window).Distinct().Count().ShouldBe(4);
    }

    /// <summary>The words of a question say themselves what they ask for, so that the paper adds nothing and any reader knows it.</summary>
    [Fact]
    public void A_plan_of_all_blocks_reads_back_as_it_was_put_together()
    {
        var plan = InspectionPlans.Small with { Contents = [.. Library.All.Select(b => b.Content)], Outline = [new("KẾT QUẢ THỰC HIỆN") { Children = [.. Library.All.Select(b => b.Question(2026, new(2025, 1, 1)))] }] };
        var back = InspectionReadBack.Of(plan);

        back.Differences.ShouldBeEmpty();
        var inspection = back.Reading!.Inspection!;
        inspection.Contents.Count.ShouldBe(Library.All.Sum(b => 1 + b.Points.Count));
        var questions = inspection.Outline.Where(q => q.Path.Count(c => c == '.') == 2).ToList();
        questions.Select(q => string.Join(',', q.Asks)).ShouldBe(Library.All.SelectMany(b => b.Questions).Select(q => string.Join(',', q.Asks)));
        questions.SelectMany(q => q.Details).ShouldAllBe(d => !d.StartsWith("Báo cáo phải có", StringComparison.Ordinal));
        questions.Single(q => q.Text == "Thu, chi quỹ thi đua, khen thưởng").Window.ShouldNotBeNull().ShouldSatisfyAllConditions(w => w.From.ShouldBe(new DateOnly(2025, 1, 1)), w => w.To.ShouldBe(new DateOnly(2025, 12, 31)));
        questions.Single(q => q.Text == "Kết quả xây dựng, nhân rộng điển hình tiên tiến").Window!.Start.ShouldBe(WindowStart.Event);
    }

    [Fact]
    public void Without_a_first_day_of_the_plan_questions_up_to_the_visit_have_no_window_of_their_own() =>
        Library.Find("petitions")!.Question(2026, null).Children.ShouldAllBe(q => q.Window == null);

    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    public void Its_sentences_are_its_own(string seed)
    {
        var taken = Documents.ReadSeed(seed, "txt").Blocks.Select(b => b.Text.TrimStart('-', ' ').TrimEnd('.', ';', ' ')).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Library.All.SelectMany(b => b.Points.Concat(b.Questions.Select(q => q.Guidance ?? q.Text))).Where(taken.Contains).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("block\tfund")]
    [InlineData("point\tĐiểm trước nhóm")]
    [InlineData("block\tfund\tQuỹ\npoint\tThu\nquestion\tnumbers\tplan\tQuỹ")]
    [InlineData("block\tfund\tQuỹ\npoint\tThu\nquestion\tnumber\tlater\tQuỹ")]
    [InlineData("block\tfund\tQuỹ\npoint\tThu\nquestion\tnumber\tsince:\tQuỹ")]
    [InlineData("block\tfund\tQuỹ\npoint\tThu")]
    [InlineData("block\tfund\tQuỹ\npoint\tThu\nquestion\tnumber\tplan\tQuỹ\nblock\tfund\tQuỹ\npoint\tThu\nquestion\tnumber\tplan\tQuỹ")]
    public void A_broken_library_is_refused(string tsv) => Should.Throw<FormatException>(() => InspectionBlocks.Load(new StringReader(tsv)));
}
