using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Eligibility.Proposals;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Tests.Access;

internal static partial class Probes
{
    private static Dictionary<string, Func<Scene, Place, Task<Probe>>> OfAchievements => new(StringComparer.Ordinal)
    {
        ["GET /achievements"] = At("/achievements"),
        ["GET /achievements/import"] = At("/achievements/import"),
        ["POST /achievements/import"] = (_, _) => Task.FromResult(new Probe("/achievements/import", [], ("Input.Table", "bang.csv", System.Text.Encoding.UTF8.GetBytes(Table)))),
        ["GET /achievements/import/template"] = At("/achievements/import/template"),
        ["GET /achievements/import/{id:guid}"] = async (scene, place) => new($"/achievements/import/{await ImportedAsync(scene, place)}"),
        ["POST /achievements/import/{id:guid} Columns"] = async (scene, place) => new($"/achievements/import/{await ImportedAsync(scene, place)}?handler=Columns", new() { ["column[name]"] = "0" }),
        ["POST /achievements/import/{id:guid} Confirm"] = async (scene, place) => new($"/achievements/import/{await ImportedAsync(scene, place)}?handler=Confirm", []),
        [$"GET {Record}"] = OfPerson(""),
        [$"POST {Record} Verify"] = async (scene, place) =>
        {
            var (person, entry) = await EntryAsync(scene, place);
            return new($"/achievements/people/{person}?handler=Verify", new() { ["entry"] = $"{entry:N}.{await scene.VersionAsync("achievement", entry)}" });
        },
        [$"GET {Record}/add"] = OfPerson("/add"),
        [$"POST {Record}/add"] = async (scene, place) => new($"/achievements/people/{await scene.PersonAsync(place)}/add?kind=Rating", new() { ["Input.Code"] = "hoan_thanh_tot", ["Input.Year"] = "2024" }),
        [$"GET {Record}/settings"] = OfPerson("/settings"),
        [$"POST {Record}/settings"] = async (scene, place) => new($"/achievements/people/{await scene.PersonAsync(place)}/settings", new() { ["Input.IsRetiring"] = "True" }),
        [$"POST {Record}/settings Read"] = async (scene, place) => new($"/achievements/people/{await scene.PersonAsync(place)}/settings?handler=Read",
            new() { ["Choice.Reading"] = "bang_khen_bo.two_titles_alone", ["Choice.Yes"] = "True", ["Choice.Reason"] = "Hướng dẫn", ["Choice.Document"] = "Công văn 5/SNV" }),
        [$"GET {Record}/roadmap/{{handler?}}"] = OfPerson("/roadmap"),
        [$"GET {Record}/roadmap/{{handler?}} Docx"] = OfPerson("/roadmap/docx"),
        ["GET /achievements/entries/{id:guid}/correct"] = async (scene, place) => new($"/achievements/entries/{(await EntryAsync(scene, place)).Entry}/correct"),
        ["POST /achievements/entries/{id:guid}/correct"] = async (scene, place) =>
        {
            var (_, entry) = await EntryAsync(scene, place);
            return new($"/achievements/entries/{entry}/correct", await CorrectionAsync(scene, entry));
        },
        ["POST /achievements/entries/{id:guid}/correct Remove"] = async (scene, place) =>
        {
            var (_, entry) = await EntryAsync(scene, place);
            return new($"/achievements/entries/{entry}/correct?handler=Remove", await CorrectionAsync(scene, entry));
        },
        ["GET /screening/{handler?}"] = At("/screening"),
        ["GET /screening/{handler?} Xlsx"] = At("/screening/xlsx"),
        ["POST /screening/{handler?} Propose"] = Post("/screening/propose?award=giay_khen", []),
        ["GET /proposals"] = At("/proposals"),
        ["GET /proposals/{id:guid}/{handler?}"] = async (scene, place) => new($"/proposals/{(await ListAsync(scene, place)).List}"),
        ["GET /proposals/{id:guid}/{handler?} Xlsx"] = async (scene, place) => new($"/proposals/{(await ListAsync(scene, place)).List}/xlsx"),
        ["POST /proposals/{id:guid}/{handler?} Remove"] = async (scene, place) =>
        {
            var (list, member) = await ListAsync(scene, place);
            return new($"/proposals/{list}/remove", new() { ["member"] = member.ToString() });
        },
    };

    /// <summary>An organisation has one list for an award and a year.</summary>
    private static int _lists;

    private const string Table = "Họ và tên,Năm,Mức xếp loại\nKhông ai,2024,HTTNV\n";
    private const string Record = "/achievements/{of:regex(^(people|units)$)}/{id:guid}";

    private static Func<Scene, Place, Task<Probe>> OfPerson(string view) => async (scene, place) => new($"/achievements/people/{await scene.PersonAsync(place)}{view}");

    private static async Task<(Guid Person, Guid Entry)> EntryAsync(Scene scene, Place place)
    {
        var (person, id) = (await scene.PersonAsync(place), Guid.CreateVersion7());
        await scene.AddAsync(new Achievement { Id = id, PersonId = person, Kind = AchievementKind.Title, Year = 2024, Code = "giay_khen", Basis = AwardBasis.Merit, Source = AchievementSource.Hand, CreatedAt = DateTimeOffset.UnixEpoch }, id);
        return (person, id);
    }

    private static async Task<Dictionary<string, string>> CorrectionAsync(Scene scene, Guid entry) => new()
    {
        ["Input.Code"] = "giay_khen", ["Input.Year"] = "2023", ["Because.Reason"] = "Ghi nhầm năm", ["Because.Document"] = "Biên bản 1/BB", ["Because.Version"] = await scene.VersionAsync("achievement", entry),
    };

    private static async Task<Guid> ImportedAsync(Scene scene, Place place)
    {
        var (id, person, name) = (Guid.CreateVersion7(), Guid.CreateVersion7(), scene.Unique("Lê Thị Bảng"));
        await scene.AddAsync(new Person { Id = person, OrganisationId = scene[place], FullName = name, ValidFrom = new(2020, 1, 1) }, person);
        return await scene.AddAsync(new AchievementImport
        {
            Id = id, OrganisationId = scene[place], FileName = "bang.csv", Content = System.Text.Encoding.UTF8.GetBytes(Table.Replace("Không ai", name, StringComparison.Ordinal)), Columns = """{"name":0,"year":1,"rating":2}""",
            CreatedBy = scene.Author, CreatedAt = DateTimeOffset.UnixEpoch,
        }, id);
    }

    private static async Task<(Guid List, Guid Member)> ListAsync(Scene scene, Place place)
    {
        var (list, member, account) = (Guid.CreateVersion7(), Guid.CreateVersion7(), scene.Author);
        await scene.AddAsync(new ProposalList { Id = list, OrganisationId = scene[place], Award = "giay_khen", Year = (short)(1990 + Interlocked.Increment(ref _lists)), Regime = "nd152_2025", CreatedBy = account, CreatedAt = DateTimeOffset.UnixEpoch }, list);
        await scene.AddAsync(new ProposalListMember { Id = member, ListId = list, PersonId = await scene.PersonAsync(place), Outcome = "eligible", AddedBy = account, AddedAt = DateTimeOffset.UnixEpoch }, member);
        return (list, member);
    }
}
