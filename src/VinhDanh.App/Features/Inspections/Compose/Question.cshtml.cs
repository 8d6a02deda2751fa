using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>One question of the outline: a new one, or one to be mended.</summary>
[Requires(Permission.EditInspections)]
public sealed class QuestionModel(DraftDesk desk) : PageModel
{
    private const string Top = "top";

    public DraftDesk.Opened Opened { get; private set; } = null!;

    /// <summary>Place of the one to be mended, “1.0”; null for a new one.</summary>
    [BindProperty(SupportsGet = true)] public string? At { get; set; }

    /// <summary>Place of the one that a new one stands under; “top”: a part of its own.</summary>
    [BindProperty(SupportsGet = true)] public string? Under { get; set; }
    [BindProperty] public Command Input { get; set; } = new();

    public string Heading { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Edited(Opened.Text) is { } question) Input = Command.Of(question);
        Input.Seen = SeenOf(Opened.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Input is { From: not null, Since: not (null or "") }) ModelState.AddModelError("Input.Since", "Chỉ ghi một trong hai: từ ngày, hoặc từ khi.");
        if (Input is { To: not null, From: null, Since: null or "" }) ModelState.AddModelError("Input.From", "Có ngày cuối thì phải ghi tính từ ngày nào.");
        if (Input is { From: { } from, To: { } to } && to < from) ModelState.AddModelError("Input.To", "Ngày cuối phải sau ngày đầu.");
        if (!ModelState.IsValid || this.IsStale(Input.Seen, SeenOf(Opened.Text))) return Page();
        var saved = await desk.ReviseAsync(id, t => SeenOf(t) == Input.Seen && Into(t.Outline) is { } outline ? t with { Outline = outline } : null, DraftPart.Outline.Name, Typed.OneLine(Input.Text), ct);
        if (!saved)
        {
            if (!await LoadAsync(id, ct)) return NotFound();
            this.IsStale(Input.Seen, SeenOf(Opened.Text));
            return Page();
        }
        TempData.SetFlash(new Flash("Đã lưu câu hỏi của đề cương."));
        return Redirect($"{DraftTabs.Home(id)}/questions{(At is null ? "" : $"#muc-{At}")}");
    }

    private IReadOnlyList<OutlineQuestionText>? Into(IReadOnlyList<OutlineQuestionText> outline) => At is { } at
        ? OutlineSteps.Find(outline, QuestionsModel.PlaceOf(at)) is { } old ? OutlineSteps.Replace(outline, QuestionsModel.PlaceOf(at), Input.Into(old)) : null
        : OutlineSteps.Add(outline, UnderPlace, Input.Into(new("")));

    private int[] UnderPlace => Under == Top ? [] : QuestionsModel.PlaceOf(Under);

    private OutlineQuestionText? Edited(InspectionText text) => At is { } at ? OutlineSteps.Find(text.Outline, QuestionsModel.PlaceOf(at)) : null;

    /// <summary>Of a mended question its own words; of a new one where it is to stand. What stands under it may change meanwhile.</summary>
    private string SeenOf(InspectionText text) => At is not null
        ? Edited(text) is { } question ? Shell.Seen.Of(question with { Children = [] }) : ""
        : Under == Top ? Top : Shell.Seen.Of(OutlineSteps.Find(text.Outline, UnderPlace)?.Text ?? "");

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { MayEdit: true } opened) return false;
        Opened = opened;
        var steps = OutlineSteps.Of(opened.Text.Outline);
        var place = At is not null ? QuestionsModel.PlaceOf(At) : UnderPlace;
        var found = steps.FirstOrDefault(s => s.At.SequenceEqual(place));
        Heading = At is not null ? $"Mục {found?.Path} của đề cương" : found is null ? "Thêm phần của đề cương" : $"Thêm câu hỏi dưới mục {found.Path}";
        return found is not null ? At is not null || found.Level < OutlineSteps.Deepest : At is null && Under == Top;
    }

    public sealed class Command
    {
        public string Seen { get; set; } = "";
        [Required(ErrorMessage = "Nhập câu hỏi."), StringLength(4000)] public string Text { get; set; } = "";
        [StringLength(20_000)] public string? Guidance { get; set; }
        public List<OutlineAsk> Asks { get; set; } = [];
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        [StringLength(300)] public string? Since { get; set; }
        [StringLength(20_000)] public string? Items { get; set; }
        [StringLength(2000)] public string? ForEach { get; set; }

        public static Command Of(OutlineQuestionText q) => new()
        {
            Text = q.Text, Guidance = Typed.Joined(q.Guidance), Asks = [.. q.Asks], From = q.Window?.From, To = q.Window?.To, Since = q.Window?.Since, Items = Typed.Joined(q.Items), ForEach = q.ForEach,
        };

        public OutlineQuestionText Into(OutlineQuestionText old) => old with
        {
            Text = Typed.OneLine(Text),
            Guidance = Typed.List(Guidance),
            Asks = [.. Asks.Distinct()],
            Window = From is not null || Typed.OrNull(Since) is not null ? new WindowText(From, To, Typed.OrNull(Since)) : null,
            Items = Typed.List(Items),
            ForEach = Typed.OneLine(ForEach),
        };
    }
}
