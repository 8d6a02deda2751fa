using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.Inspections.Import;

/// <summary>Drop in an inspection plan.</summary>
[Requires(Permission.EditInspections)]
public sealed class ImportModel(InspectionImporting importing, Actor actor) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Chọn tệp kế hoạch kiểm tra cần nạp.")] public IFormFile? Paper { get; set; }

    public void OnGet()
    {
        // Shows the empty form.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Paper is null) return Page();
        await using var content = Paper.OpenReadStream();
        switch (await importing.TakeAsync(content, Path.GetFileName(Paper.FileName), actor.OrganisationId, ct))
        {
            case InspectionImporting.Outcome.Taken(var id):
                return Redirect($"/inspections/{id}");
            case InspectionImporting.Outcome.Refused(var why):
                ModelState.AddModelError(nameof(Paper), why);
                break;
        }
        return Page();
    }
}
