using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Duplicates;

/// <summary>Two records side by side; the second goes into the first.</summary>
[Requires(Permission.EditDirectory)]
public sealed class MergeModel(AppDb db, Actor actor, Merging merging) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    public string Of { get; private set; } = "";
    public Side Keep { get; private set; } = null!;
    public Side Gone { get; private set; } = null!;
    public string Record => Of == "units" ? "organisations" : "people";

    public async Task<IActionResult> OnGetAsync(string of, Guid keep, Guid gone, CancellationToken ct) => await LoadAsync(of, keep, gone, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string of, Guid keep, Guid gone, CancellationToken ct)
    {
        if (!await LoadAsync(of, keep, gone, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        switch (of == "units" ? await merging.UnitsAsync(keep, gone, Input.Reason, ct) : await merging.PeopleAsync(keep, gone, Input.Reason, ct))
        {
            case Merging.Outcome.Merged(var name):
                TempData.SetFlash(new Flash($"Đã gộp vào {name}."));
                return Redirect($"/directory/{Record}/{keep}");
            case Merging.Outcome.NotHere:
                return NotFound();
            case Merging.Outcome.TwoAccounts:
                ModelState.AddModelError("", "Cả hai đều có tài khoản; người quản trị ngừng và gỡ một tài khoản trước.");
                return Page();
            case Merging.Outcome.TwoPeople:
                ModelState.AddModelError("", "Năm sinh khác nhau: là hai người, hoặc sửa năm sinh trước.");
                return Page();
            case Merging.Outcome.OneAboveTheOther:
                ModelState.AddModelError("", "Một tổ chức đang trực thuộc tổ chức kia; chuyển ra trước khi gộp.");
                return Page();
            case Merging.Outcome.BothHave(var what):
                ModelState.AddModelError("", $"Chưa gộp được vì cả hai cùng: {string.Join("; ", what)}. Bỏ bớt ở một bên trước.");
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<bool> LoadAsync(string of, Guid keep, Guid gone, CancellationToken ct)
    {
        Of = of;
        if (keep == gone || await SideAsync(keep, ct) is not { } first || await SideAsync(gone, ct) is not { } second) return false;
        (Keep, Gone) = (first, second);
        return true;
    }

    private async Task<Side?> SideAsync(Guid id, CancellationToken ct) => Of == "units" ? await UnitAsync(id, ct) : await PersonAsync(id, ct);

    private async Task<Side?> PersonAsync(Guid id, CancellationToken ct)
    {
        var p = await (from x in db.People.AsNoTracking()
                       join unit in db.Organisations.Within(actor) on x.OrganisationId equals unit.Id
                       where x.Id == id && x.MergedIntoId == null
                       select new { Person = x, unit.Name }).SingleOrDefaultAsync(ct);
        if (p is null) return null;
        var posts = await (from post in db.Positions join unit in db.Organisations on post.OrganisationId equals unit.Id where post.PersonId == id orderby post.ValidFrom select $"{post.Title}, {unit.Name}").ToListAsync(ct);
        return new(id, p.Person.FullName,
        [
            ("Nơi công tác", p.Name), ("Năm sinh", p.Person.BirthYear?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"), ("Thư điện tử", p.Person.Email ?? "–"), ("Điện thoại", p.Person.Phone ?? "–"),
            ("Công tác", DirectoryWords.Period(p.Person.ValidFrom, p.Person.ValidTo)), ("Chức vụ", posts.Count == 0 ? "–" : string.Join("; ", posts)),
            ("Tài khoản", await db.Accounts.AnyAsync(a => a.PersonId == id, ct) ? "Có" : "Không"),
        ]);
    }

    private async Task<Side?> UnitAsync(Guid id, CancellationToken ct)
    {
        var o = await db.Organisations.AsNoTracking().Within(actor).SingleOrDefaultAsync(x => x.Id == id && x.ValidTo == null && x.MergedIntoId == null, ct);
        if (o is null) return null;
        var parent = await db.Organisations.Where(x => x.Id == o.ParentId).Select(x => x.Name).SingleOrDefaultAsync(ct);
        return new(id, o.Name,
        [
            ("Loại", OrganisationWords.Of(o.Kind)), ("Trực thuộc", parent ?? "–"), ("Mã", o.Code ?? "–"), ("Tên viết tắt", o.ShortName ?? "–"), ("Hoạt động", DirectoryWords.Period(o.ValidFrom, o.ValidTo)),
            ("Đơn vị trực thuộc", Vn.Number(await db.Organisations.CountAsync(x => x.ParentId == id && x.ValidTo == null, ct))), ("Người", Vn.Number(await db.People.CountAsync(x => x.OrganisationId == id, ct))),
        ]);
    }

    /// <param name="Facts">The same labels in the same order on both sides.</param>
    public sealed record Side(Guid Id, string Name, IReadOnlyList<(string Label, string Value)> Facts);

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập căn cứ, lý do."), StringLength(1000)] public string Reason { get; set; } = "";
    }
}
