using VinhDanh.Law.Cases;
using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Tests.Evaluation;

/// <summary>The worked cases of the field, each with the verdict and the failing conditions it must give.</summary>
public sealed class WorkedCasesTests
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "cases", "worked-cases.yaml");
    private static readonly LawLibrary Library = LawLibrary.LoadEmbedded();

    public static TheoryData<string> Ids => [.. Cases().Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_case_gives_the_verdict_and_the_failing_conditions_expected(string id)
    {
        var @case = Cases().Single(c => c.Id == id);
        var result = CaseRunner.Run(Library, @case);
        result.Problem.ShouldBeNull();
        var expected = @case.Expected.ShouldNotBeNull();
        var verdict = result.Verdict.ShouldNotBeNull();
        verdict.Failed.ShouldBe([.. expected.Failed.Order(StringComparer.Ordinal)], @case.Title);
        (verdict.Outcome is Law.Evaluation.Outcome.Eligible).ShouldBe(expected.Eligible, @case.Title);
        result.Passed.ShouldBeTrue();
    }

    private static IReadOnlyList<EligibilityCase> Cases()
    {
        using var yaml = new StreamReader(File);
        return CaseReader.ReadCases(Path.GetFileName(File), yaml);
    }
}
