using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>What the form of one part holds. A part is shown, typed into, and written back whole.</summary>
public abstract class DraftForm
{
    /// <summary>The part as the form showed it; see <see cref="Shell.Seen"/>.</summary>
    public string Seen { get; set; } = "";

    /// <summary>Fills the form from the text.</summary>
    public abstract void Show(InspectionText text);

    /// <summary>The text with what the form holds.</summary>
    public abstract InspectionText Into(InspectionText text);

    /// <summary>Moves, adds or takes out a row, where the form has rows; nothing is saved.</summary>
    /// <param name="act">As the row's button says it; see <see cref="RowActs"/>.</param>
    public virtual void Arrange(string act)
    {
        // Most parts have fields only.
    }
}

/// <summary>A page that mends one part: saved by itself, so two people may mend two parts at once; of one part the later one is told.</summary>
public abstract class DraftPartModel<TForm>(DraftDesk desk, DraftPart part) : PageModel
    where TForm : DraftForm, new()
{
    public DraftDesk.Opened Opened { get; private set; } = null!;
    public DraftPart Part => part;
    public string Home => DraftTabs.Home(Opened.Composition.Id);
    [BindProperty] public TForm Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = FormOf(Opened.Text);
        return Page();
    }

    /// <param name="act">A row's button; null: save.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string? act, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (act is not null)
        {
            Input.Arrange(act);
            ModelState.Clear(); // else fields would show what stood in their row before
            return Page();
        }
        Check();
        if (!ModelState.IsValid || this.IsStale(Input.Seen, FormOf(Opened.Text).Seen)) return Page();
        if (!await desk.ReviseAsync(id, t => FormOf(t).Seen == Input.Seen ? Input.Into(t) : null, Part.Name, null, ct))
        {
            if (!await LoadAsync(id, ct)) return NotFound();
            this.IsStale(Input.Seen, FormOf(Opened.Text).Seen);
            return Page();
        }
        TempData.SetFlash(new Flash($"Đã lưu phần “{Part.Name}”."));
        return Redirect(Home);
    }

    /// <summary>What the fields alone can't say.</summary>
    protected virtual void Check()
    {
    }

    /// <summary>Reads what the page shows beside its form.</summary>
    protected virtual Task LoadMoreAsync(CancellationToken ct) => Task.CompletedTask;

    private static TForm FormOf(InspectionText text)
    {
        var form = new TForm();
        form.Show(text);
        form.Seen = Shell.Seen.Of(form);
        return form;
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { MayEdit: true } opened) return false;
        Opened = opened;
        await LoadMoreAsync(ct);
        return true;
    }
}
