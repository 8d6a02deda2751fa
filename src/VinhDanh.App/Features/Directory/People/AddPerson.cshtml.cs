using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.People;

/// <summary>Adds a person to an organisation in scope.</summary>
[Requires(Permission.EditDirectory)]
public sealed class AddPersonModel(AppDb db, Actor actor, UnitFinder units, AuditLog audit, TimeProvider time) : PageModel, IPersonFields
{
    [BindProperty] public PersonForm Input { get; set; } = new();
    public IReadOnlyList<string> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Units = await units.SuggestAsync(ct);
        Input.Unit = actor.Acting?.OrganisationName ?? "";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Units = await units.SuggestAsync(ct);
        var unit = await units.FindAsync(Input.Unit, ct);
        if (unit is null && !string.IsNullOrEmpty(Input.Unit)) ModelState.AddModelError("Input.Unit", "Không tìm thấy đúng một tổ chức như vậy; hãy chọn trong danh sách gợi ý.");
        if (!ModelState.IsValid) return Page();
        var added = new Person { Id = Guid.CreateVersion7(time.GetUtcNow()), OrganisationId = unit!.Id, FullName = Input.FullName, ValidFrom = time.Today() };
        Input.WriteTo(added, unit.Id);
        db.People.Add(added);
        audit.Add("person.added", added.Id, unit.Id, after: new { added.FullName, added.BirthYear, added.Email, added.Phone, unit = unit.Name });
        await db.SaveChangesAsync(ct);
        TempData.SetFlash(new Flash($"Đã thêm {added.FullName}. Hãy ghi chức vụ."));
        return Redirect($"/directory/people/{added.Id}");
    }
}
