using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Spreadsheets;
using VinhDanh.Samples;

namespace VinhDanh.Papers.Tests.Samples;

public sealed class SampleFilesTests
{
    private static readonly string Folder = Path.Combine(Root(), "samples");

    [Fact]
    public void The_files_kept_are_those_the_sources_give()
    {
        var made = SampleFiles.Make(Folder).ToList();
        made.Count.ShouldBe(8);
        foreach (var (name, content) in made)
        {
            var kept = File.ReadAllBytes(Path.Combine(Folder, name));
            if (name.EndsWith(".txt", StringComparison.Ordinal)) Encoding.UTF8.GetString(kept).ShouldBe(Encoding.UTF8.GetString(content), name);
            else Parts(kept).ShouldBe(Parts(content), name);
        }
    }

    [Fact]
    public void Every_document_is_valid_and_says_that_it_is_invented()
    {
        foreach (var path in Directory.GetFiles(Folder, "*.docx"))
        {
            using var word = WordprocessingDocument.Open(path, false);
            new OpenXmlValidator().Validate(word, TestContext.Current.CancellationToken).Select(e => e.Description).ShouldBeEmpty(path);
            word.MainDocumentPart!.Document.Body!.InnerText.ShouldEndWith("Tài liệu mẫu: cơ quan, địa danh và tên người đều do chương trình đặt ra.");
        }
    }

    [Fact]
    public void The_annual_plan_has_its_tasks_sub_rows_sessions_and_other_items()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "ke-hoach-tdkt-2026-tinh-an-thinh.txt"));
        var second = Array.IndexOf(lines, "Phụ lục II");
        var first = Array.IndexOf(lines, "Phụ lục I");
        var tasks = lines[first..second].Where(l => l.Contains('\t', StringComparison.Ordinal)).ToList();
        tasks.Count(l => char.IsAsciiDigit(l[0])).ShouldBe(41);
        tasks.Count(l => l[0] == '-').ShouldBe(8);
        var programme = lines[second..].Where(l => l.Length > 0 && char.IsAsciiDigit(l[0])).ToList();
        programme.Count(l => l.Contains("Phiên họp", StringComparison.Ordinal)).ShouldBe(5);
        programme.Count.ShouldBe(9);
    }

    [Fact]
    public void Every_deadline_of_the_annual_plan_is_understood()
    {
        var deadlines = File.ReadAllLines(Path.Combine(Folder, "ke-hoach-tdkt-2026-tinh-an-thinh.txt"))
            .Select(l => l.Split('\t')).Where(c => c.Length == 6 && c[0] is not ("TT" or "I" or "II" or "III") && c[5].Length > 0)
            .Select(c => DeadlineGrammar.Parse(c[5], 2026)).ToList();
        deadlines.ShouldAllBe(d => d.Kind != DeadlineKind.Unspecified);
        deadlines.Select(d => d.Kind).Distinct().ShouldBe(Enum.GetValues<DeadlineKind>().Except([DeadlineKind.Unspecified]), ignoreOrder: true);
        deadlines.ShouldContain(d => d.Dates.SequenceEqual(new[] { new DateOnly(2026, 6, 10), new DateOnly(2026, 9, 10) }));
    }

    [Fact]
    public void Every_parent_successor_and_place_of_work_stands_in_the_directory()
    {
        var directory = Csv("directory");
        var codes = new List<string>();
        foreach (var row in directory.Skip(1))
        {
            if (row[7].Length > 0) codes.ShouldContain(row[7], $"parent of {row[0]}");
            codes.Add(row[0]);
        }
        codes.ShouldBeUnique();
        directory.Skip(1).SelectMany(r => r[12].Split("; ", StringSplitOptions.RemoveEmptyEntries)).ShouldAllBe(c => codes.Contains(c));
        var names = directory.Skip(1).ToDictionary(r => r[0], r => r[1]);
        var people = Csv("people");
        people.Skip(1).ShouldAllBe(r => names[r[5]] == r[6]);
        people.Skip(1).Select(r => r[0]).Distinct().Count().ShouldBeGreaterThanOrEqualTo(120);
    }

    private static IReadOnlyList<SpreadsheetRow> Csv(string name)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, name + ".csv"));
        return SpreadsheetReader.Read(stream, name).Sheets[0].Rows;
    }

    /// <summary>Content of the parts: how a platform packs the same content may differ.</summary>
    private static Dictionary<string, string> Parts(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        });
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "VinhDanh.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The repository's root was not found.");
        return folder.FullName;
    }
}
