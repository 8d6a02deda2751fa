using VinhDanh.App.Features.Plans;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Access;

internal static partial class Probes
{
    private static Dictionary<string, Func<Scene, Place, Task<Probe>>> OfAmendments => new(StringComparer.Ordinal)
    {
        ["GET /programmes/{id:guid}/documents"] = Programme("/documents"),
        ["GET /programmes/{id:guid}/correct"] = Programme("/correct"),
        ["POST /programmes/{id:guid}/correct"] = Upload("/correct", "Paper"),
        ["GET /programmes/{id:guid}/supplement"] = Programme("/supplement"),
        ["POST /programmes/{id:guid}/supplement"] = Upload("/supplement", "Paper"),
        ["GET /programmes/{id:guid}/signed"] = Programme("/signed"),
        ["POST /programmes/{id:guid}/signed"] = Upload("/signed", "Input.Paper"),
        ["GET /programmes/{id:guid}/signed/{import:guid}"] = async (scene, place) =>
        {
            var (programme, import) = await CorrectionAsync(scene, place);
            return new($"/programmes/{programme}/signed/{import}");
        },
        ["POST /programmes/{id:guid}/signed/{import:guid}"] = SignedPost(""),
        ["POST /programmes/{id:guid}/signed/{import:guid} Correct"] = SignedPost("?handler=Correct"),
        ["GET /imports/{id:guid}/changes"] = async (scene, place) => new($"/imports/{(await CorrectionAsync(scene, place)).Import}/changes"),
        ["POST /imports/{id:guid}/changes Save"] = async (scene, place) => new($"/imports/{(await CorrectionAsync(scene, place)).Import}/changes?handler=Save", []),
        ["POST /imports/{id:guid}/changes Confirm"] = async (scene, place) => new($"/imports/{(await CorrectionAsync(scene, place)).Import}/changes?handler=Confirm", []),

        ["GET /programmes/{id:guid}/settings"] = Programme("/settings"),
        ["POST /programmes/{id:guid}/settings"] = async (scene, place) =>
        {
            var made = await scene.ProgrammeAsync(place);
            return new($"/programmes/{made.Programme}/settings", new()
            {
                ["Input.Title"] = "Kế hoạch công tác", ["Input.NamedDayCounts"] = "true", ["Input.DecidingDate"] = "Sent",
                ["Input.Version"] = await scene.VersionAsync("programme", made.Programme),
            });
        },
        ["GET /tasks/{id:guid}/dates"] = Task_("/dates"),
        ["POST /tasks/{id:guid}/dates Ask"] = async (scene, place) =>
        {
            var made = await scene.ProgrammeAsync(place);
            return new($"/tasks/{made.Task}/dates?handler=Ask", new() { ["Ask.Deliverable"] = made.Deliverable.ToString(), ["Ask.Until"] = "30/03/2026", ["Ask.Reason"] = "Chờ số liệu." });
        },
        ["POST /tasks/{id:guid}/dates Decide"] = async (scene, place) =>
        {
            var (made, request) = (await scene.ProgrammeAsync(place), Guid.CreateVersion7());
            await scene.AddAsync(new ExtensionRequest
            {
                Id = request, DeliverableId = made.Deliverable, OrganisationId = scene[place], AskedAt = scene.Site.Clock.At, AskedBy = scene.Author, Until = new(2026, 3, 30), Reason = "Chờ số liệu.",
            }, request);
            return new($"/tasks/{made.Task}/dates?handler=Decide", new() { ["request"] = request.ToString(), ["grant"] = "true" });
        },
        ["POST /tasks/{id:guid}/dates Set"] = async (scene, place) =>
        {
            var made = await scene.ProgrammeAsync(place);
            return new($"/tasks/{made.Task}/dates?handler=Set", new() { ["Set.Deliverable"] = made.Deliverable.ToString(), ["Set.DueOn"] = "30/03/2026", ["Set.Reason"] = "Theo công văn." });
        },
        ["GET /tasks/{id:guid}/edit"] = Task_("/edit"),
        ["POST /tasks/{id:guid}/edit Save"] = async (scene, place) =>
        {
            var made = await scene.ProgrammeAsync(place);
            return new($"/tasks/{made.Task}/edit?handler=Save", new() { ["Input.Title"] = "Báo cáo kết quả quý I", ["Input.Version"] = await scene.VersionAsync("task", made.Task) });
        },
        ["POST /tasks/{id:guid}/edit Add"] = async (scene, place) =>
        {
            var made = await scene.ProgrammeAsync(place);
            return new($"/tasks/{made.Task}/edit?handler=Add", new() { ["unit"] = (await scene.OrganisationAsync(place)).ToString() });
        },
        ["POST /tasks/{id:guid}/edit Remove"] = async (scene, place) =>
        {
            var made = await scene.ProgrammeAsync(place);
            return new($"/tasks/{made.Task}/edit?handler=Remove", new() { ["unit"] = scene[place].ToString() });
        },
    };

    private static Func<Scene, Place, Task<Probe>> Task_(string tail) => async (scene, place) => new($"/tasks/{(await scene.ProgrammeAsync(place)).Task}{tail}");

    private static Func<Scene, Place, Task<Probe>> Upload(string tail, string field) => async (scene, place) => new(
        $"/programmes/{(await scene.ProgrammeAsync(place)).Programme}{tail}", new() { ["Input.Number"] = "15/KH-UBND", ["Input.IssuedOn"] = "15/01/2026" },
        (field, "ke-hoach.txt", await File.ReadAllBytesAsync(Seeds.Sample("ke-hoach-tdkt-2026-phuong-lam-kieu.txt"), TestContext.Current.CancellationToken)));

    private static Func<Scene, Place, Task<Probe>> SignedPost(string tail) => async (scene, place) =>
    {
        var (programme, import) = await CorrectionAsync(scene, place);
        return new($"/programmes/{programme}/signed/{import}{tail}", new()
        {
            ["Input.Number"] = "15/KH-UBND", ["Input.IssuedOn"] = "15/01/2026", ["Input.Seen"] = await scene.VersionAsync("programme", programme),
        });
    };

    private static async Task<(Guid Programme, Guid Import)> CorrectionAsync(Scene scene, Place place)
    {
        var programme = (await scene.ProgrammeAsync(place)).Programme;
        return (programme, (await scene.ImportAsync(place, ImportPurpose.Correction, programme)).Id);
    }
}
