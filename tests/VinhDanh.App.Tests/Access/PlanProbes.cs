using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.Compose;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Shell;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Access;

internal static partial class Probes
{
    private static Dictionary<string, Func<Scene, Place, Task<Probe>>> OfPlans => new(StringComparer.Ordinal)
    {
        ["GET /files/{id:guid}"] = async (scene, place) => new($"/files/{await scene.FileAsync(place, "note", scene[place])}"),
        ["GET /documents/{handler?}"] = At("/documents"),
        ["GET /documents/{handler?} Xlsx"] = At("/documents/xlsx"),
        ["POST /documents/{handler?} Numbering"] = async (_, _) => new("/documents/numbering", new() { ["here"] = "true" }),
        ["GET /documents/add"] = At("/documents/add"),
        ["POST /documents/add"] = async (scene, _) => new("/documents/add", DocumentForm(scene)),
        ["GET /documents/{id:guid}"] = async (scene, place) => new($"/documents/{await scene.DocumentAsync(place)}"),
        ["POST /documents/{id:guid} Cancel"] = async (scene, place) => new($"/documents/{await scene.DocumentAsync(place)}?handler=Cancel", new() { ["Input.Reason"] = "Ghi nhầm" }),
        ["GET /documents/{id:guid}/edit"] = async (scene, place) => new($"/documents/{await scene.DocumentAsync(place)}/edit"),
        ["POST /documents/{id:guid}/edit"] = async (scene, place) =>
        {
            var id = await scene.DocumentAsync(place);
            return new($"/documents/{id}/edit", new(DocumentForm(scene)) { ["Input.Version"] = $"{await scene.Site.WithDbAsync(db => db.RegisteredDocuments.Where(d => d.Id == id).Select(d => d.Version).SingleAsync())}" });
        },
        ["GET /compositions"] = At("/compositions"),
        ["POST /compositions"] = async (_, _) => new("/compositions", new() { ["Input.From"] = "frame", ["Input.Year"] = "2027" }),
        ["GET /compositions/{id:guid}"] = Composition(""),
        ["POST /compositions/{id:guid} Move"] = CompositionPost("?handler=Move", CompositionState.Drafting, new() { ["line"] = "1", ["up"] = "true" }),
        ["POST /compositions/{id:guid} Remove"] = CompositionPost("?handler=Remove", CompositionState.Drafting, new() { ["line"] = "1" }),
        ["POST /compositions/{id:guid} Template"] = CompositionPost("?handler=Template", CompositionState.Drafting, new() { ["shared"] = "true" }),
        ["POST /compositions/{id:guid} Drop"] = CompositionPost("?handler=Drop", CompositionState.Drafting),
        ["GET /compositions/{id:guid}/head"] = Composition("/head"),
        ["POST /compositions/{id:guid}/head"] = async (scene, place) =>
        {
            var (id, text) = await scene.CompositionAsync(place, CompositionState.Drafting);
            return new($"/compositions/{id}/head", new()
            {
                ["Input.Seen"] = HeadModel.Command.Of(text).Seen, ["Input.IssuingBody"] = "Ủy ban nhân dân xã", ["Input.Symbol"] = "KH-UBND", ["Input.Place"] = "An Giả", ["Input.Year"] = "2026",
                ["Input.Subject"] = "Công tác thi đua", ["Input.SignedAs"] = "CHỦ TỊCH",
            });
        },
        ["GET /compositions/{id:guid}/body"] = Composition("/body"),
        ["POST /compositions/{id:guid}/body"] = CompositionPost("/body", CompositionState.Drafting, new() { ["Input.Seen"] = Seen.Of(Scene.PlanBody), ["Input.Text"] = "I. MỤC ĐÍCH" }),
        ["GET /compositions/{id:guid}/line"] = Composition("/line?line=1"),
        ["POST /compositions/{id:guid}/line"] = CompositionPost("/line", CompositionState.Drafting, new() { ["Input.Title"] = "Việc mới", ["Input.Kind"] = "Task" }),
        ["GET /compositions/{id:guid}/paper/{handler?}"] = Composition("/paper"),
        ["GET /compositions/{id:guid}/paper/{handler?} Docx"] = Composition("/paper/docx"),
        ["GET /compositions/{id:guid}/versions"] = Composition("/versions"),
        ["POST /compositions/{id:guid}/versions"] = CompositionPost("/versions", CompositionState.Drafting, new() { ["Input.Label"] = "Sau góp ý" }),
        ["GET /compositions/{id:guid}/opinions"] = Composition("/opinions"),
        ["POST /compositions/{id:guid}/opinions Circulate"] = CompositionPost("/opinions?handler=Circulate", CompositionState.Drafting),
        ["POST /compositions/{id:guid}/opinions TakeBack"] = CompositionPost("/opinions?handler=TakeBack", CompositionState.Circulated),
        ["POST /compositions/{id:guid}/opinions Agree"] = CompositionPost("/opinions?handler=Agree", CompositionState.Circulated),
        ["POST /compositions/{id:guid}/opinions Return"] = CompositionPost("/opinions?handler=Return", CompositionState.Circulated, new() { ["Returned.Reason"] = "Bổ sung" }),
        ["POST /compositions/{id:guid}/opinions Comment"] = CompositionPost("/opinions?handler=Comment", CompositionState.Circulated, new() { ["Comment.Words"] = "Xem lại" }),
        ["POST /compositions/{id:guid}/opinions Settle"] = async (scene, place) =>
        {
            var (id, _) = await scene.CompositionAsync(place, CompositionState.Circulated);
            var comment = Guid.CreateVersion7();
            await scene.AddAsync(new PlanCompositionComment { Id = comment, CompositionId = id, Text = "Xem lại", MadeAt = scene.Site.Clock.At, MadeBy = scene.Author }, comment);
            return new($"/compositions/{id}/opinions?handler=Settle", new() { ["comment"] = comment.ToString() });
        },
        ["POST /compositions/{id:guid}/opinions Issue"] = CompositionPost("/opinions?handler=Issue", CompositionState.Agreed),
        ["GET /imports"] = At("/imports"),
        ["POST /imports"] = async (_, _) => new("/imports", [],
            ("Paper", "ke-hoach.txt", await File.ReadAllBytesAsync(Seeds.Sample("ke-hoach-tdkt-2026-phuong-lam-kieu.txt"), TestContext.Current.CancellationToken))),
        ["GET /imports/{id:guid}"] = Import(""),
        ["POST /imports/{id:guid} Accept"] = ImportPost("Accept"),
        ["POST /imports/{id:guid} AcceptAll"] = ImportPost("AcceptAll"),
        ["POST /imports/{id:guid} Drop"] = ImportPost("Drop"),
        ["POST /imports/{id:guid} Restore"] = ImportPost("Restore"),
        ["POST /imports/{id:guid} Merge"] = ImportPost("Merge"),
        ["POST /imports/{id:guid} Waive"] = ImportPost("Waive", new() { ["doubt"] = "number.blank:" }),
        ["POST /imports/{id:guid} Name"] = ImportPost("Name", new() { ["name"] = "Tổ công tác", ["unit"] = "Không có trong danh bạ" }),
        ["POST /imports/{id:guid} Discard"] = ImportPost("Discard"),
        ["POST /imports/{id:guid} Confirm"] = ImportPost("Confirm"),
        ["GET /imports/{id:guid}/settings"] = Import("/settings"),
        ["POST /imports/{id:guid}/settings"] = async (scene, place) =>
            new($"/imports/{(await scene.ImportAsync(place)).Id}/settings", new() { ["Input.Title"] = "Công tác thi đua", ["Input.Year"] = "2026", ["Input.NamedDayCounts"] = "true" }),
        ["GET /imports/{id:guid}/row"] = async (scene, place) =>
        {
            var (id, draft) = await scene.ImportAsync(place);
            return new($"/imports/{id}/row?path={draft.Tasks[0].Path}");
        },
        ["POST /imports/{id:guid}/row"] = RowPost("", "Nhiệm vụ đã sửa"),
        ["POST /imports/{id:guid}/row Split"] = RowPost("&handler=Split", "Việc thứ nhất\nViệc thứ hai"),

        ["GET /work"] = At("/work"),
        ["GET /late"] = At("/late"),
        ["GET /tasks"] = At("/tasks"),
        ["GET /dashboard"] = At("/dashboard"),
        ["GET /programmes"] = At("/programmes"),
        ["GET /programmes/{id:guid}"] = Programme(""),
        ["GET /programmes/{id:guid}/calendar"] = Programme("/calendar"),
        ["GET /programmes/{id:guid}/timeline"] = Programme("/timeline"),
        ["GET /programmes/{id:guid}/council"] = Programme("/council"),
        ["GET /programmes/{id:guid}/units"] = Programme("/units"),
        ["GET /programmes/{id:guid}/reminders"] = Programme("/reminders"),
        ["POST /programmes/{id:guid}/reminders"] = async (scene, place) =>
        {
            var made = await scene.ProgrammeAsync(place);
            return new($"/programmes/{made.Programme}/reminders", new()
            {
                ["Input.Before"] = "10, 3", ["Input.After"] = "1", ["Input.Version"] = await scene.VersionAsync("programme", made.Programme),
            });
        },
        ["GET /programmes/{id:guid}/letter/{handler?}"] = Programme("/letter"),
        ["GET /programmes/{id:guid}/letter/{handler?} Docx"] = async (scene, place) => new($"/programmes/{(await scene.ProgrammeAsync(place, dueInDays: -7)).Programme}/letter/docx"),
        ["GET /programmes/{id:guid}/paper/{handler?}"] = Programme("/paper"),
        ["GET /programmes/{id:guid}/paper/{handler?} Docx"] = Programme("/paper/docx"),
        ["GET /programmes/{id:guid}/paper/{handler?} Xlsx"] = Programme("/paper/xlsx"),
        ["GET /programmes/{id:guid}/report/{handler?}"] = Programme("/report"),
        ["GET /programmes/{id:guid}/report/{handler?} Docx"] = Programme("/report/docx"),
        ["GET /programmes/{id:guid}/report/{handler?} Xlsx"] = Programme("/report/xlsx"),

        ["GET /tasks/{id:guid}"] = async (scene, place) => new($"/tasks/{(await scene.ProgrammeAsync(place)).Task}"),
        ["POST /tasks/{id:guid} Accept"] = async (scene, place) =>
        {
            var made = await scene.ProgrammeAsync(place, AssignmentState.Sent);
            return new($"/tasks/{made.Task}?handler=Accept", new() { ["part"] = made.Assignment.ToString() });
        },
        ["POST /tasks/{id:guid} Comment"] = TaskPost("Comment", new() { ["Comment.Text"] = "Đề nghị báo cáo sớm." }),
        ["POST /tasks/{id:guid} Document"] = TaskPost("Document", new() { ["Document.Number"] = "12/UBND-VP", ["Document.IssuedOn"] = "02/03/2026", ["Document.Title"] = "Đôn đốc báo cáo" }),
        ["GET /tasks/{id:guid}/answers/{part:guid}"] = async (scene, place) =>
        {
            var made = await scene.ProgrammeAsync(place);
            return new($"/tasks/{made.Task}/answers/{made.Assignment}");
        },
        ["POST /tasks/{id:guid}/answers/{part:guid} Report"] = AnswerPost("Report", AssignmentState.NotSent, new() { ["Report.Text"] = "Đã hoàn thành.", ["final"] = "true" }),
        ["POST /tasks/{id:guid}/answers/{part:guid} Accept"] = AnswerPost("Accept", AssignmentState.Sent, []),
        ["POST /tasks/{id:guid}/answers/{part:guid} Return"] = AnswerPost("Return", AssignmentState.Sent, new() { ["Return.Reason"] = "Thiếu biểu số liệu." }),
        ["GET /account/calendar"] = At("/account/calendar"),
        ["POST /account/calendar Create"] = async (scene, _) => new("/account/calendar?handler=Create", new() { ["Proof.Password"] = await scene.PasswordAsync() }),
        ["POST /account/calendar Revoke"] = Post("/account/calendar?handler=Revoke", []),
        ["GET /calendar/{token}.ics"] = async (scene, place) => new($"/calendar/{await scene.FeedAsync(place)}.ics"),
        ["GET /tasks/bulk"] = async (scene, place) => new($"/tasks/bulk?programme={(await scene.ProgrammeAsync(place)).Programme}"),
        ["POST /tasks/bulk Apply"] = async (scene, place) => new("/tasks/bulk?handler=Apply", new()
        {
            ["seen"] = $"{(await scene.ProgrammeAsync(place)).Task}:0", ["Input.Action"] = "Withdraw", ["Input.Reason"] = "Không tổ chức",
        }),
        ["GET /handed-down"] = At("/handed-down"),
        ["POST /handed-down"] = async (scene, place) => new("/handed-down", new() { ["Input.Tasks"] = (await scene.HigherTaskAsync(place)).ToString() }),
        ["GET /tasks/{id:guid}/take"] = async (scene, place) => new($"/tasks/{await scene.HigherTaskAsync(place)}/take"),
        ["POST /tasks/{id:guid}/take Take"] = async (scene, place) => new($"/tasks/{await scene.HigherTaskAsync(place)}/take?handler=Take", new() { ["Input.DaysBefore"] = "3" }),
        ["POST /tasks/{id:guid}/take Decline"] = async (scene, place) =>
            new($"/tasks/{await scene.HigherTaskAsync(place)}/take?handler=Decline", new() { ["Decline.Reason"] = "Đơn vị không có phong trào này" }),
        ["GET /programmes/{id:guid}/hand-down"] = Programme("/hand-down"),
        ["POST /programmes/{id:guid}/hand-down"] = async (scene, place) =>
        {
            var made = await scene.ProgrammeAsync(place);
            return new($"/programmes/{made.Programme}/hand-down", new()
            {
                ["Input.Tasks"] = made.Task.ToString(), ["Input.Audience"] = "Chosen", ["Input.Units"] = (await scene.OrganisationAsync(place)).ToString(),
            });
        },
        ["POST /tasks/{id:guid} RemindTakers"] = TaskPost("RemindTakers", []),
        ["POST /tasks/{id:guid} HigherSeen"] = async (scene, place) =>
        {
            var (own, higher) = (await scene.ProgrammeAsync(place), await scene.ProgrammeAsync(Place.Parent));
            await scene.HandedAsync(higher.Task, scene[place], own.Task);
            return new($"/tasks/{own.Task}?handler=HigherSeen", new() { ["seen"] = "0" });
        },
        ["POST /tasks/{id:guid}/answers/{part:guid} Record"] = AnswerPost("Record", AssignmentState.NotSent,
            new() { ["Record.Channel"] = "Paper", ["Record.IncomingNumber"] = "15", ["Record.SentOn"] = "01/03/2026", ["Record.ReceivedOn"] = "02/03/2026" }),
    };

