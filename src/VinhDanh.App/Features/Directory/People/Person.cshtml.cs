using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.Importing;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.People;

/// <summary>One person: facts and posts over time; a post is added, ended; the person leaves.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class PersonModel(AppDb db, Actor actor, UnitFinder units, AuditLog audit, TimeProvider time) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    public Person Person { get; private set; } = null!;
    public string Unit { get; private set; } = "";
    public IReadOnlyList<PostRow> Posts { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public bool MayEdit => actor.May(Permission.EditDirectory);
    public bool MaySeeFacts => actor.May(Permission.ManagePersonFacts);

    /// <summary>Null where none are recorded, or the reader may not see them.</summary>
    public PersonFacts? Facts { get; private set; }
    public DateOnly Today => time.Today();

    /// <summary>Who stands for this person now; null: nobody else.</summary>
    public Merged? Into { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        (Input.From, Input.Unit) = (time.Today(), Unit);
        return Page();
    }

    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostAddPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var unit = await units.FindAsync(Input.Unit, ct);
        if (unit is null && !string.IsNullOrEmpty(Input.Unit)) ModelState.AddModelError("Input.Unit", "Không tìm thấy đúng một tổ chức như vậy; hãy chọn trong danh sách gợi ý.");
        if (Input.To < Input.From) ModelState.AddModelError("Input.To", "Ngày kết thúc trước ngày bắt đầu.");
        if (!ModelState.IsValid) return Page();
        db.Positions.Add(new()
        {
            Id = Guid.CreateVersion7(), PersonId = id, OrganisationId = unit!.Id, Title = Input.Title, IsHead = PersonRows.IsHead(Input.Title), ValidFrom = Input.From!.Value, ValidTo = Input.To,
        });
        audit.Add("person.post-added", id, Person.OrganisationId, after: new { Input.Title, unit = unit.Name, Input.From, Input.To });
        await db.SaveChangesAsync(ct);
        TempData.SetFlash(new Flash($"Đã ghi chức vụ {Input.Title}."));
        return Redirect($"/directory/people/{id}");
    }

    /// <summary>The post was held until a day.</summary>
    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostEndPostAsync(Guid id, Guid post, DateOnly? lastDay, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        ModelState.Clear();
        var found = await db.Positions.SingleOrDefaultAsync(p => p.Id == post && p.PersonId == id && p.ValidTo == null, ct);
        if (found is null) return NotFound();
        var day = lastDay ?? time.Today();
        if (day < found.ValidFrom)
        {
            ModelState.AddModelError("", $"Ngày thôi giữ chức vụ không được trước {Vn.Date(found.ValidFrom)}.");
            return Page();
        }
        found.ValidTo = day;
        audit.Add("person.post-ended", id, Person.OrganisationId, new { found.Title, to = (DateOnly?)null }, new { found.Title, to = day });
        await db.SaveChangesAsync(ct);
        TempData.SetFlash(new Flash($"Thôi giữ chức vụ {found.Title} từ hết ngày {Vn.Date(day)}."));
        return Redirect($"/directory/people/{id}");
    }

    /// <summary>The person leaves (retires, moves away): open posts end the same day.</summary>
    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostLeaveAsync(Guid id, DateOnly? lastDay, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        ModelState.Clear();
        var day = lastDay ?? time.Today();
        var open = await db.Positions.Where(p => p.PersonId == id && p.ValidTo == null).ToListAsync(ct);
        if (day < Person.ValidFrom || open.Any(p => p.ValidFrom > day))
        {
            ModelState.AddModelError("", "Ngày thôi công tác không được trước ngày bắt đầu công tác hoặc ngày bắt đầu chức vụ.");
            return Page();
        }
        var person = await db.People.SingleAsync(p => p.Id == id, ct);
        person.ValidTo = day;
        foreach (var post in open) post.ValidTo = day;
        audit.Add("person.left", id, Person.OrganisationId, new { validTo = (DateOnly?)null }, new { validTo = day });
        await db.SaveChangesAsync(ct);
        TempData.SetFlash(new Flash($"{Person.FullName} thôi công tác từ hết ngày {Vn.Date(day)}."));
        return Redirect($"/directory/people/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        var found = await (from p in db.People.AsNoTracking()
                           join unit in db.Organisations.Within(actor) on p.OrganisationId equals unit.Id
                           where p.Id == id
                           select new { Person = p, unit.Name, unit.Code }).SingleOrDefaultAsync(ct);
        if (found is null) return false;
        (Person, Unit) = (found.Person, UnitFinder.Label(found.Name, found.Code));
        Posts = await (from post in db.Positions
                       join unit in db.Organisations on post.OrganisationId equals unit.Id
                       where post.PersonId == id
                       orderby post.ValidTo != null, post.ValidFrom descending
                       select new PostRow(post.Id, post.Title, unit.Id, unit.Name, post.ValidFrom, post.ValidTo)).ToListAsync(ct);
        if (Person.MergedIntoId is { } other) Into = await db.People.Where(p => p.Id == other).Select(p => new Merged(p.Id, p.FullName)).SingleAsync(ct);
        if (MaySeeFacts) Facts = await db.PersonFacts.AsNoTracking().SingleOrDefaultAsync(f => f.PersonId == id, ct);
        if (MayEdit) Units = await units.SuggestAsync(ct);
        return true;
    }

    public sealed record Merged(Guid Id, string Name);

    public sealed record PostRow(Guid Id, string Title, Guid UnitId, string Unit, DateOnly From, DateOnly? To);

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập chức vụ."), StringLength(200)] public string Title { get; set; } = "";
        [Required(ErrorMessage = "Nhập tổ chức."), StringLength(400)] public string Unit { get; set; } = "";
        [Required(ErrorMessage = "Nhập ngày bắt đầu.")] public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
    }
}
