using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Api;

/// <summary>
/// Every question in <c>docs/api.md</c> is asked as it stands and answered as it stands; ids are numbered in order of appearance, in the page as in the answers.
/// To write the answers anew after a wanted change: VINHDANH_UPDATE=1.
/// </summary>
public sealed partial class ApiGuideTests(Site site) : IClassFixture<Site>
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    private readonly List<string> _ids = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private static string File => Path.Combine(Seeds.Root, "docs", "api.md");

    [Fact]
    public async Task The_guide_answers_as_the_program_does()
    {
        var sample = await SampleProgramme.OfAsync(site);
        await site.WithDbAsync(async db =>
        {
            var person = Guid.CreateVersion7();
            db.People.Add(new() { Id = person, OrganisationId = sample.School, FullName = "Lê Thị Giả Định", Gender = Gender.Female, ValidFrom = new(2020, 9, 1) });
            db.Positions.Add(new() { Id = Guid.CreateVersion7(), PersonId = person, OrganisationId = sample.School, Title = "Hiệu trưởng", IsHead = true, ValidFrom = new(2022, 8, 1) });
            return await db.SaveChangesAsync(Ct);
        });
        var officer = await site.WithDbAsync(db => db.Accounts.Where(a => a.UserName == "thuong.truc").Select(a => a.Id).SingleAsync(Ct));
        using var reader = await TokenReader.OfAsync(site, officer, sample.Authority);

        var written = (await System.IO.File.ReadAllTextAsync(File, Ct)).ReplaceLineEndings("\n");
        var asked = 0;
        var answered = await ReplaceAsync(written, async path =>
        {
            asked++;
            return Numbered(JsonSerializer.Serialize(await reader.ReadAsync(Real(path), Ct), Readable));
        });
        asked.ShouldBe(9, "every address of the API has its example");
        if (Environment.GetEnvironmentVariable("VINHDANH_UPDATE") == "1") await System.IO.File.WriteAllTextAsync(File, answered, Ct);
        answered.ShouldBe((await System.IO.File.ReadAllTextAsync(File, Ct)).ReplaceLineEndings("\n"));
    }

    private static async Task<string> ReplaceAsync(string page, Func<string, Task<string>> answerTo)
    {
        var (text, at) = (new System.Text.StringBuilder(), 0);
        foreach (Match example in Example().Matches(page))
        {
            var answer = example.Groups["answer"];
            text.Append(page[at..answer.Index]).Append(await answerTo(example.Groups["path"].Value)).Append('\n');
            at = answer.Index + answer.Length;
        }

        return text.Append(page[at..]).ToString();
    }

    private string Numbered(string answer) => Id().Replace(answer, id =>
    {
        if (!_ids.Contains(id.Value)) _ids.Add(id.Value);
        return $"00000000-0000-0000-0000-{_ids.IndexOf(id.Value) + 1:d12}";
    });

    private string Real(string path) => Id().Replace(path, id => _ids[int.Parse(id.Value[^12..], System.Globalization.CultureInfo.InvariantCulture) - 1]);

    [GeneratedRegex("```http\nGET (?<path>/api/v1/[^\n]*)\n```\n\n```json\n(?<answer>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
