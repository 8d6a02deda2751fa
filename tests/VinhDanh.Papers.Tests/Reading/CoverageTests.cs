using System.Text.Json;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Tests.Reading;

/// <summary>Nothing of a document is dropped: each block has one role and is reachable from the result.</summary>
public sealed class CoverageTests
{
    [Theory]
    [InlineData("000", "txt", "Header=2 Title=2 Basis=1 Preamble=1 Heading=13 Paragraph=17 InspectionPoint=17 Closing=1 Recipient=8 Signature=5")]
    [InlineData("000", "docx", "Header=6 Title=2 Basis=1 Preamble=1 Heading=13 Paragraph=17 InspectionPoint=17 Closing=1 Recipient=8 Signature=5")]
    [InlineData("001", "txt", "Header=2 Title=2 Basis=3 Preamble=1 Heading=15 Paragraph=29 InspectionPoint=25 Appendix=4 OutlineQuestion=47 Closing=1 Recipient=8 Signature=4")]
    [InlineData("001", "docx", "Header=6 Title=2 Basis=3 Preamble=1 Heading=15 Paragraph=29 InspectionPoint=25 Appendix=4 OutlineQuestion=47 Closing=1 Recipient=8 Signature=4")]
    [InlineData("002", "txt", "Header=2 Title=3 Basis=1 Preamble=1 Heading=6 Paragraph=8 InspectionPoint=10 Closing=1 Recipient=4 Signature=2")]
    [InlineData("002", "docx", "Header=6 Title=3 Basis=1 Preamble=1 Heading=6 Paragraph=8 InspectionPoint=10 Closing=1 Recipient=4 Signature=2")]
    [InlineData("003", "txt", "Header=2 Title=2 Basis=1 Preamble=1 Heading=20 Paragraph=47 BodyItem=19 Task=50 Group=5 Session=5 Appendix=6 ColumnHeader=2 Repeat=6 Closing=1 Recipient=9 Signature=3")]
    [InlineData("003", "docx", "Header=6 Title=2 Basis=1 Preamble=1 Heading=20 Paragraph=47 BodyItem=19 Task=50 Group=5 Session=5 Appendix=6 ColumnHeader=2 Closing=1 Recipient=9 Signature=3")]
    [InlineData("004", "txt", "Title=2 Basis=1 Preamble=1 Heading=12 Paragraph=17 Task=16 Closing=1 Recipient=8 Signature=3")]
    [InlineData("004", "docx", "Header=5 Title=2 Basis=1 Preamble=1 Heading=12 Paragraph=17 Task=16 Closing=1 Recipient=8 Signature=3")]
    public void Roles_of_the_real_documents(string name, string format, string expected)
    {
        var reading = Documents.ReadSeed(name, format);

        string.Join(' ', reading.Coverage.Roles.Where(r => r.Value > 0).OrderBy(r => r.Key).Select(r => $"{r.Key}={r.Value}"))
            .ShouldBe(string.Join(' ', expected.Split(' ').OrderBy(r => Enum.Parse<BlockRole>(r.Split('=')[0]))));
        reading.Coverage.Placed.ShouldBe(reading.Coverage.Blocks);
        reading.Coverage.Roles.Values.Sum().ShouldBe(reading.Coverage.Blocks);
        EveryBlockIsReachable(reading);
    }

    [Fact]
    public void Every_sample_is_placed_whole_and_reachable()
    {
        foreach (var path in Documents.Samples)
        {
            var reading = Documents.Read(path);
            reading.Coverage.Placed.ShouldBe(reading.Coverage.Blocks, path);
            reading.Kind.ShouldNotBe(PaperKind.Unknown, path);
            EveryBlockIsReachable(reading);
        }
    }

    [Fact]
    public void A_sample_reads_the_same_from_Word_and_from_text()
    {
        foreach (var path in Documents.Samples.Where(p => p.EndsWith(".docx", StringComparison.Ordinal)))
        {
            var (word, text) = (Documents.Read(path), Documents.Read(Path.ChangeExtension(path, "txt")));
            text.Tasks.Select(t => (t.Path, t.Title)).ShouldBe(word.Tasks.Select(t => (t.Path, t.Title)), path);
            text.Sections.Select(s => (s.Path, s.Heading, s.Party)).ShouldBe(word.Sections.Select(s => (s.Path, s.Heading, s.Party)), path);
            text.Sessions.Select(s => s.Items.Count).ShouldBe(word.Sessions.Select(s => s.Items.Count), path);
            (text.Number, text.Date, text.Issuer, text.Signatory).ShouldBe((word.Number, word.Date, word.Issuer, word.Signatory), path);
        }
    }

    [Fact]
    public void Json_is_camel_case_with_kebab_case_kinds()
    {
        var reading = Documents.Read(Documents.Samples.First(p => p.Contains("tinh-an-thinh.docx") && !p.Contains("kiem-tra")));
        using var json = JsonDocument.Parse(PaperJson.Write(reading));
        var root = json.RootElement;

        root.GetProperty("kind").GetString().ShouldBe("annual-plan");
        root.GetProperty("coverage").GetProperty("roles").GetProperty("column-header").GetInt32().ShouldBeGreaterThan(0);
        root.GetProperty("tasks")[0].GetProperty("deadline").GetProperty("kind").GetString().ShouldNotBeNull();
        root.GetProperty("tasks")[0].GetProperty("source").TryGetProperty("table", out _).ShouldBeTrue();
        root.GetProperty("sessions")[0].GetProperty("month").GetString()!.ShouldMatch(@"^\d{4}-\d{2}$");
        root.GetProperty("inspection").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    /// <summary>The words of each block stand in the item that its owner names.</summary>
    internal static void EveryBlockIsReachable(PaperReading reading)
    {
        var owners = reading.Sections.Select(s => "sections/" + s.Path)
            .Concat(reading.Tasks.Select(t => "tasks/" + t.Path))
            .Concat(reading.BodyItems.Select(b => "bodyItems/" + b.Path))
            .Concat(reading.Sessions.Select(s => "sessions/" + s.Number))
            .Concat(reading.Appendices.Select(a => "appendices/" + a.Path))
            .Concat(reading.Tables.Select((_, i) => $"tables/{i}"))
            .Concat(reading.Inspection?.Contents.Select(c => "inspection/contents/" + c.Path) ?? [])
            .Concat(reading.Inspection?.Outline.Select(c => "inspection/outline/" + c.Path) ?? [])
            .Concat(["header", "title", "bases", "preamble", "closing", "recipients", "signatory", "tables", "footnotes"]).ToHashSet();
        foreach (var block in reading.Blocks.Where(b => b.Role is not (BlockRole.Unplaced or BlockRole.Group)))
            owners.ShouldContain(block.Belongs ?? "nothing", $"{block.Role}: {block.Text}");
        reading.Blocks.Select(b => b.Id).ShouldBe(Enumerable.Range(0, reading.Blocks.Count));
        reading.Tasks.Select(t => t.Path).ShouldBeUnique();
        reading.Tasks.ShouldAllBe(t => reading.Blocks[t.Source.Block].Role == BlockRole.Task);
    }
}