    private static Dictionary<string, string> DocumentForm(Scene scene) => new()
    {
        ["Input.Number"] = scene.Unique("").Trim(), ["Input.Symbol"] = "QĐ-UBND", ["Input.Subject"] = "Thành lập Hội đồng", ["Input.Issuer"] = "Ủy ban nhân dân", ["Input.IssuedOn"] = "02/03/2026",
    };

    private static Func<Scene, Place, Task<Probe>> Composition(string tail) => async (scene, place) => new($"/compositions/{(await scene.CompositionAsync(place, CompositionState.Drafting)).Id}{tail}");

    private static Func<Scene, Place, Task<Probe>> CompositionPost(string tail, CompositionState state, Dictionary<string, string>? fields = null) => async (scene, place) =>
        new($"/compositions/{(await scene.CompositionAsync(place, state)).Id}{tail}", new(fields ?? []));

    private static Func<Scene, Place, Task<Probe>> Import(string tail) => async (scene, place) => new($"/imports/{(await scene.ImportAsync(place)).Id}{tail}");

    private static Func<Scene, Place, Task<Probe>> ImportPost(string handler, Dictionary<string, string>? fields = null) => async (scene, place) =>
    {
        var (id, draft) = await scene.ImportAsync(place);
        return new($"/imports/{id}?handler={handler}", new(fields ?? []) { ["Path"] = draft.Tasks[1].Path });
    };

    private static Func<Scene, Place, Task<Probe>> RowPost(string handler, string title) => async (scene, place) =>
    {
        var (id, draft) = await scene.ImportAsync(place);
        var row = draft.Tasks[0];
        return new($"/imports/{id}/row?path={row.Path}{handler}", new()
        {
            ["Path"] = row.Path, ["Input.Seen"] = Seen.Of(row), ["Input.Title"] = title, ["Input.Deadline"] = "Tháng 5/2026",
        });
    };

    private static Func<Scene, Place, Task<Probe>> Programme(string tail) => async (scene, place) => new($"/programmes/{(await scene.ProgrammeAsync(place)).Programme}{tail}");

    private static Func<Scene, Place, Task<Probe>> TaskPost(string handler, Dictionary<string, string> fields) => async (scene, place) =>
        new($"/tasks/{(await scene.ProgrammeAsync(place)).Task}?handler={handler}", fields);

    private static Func<Scene, Place, Task<Probe>> AnswerPost(string handler, AssignmentState state, Dictionary<string, string> fields) => async (scene, place) =>
    {
        var made = await scene.ProgrammeAsync(place, state);
        return new($"/tasks/{made.Task}/answers/{made.Assignment}?handler={handler}", fields);
    };
}
