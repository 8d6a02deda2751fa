using VinhDanh.App.Features.Inspections.Compose;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Tests.Access;

internal static partial class Probes
{
    private const string InspectionWritten = "/inspections/compositions/{id:guid}";

    private static Dictionary<string, Func<Scene, Place, Task<Probe>>> OfInspectionDrafts => new(StringComparer.Ordinal)
    {
        ["GET /inspections/compositions"] = At("/inspections/compositions"),
        ["POST /inspections/compositions"] = (_, _) => Task.FromResult(new Probe("/inspections/compositions", new() { ["Input.From"] = "frame", ["Input.Year"] = "2027" })),
        [$"GET {InspectionWritten}"] = InspectionDraft("", DraftState.Drafting),
        [$"POST {InspectionWritten} Arrange"] = InspectionDraft("?handler=Arrange", DraftState.Drafting, t => new() { ["act"] = "remove:0", ["seen"] = Seen.Of(t.Contents) }),
        [$"POST {InspectionWritten} Drop"] = InspectionDraft("?handler=Drop", DraftState.Drafting, _ => []),
        [$"GET {InspectionWritten}/content"] = InspectionDraft("/content?at=0", DraftState.Drafting),
        [$"POST {InspectionWritten}/content"] = InspectionDraft("/content", DraftState.Drafting, _ => new() { ["Input.Seen"] = "new", ["Input.Title"] = "Công tác khác" }),
        [$"GET {InspectionWritten}/library"] = InspectionDraft("/library", DraftState.Drafting),
        [$"POST {InspectionWritten}/library"] = InspectionDraft("/library", DraftState.Drafting, _ => new() { ["keys"] = "leadership" }),
        [$"GET {InspectionWritten}/head"] = InspectionDraft("/head", DraftState.Drafting),
        [$"POST {InspectionWritten}/head"] = DraftPartOf<HeadForm>("/head", t => new()
        {
            ["Input.IssuingBody"] = t.IssuingBody, ["Input.Symbol"] = t.Symbol, ["Input.Place"] = t.Place, ["Input.Year"] = "2026", ["Input.Subject"] = t.Subject, ["Input.SignedAs"] = t.SignedAs, ["Input.Recipients"] = t.Recipients,
        }),
        [$"GET {InspectionWritten}/purposes"] = InspectionDraft("/purposes", DraftState.Drafting),
        [$"POST {InspectionWritten}/purposes"] = DraftPartOf<PurposesForm>("/purposes", _ => new() { ["Input.Purposes"] = "Nắm tình hình" }),
        [$"GET {InspectionWritten}/units"] = InspectionDraft("/units", DraftState.Drafting),
        [$"POST {InspectionWritten}/units"] = DraftPartOf<UnitsForm>("/units", _ => new() { ["Input.Units[0].Name"] = "Đơn vị" }),
        [$"GET {InspectionWritten}/members"] = InspectionDraft("/members", DraftState.Drafting),
        [$"POST {InspectionWritten}/members"] = DraftPartOf<MembersForm>("/members", _ => new() { ["Input.Team[0].Who"] = "Lãnh đạo Sở Nội vụ", ["Input.Team[0].Role"] = "Head" }),
        [$"GET {InspectionWritten}/visits"] = InspectionDraft("/visits", DraftState.Drafting),
        [$"POST {InspectionWritten}/visits"] = DraftPartOf<VisitsForm>("/visits", _ => new() { ["Input.Period"] = "Quý II năm 2026" }),
        [$"GET {InspectionWritten}/duties"] = InspectionDraft("/duties", DraftState.Drafting),
        [$"POST {InspectionWritten}/duties"] = DraftPartOf<DutiesForm>("/duties", _ => new() { ["Input.Funding"] = "Theo quy định" }),
        [$"GET {InspectionWritten}/questions"] = InspectionDraft("/questions", DraftState.Drafting),
        [$"POST {InspectionWritten}/questions Arrange"] = InspectionDraft("/questions?handler=Arrange", DraftState.Drafting, t => new() { ["at"] = "0", ["act"] = "remove", ["seen"] = Seen.Of(t.Outline) }),
        [$"POST {InspectionWritten}/questions Compose"] = InspectionDraft("/questions?handler=Compose", DraftState.Drafting, t => new() { ["sure"] = "true", ["seen"] = Seen.Of(t.Outline) }),
        [$"POST {InspectionWritten}/questions Typed"] = InspectionDraft("/questions?handler=Typed", DraftState.Drafting, t => new() { ["Text"] = "I. Tình hình", ["seen"] = Seen.Of(t.Outline) }),
        [$"GET {InspectionWritten}/question"] = InspectionDraft("/question?at=0", DraftState.Drafting),
        [$"POST {InspectionWritten}/question"] = InspectionDraft("/question?under=top", DraftState.Drafting, _ => new() { ["Input.Seen"] = "top", ["Input.Text"] = "Kiến nghị" }),
        [$"GET {InspectionWritten}/paper/{{handler?}}"] = InspectionDraft("/paper", DraftState.Drafting),
        [$"GET {InspectionWritten}/paper/{{handler?}} Docx"] = InspectionDraft("/paper/docx", DraftState.Drafting),
        [$"GET {InspectionWritten}/signing"] = InspectionDraft("/signing", DraftState.Drafting),
        [$"POST {InspectionWritten}/signing Submit"] = InspectionDraft("/signing?handler=Submit", DraftState.Drafting, _ => []),
        [$"POST {InspectionWritten}/signing TakeBack"] = InspectionDraft("/signing?handler=TakeBack", DraftState.Submitted, _ => []),
        [$"POST {InspectionWritten}/signing Return"] = InspectionDraft("/signing?handler=Return", DraftState.Submitted, _ => new() { ["Returned.Reason"] = "Bổ sung" }),
        [$"POST {InspectionWritten}/signing Agree"] = InspectionDraft("/signing?handler=Agree", DraftState.Submitted, _ => []),
        [$"POST {InspectionWritten}/signing Sign"] = InspectionDraft("/signing?handler=Sign", DraftState.Submitted, _ => new() { ["Sign.Number"] = "7", ["Sign.Day"] = "02/03/2026" }),
        [$"POST {InspectionWritten}/signing Issue"] = InspectionDraft("/signing?handler=Issue", DraftState.Agreed, _ => new() { ["Sign.Number"] = "7", ["Sign.Day"] = "02/03/2026" }),
    };

    private static Func<Scene, Place, Task<Probe>> InspectionDraft(string tail, DraftState state, Func<InspectionText, Dictionary<string, string>>? fields = null) => async (scene, place) =>
    {
        var (id, text) = await scene.InspectionDraftAsync(place, state);
        var path = $"/inspections/compositions/{id}{tail}";
        return fields is null ? new(path) : new(path, fields(text));
    };

    private static Func<Scene, Place, Task<Probe>> DraftPartOf<T>(string tail, Func<InspectionText, Dictionary<string, string>> fields)
        where T : DraftForm, new() => InspectionDraft(tail, DraftState.Drafting, text =>
    {
        var form = new T();
        form.Show(text);
        return new(fields(text)) { ["Input.Seen"] = Seen.Of(form) };
    });
}
