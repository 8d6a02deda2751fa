using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Inspections.Paperwork;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Inspections.Team;

/// <summary>Who inspects: head, deputies, members, and what each looks at.</summary>
[Requires(Permission.ViewInspections)]
public sealed class TeamModel(AppDb db, InspectionDesk desk, TeamDesk team, PersonFinder people, InspectionNames names) : PageModel
{
    public Inspection Inspection { get; private set; } = null!;
    public IReadOnlyList<Row> Members { get; private set; } = [];

    /// <summary>Members of the council who follow the clusters of units that are visited, and are not in the team.</summary>
    public IReadOnlyList<Proposal> Proposals { get; private set; } = [];
    public bool MayEdit => desk.MayEdit(Inspection);

    /// <summary>The entry being mended; null: somebody new.</summary>
    [BindProperty(SupportsGet = true, Name = "member")] public Guid? Editing { get; set; }
    [BindProperty] public MemberForm Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Members.FirstOrDefault(m => m.Member.Id == Editing)?.Member is { } m) Input = new() { Member = m.Id, Name = m.Name, Role = m.Role, Post = m.Post, Duty = m.Duty };
        ModelState.Clear();
        return Page();
    }

    /// <summary>The decision that sets the team up, to be signed.</summary>
    public async Task<IActionResult> OnGetDocxAsync(Guid id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? PaperFile.Of(TeamPaper.Of(Inspection, await names.OfAsync(Inspection, ct), [.. Members.Select(m => m.Member)]), $"Quyết định thành lập đoàn {Inspection.Title}") : NotFound();

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit) return NotFound();
        var found = ModelState.IsValid ? await people.FindAsync(Input.Name, ct) : default;
        if (found.Several) ModelState.AddModelError("Input.Name", "Nhiều người trùng họ tên; ghi thêm đơn vị trong ngoặc, ví dụ: Nguyễn Văn An (Sở Nội vụ).");
        if (!ModelState.IsValid) return Page();
        if (await team.SaveAsync(Inspection, Input.Member, Input, found.Person, ct) is { } refused)
        {
            ModelState.AddModelError("", refused);
            return Page();
        }
        TempData.SetFlash(new Flash(found.Person is null ? $"Đã ghi “{Input.Name.Trim()}”; chưa nối với người nào trong danh bạ." : $"Đã ghi {found.Person.FullName}."));
        return Redirect($"/inspections/{id}/team");
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid member, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit || !await team.RemoveAsync(Inspection, member, ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã đưa ra khỏi đoàn kiểm tra."));
        return Redirect($"/inspections/{id}/team");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } found) return false;
        Inspection = found;
        Members = await (from m in db.InspectionMembers
                         where m.InspectionId == id
                         join p in db.People on m.PersonId equals p.Id into named
                         from p in named.DefaultIfEmpty()
                         join o in db.Organisations on p.OrganisationId equals o.Id into units
                         from o in units.DefaultIfEmpty()
                         orderby m.Role == InspectionRole.Head ? 0 : m.Role == InspectionRole.Deputy ? 1 : 2, m.SortNo
                         select new Row(m, o == null ? null : o.Name)).AsNoTracking().ToListAsync(ct);
        if (MayEdit) Proposals = await team.ProposedDeputiesAsync(found, ct);
        return true;
    }

    /// <summary>What a proposed deputy would look after, as it is written into the decision.</summary>
    public string DutyOf(Proposal proposal)
    {
        var duty = $"Kiểm tra tại {string.Join("; ", proposal.Units)}";
        return duty.Length <= MemberForm.MostOfDuty ? duty : $"Kiểm tra tại các đơn vị thuộc {string.Join("; ", proposal.Clusters)}";
    }

    /// <param name="Unit">Where the person works; null: the directory does not know who it is.</param>
    public sealed record Row(InspectionMember Member, string? Unit);
}
