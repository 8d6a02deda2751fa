using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.People;

/// <summary>Changes a person. Whoever saves second sees both versions and decides.</summary>
[Requires(Permission.EditDirectory)]
public sealed class EditPersonModel(AppDb db, Actor actor, UnitFinder units, AuditLog audit) : PageModel, IPersonFields
{
    [BindProperty] public PersonForm Input { get; set; } = new();
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<string> Units { get; private set; } = [];

    /// <summary>Field, what the other saved, what was typed here; only where they differ.</summary>
    public IReadOnlyList<(string Field, string Theirs, string Mine)> Conflict { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = (await FormAsync(id, ct))!;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var unit = await units.FindAsync(Input.Unit, ct);
        if (unit is null && !string.IsNullOrEmpty(Input.Unit)) ModelState.AddModelError("Input.Unit", "Không tìm thấy đúng một tổ chức như vậy; hãy chọn trong danh sách gợi ý.");
        if (!ModelState.IsValid) return Page();
        return await EditAsync(id, unit!, ct);
    }

    private async Task<IActionResult> EditAsync(Guid id, Organisation unit, CancellationToken ct)
    {
        var before = (await FormAsync(id, ct))!;
        if (before.Version != Input.Version) return Stale(before);
        var person = await db.People.SingleAsync(p => p.Id == id, ct);
        db.Entry(person).Property(p => p.Version).OriginalValue = Input.Version;
        Input.WriteTo(person, unit.Id);
        audit.Add("person.edited", id, unit.Id,
            new { before.FullName, before.BirthYear, before.Email, before.Phone, before.Unit },
            new { Input.FullName, Input.BirthYear, Input.Email, Input.Phone, Unit = UnitFinder.Label(unit.Name, unit.Code) });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await FormAsync(id, ct) is { } now ? Stale(now) : NotFound();
        }
        TempData.SetFlash(new Flash($"Đã lưu {Input.FullName}."));
        return Redirect($"/directory/people/{id}");
    }

    private PageResult Stale(PersonForm theirs)
    {
        Conflict = [.. theirs.Words().Zip(Input.Words()).Where(p => p.First.Value != p.Second.Value).Select(p => (p.First.Field, p.First.Value, p.Second.Value))];
        Input.Version = theirs.Version;
        ModelState.AddModelError("", "Người khác vừa sửa thông tin này. So sánh hai bản dưới đây rồi lưu lại nếu vẫn muốn dùng bản của mình.");
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        Id = id;
        Units = await units.SuggestAsync(ct);
        var form = await FormAsync(id, ct);
        Name = form?.FullName ?? "";
        return form is not null;
    }

    private Task<PersonForm?> FormAsync(Guid id, CancellationToken ct) => (
        from p in db.People.AsNoTracking()
        join unit in db.Organisations.Within(actor) on p.OrganisationId equals unit.Id
        where p.Id == id
        select new PersonForm
        {
            FullName = p.FullName, BirthYear = p.BirthYear, Email = p.Email, Phone = p.Phone, Unit = UnitFinder.Label(unit.Name, unit.Code), Version = p.Version,
        }).SingleOrDefaultAsync(ct);
}
