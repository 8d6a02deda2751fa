using System.Text;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.Papers.Tests.Deadlines;

public sealed class PhraseTableTests
{
    public static TheoryData<int, string> Phrases
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < PhraseTable.Rows.Count; i++) data.Add(i, PhraseTable.Rows[i].Phrase);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_phrase_means_what_the_table_says(int row, string phrase)
    {
        var expected = PhraseTable.Rows[row];
        Check(DeadlineGrammar.Parse(phrase, expected.Year), expected);
    }

    [Fact]
    public void Decomposed_letters_and_hard_spaces_change_nothing()
    {
        foreach (var row in PhraseTable.Rows)
            Check(DeadlineGrammar.Parse(row.Phrase.Normalize(NormalizationForm.FormD).Replace(' ', '\u00A0'), row.Year), row);
    }

    [Fact]
    public void Capitals_change_nothing()
    {
        foreach (var row in PhraseTable.Rows.Where(r => r.Kind is not DeadlineKind.Dependent && !r.Phrase.Contains("lll", StringComparison.Ordinal)))
            Check(DeadlineGrammar.Parse(row.Phrase.ToUpperInvariant(), row.Year), row);
    }

    [Fact]
    public void The_table_holds_at_least_140_phrases() => PhraseTable.Rows.Select(r => r.Phrase).Distinct().Count().ShouldBeGreaterThanOrEqualTo(140);

    private static void Check(Deadline read, PhraseTable.Row expected)
    {
        read.ShouldSatisfyAllConditions(
            () => read.Kind.ShouldBe(expected.Kind, read.Text),
            () => read.From.ShouldBe(expected.From, read.Text),
            () => read.Due.ShouldBe(expected.Due, read.Text),
            () => read.Dates.ShouldBe(expected.Dates, read.Text),
            () => read.Every.ShouldBe(expected.Every, read.Text),
            () => read.Day.ShouldBe(expected.Day, read.Text),
            () => read.DependsOn.ShouldBe(expected.DependsOn, read.Text),
            () => read.WorkingDays.ShouldBe(expected.WorkingDays, read.Text));
    }
}
