using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.People;

/// <summary>Facts about a person for statistics, with a history of their own that others don't see.</summary>
[Requires(Permission.ManagePersonFacts)]
public sealed class FactsModel(AppDb db, Actor actor, AuditLog audit) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    public Person Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var facts = await db.PersonFacts.AsNoTracking().SingleOrDefaultAsync(f => f.PersonId == id, ct);
        Input = new() { Gender = Person.Gender, IsDirectWorker = facts?.IsDirectWorker, IsPartyMember = facts?.IsPartyMember, Ethnicity = facts?.Ethnicity, Version = Person.Version, FactsVersion = facts?.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var facts = await db.PersonFacts.SingleOrDefaultAsync(f => f.PersonId == id, ct);
        if (Person.Version != Input.Version || facts?.Version != Input.FactsVersion)
        {
            ModelState.AddModelError("", Meanwhile.Changed("thông tin của người này"));
            return Page();
        }
        var before = new { Person.Gender, facts?.IsDirectWorker, facts?.IsPartyMember, facts?.Ethnicity };
        if (facts is null) db.PersonFacts.Add(facts = new() { PersonId = id });
        (Person.Gender, facts.IsDirectWorker, facts.IsPartyMember, facts.Ethnicity) = (Input.Gender, Input.IsDirectWorker, Input.IsPartyMember, Input.Ethnicity);
        audit.Add("person-facts.edited", id, Person.OrganisationId, before, new { Input.Gender, Input.IsDirectWorker, Input.IsPartyMember, Input.Ethnicity });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Between our reading and our writing somebody else wrote.
            ModelState.AddModelError("", Meanwhile.Changed("thông tin của người này"));
            return Page();
        }
        TempData.SetFlash(new Flash("Đã lưu thông tin thống kê."));
        return Redirect($"/directory/people/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        var found = await (from p in db.People
                           join unit in db.Organisations.Within(actor) on p.OrganisationId equals unit.Id
                           where p.Id == id
                           select p).SingleOrDefaultAsync(ct);
        Person = found!;
        return found is not null;
    }

    public sealed class Command
    {
        public Gender? Gender { get; set; }
        public bool? IsDirectWorker { get; set; }
        public bool? IsPartyMember { get; set; }
        [StringLength(60)] public string? Ethnicity { get; set; }

        /// <summary>xmin of the person, and of the facts where there are some.</summary>
        public uint Version { get; set; }
        public uint? FactsVersion { get; set; }
    }
}
