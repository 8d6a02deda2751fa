using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;
using WrittenContent = VinhDanh.Papers.Composing.InspectionContent;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>One content of the inspection: a new one, or one to be mended.</summary>
[Requires(Permission.EditInspections)]
public sealed class ContentModel(DraftDesk desk) : PageModel
{
    public DraftDesk.Opened Opened { get; private set; } = null!;

    /// <summary>Place from 0 of the one to be mended; null for a new one.</summary>
    [BindProperty(SupportsGet = true)] public int? At { get; set; }

    /// <summary>Place of the one that a new one follows; null: last.</summary>
    [BindProperty(SupportsGet = true)] public int? After { get; set; }
    [BindProperty] public Command Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (At is { } at) Input = Command.Of(Opened.Text.Contents[at]);
        Input.Seen = SeenOf(Opened.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool again, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid || this.IsStale(Input.Seen, SeenOf(Opened.Text))) return Page();
        var (content, place) = (Input.Content, Opened.Text.Contents.Count);
        var saved = await desk.ReviseAsync(id, t =>
        {
            if (SeenOf(t) != Input.Seen) return null;
            var contents = t.Contents.ToList();
            if (At is { } at) contents[place = at] = content;
            else contents.Insert(place = After is >= 0 and { } after && after < contents.Count ? after + 1 : contents.Count, content);
            return t with { Contents = contents };
        }, DraftPart.Contents.Name, content.Title, ct);
        if (!saved)
        {
            if (!await LoadAsync(id, ct)) return NotFound();
            this.IsStale(Input.Seen, SeenOf(Opened.Text));
            return Page();
        }
        TempData.SetFlash(new Flash($"Đã lưu nội dung {place + 1}."));
        return Redirect(again ? $"{DraftTabs.Home(id)}/content?after={place}" : $"{DraftTabs.Home(id)}#noi-dung-{place}");
    }

    /// <summary>A mended content is known by itself; a new one stands among the others wherever they went.</summary>
    private string SeenOf(InspectionText text) => At is { } at ? at >= 0 && at < text.Contents.Count ? Seen.Of(text.Contents[at]) : "" : "new";

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { MayEdit: true } opened || (At is { } at && (at < 0 || at >= opened.Text.Contents.Count))) return false;
        Opened = opened;
        return true;
    }

    public sealed class Command
    {
        public string Seen { get; set; } = "";
        [Required(ErrorMessage = "Nhập tên nội dung."), StringLength(1000)] public string Title { get; set; } = "";
        [StringLength(4000)] public string? Detail { get; set; }
        [StringLength(40_000)] public string? Points { get; set; }

        public WrittenContent Content
        {
            get
            {
                List<InspectionContentPoint> points = [];
                foreach (var line in Typed.List(Points))
                {
                    if (line.StartsWith('+') && points.Count > 0) points[^1] = points[^1] with { Items = [.. points[^1].Items, Bare(line)] };
                    else points.Add(new(Bare(line)));
                }
                return new(Typed.OneLine(Title), [.. points.Where(p => p.Text.Length > 0)], Typed.OneLine(Detail));
            }
        }

        public static Command Of(WrittenContent content) => new()
        {
            Title = content.Title, Detail = content.Detail, Points = Typed.Joined(content.Points.SelectMany(p => p.Items.Select(i => $"+ {i}").Prepend(p.Text))),
        };

        /// <summary>Signs that a list pasted from Word brings along.</summary>
        private static string Bare(string line) => line.TrimStart('+', '-', '–', '•', ' ', '\t').Trim();
    }
}
