using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Groups;

/// <summary>One address group: whom it means by kind and by name, and the units of a chosen day.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class GroupModel(AppDb db, Actor actor, DirectoryQueries directory, UnitFinder units, AuditLog audit, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)] public DateOnly? Day { get; set; }
    [BindProperty] public Command Input { get; set; } = new();
    [BindProperty] public MemberCommand Member { get; set; } = new();
    public AddressGroup Group { get; private set; } = null!;
    public IReadOnlyList<AddressGroupAlias> Aliases { get; private set; } = [];
    public IReadOnlyList<MemberRow> Members { get; private set; } = [];
    public IReadOnlyList<GroupUnit> Expansion { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public bool MayEdit => actor.May(Permission.EditDirectory);
    public DateOnly Shown => Day ?? time.Today();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = new()
        {
            Name = Group.Name, Kinds = [.. Group.Kinds.Select(Names.ToEnum<OrganisationKind>)], Reach = Group.Reach, IncludesOutside = Group.IncludesOutside,
            Aliases = string.Join('\n', Aliases.Select(a => a.Alias)), Version = Group.Version,
        };
        Member.From = time.Today();
        return Page();
    }

    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.Judge(nameof(Input))) return Page();
        if (Group.Version != Input.Version)
        {
            ModelState.AddModelError("", $"Người khác vừa sửa nhóm này (tên “{Group.Name}”, gồm {string.Join("; ", Group.Kinds.Select(k => OrganisationWords.Of(Names.ToEnum<OrganisationKind>(k))))}). Kiểm tra rồi lưu lại nếu vẫn muốn dùng bản của mình.");
            Input.Version = Group.Version;
            return Page();
        }
        var group = await db.AddressGroups.SingleAsync(g => g.Id == id, ct);
        db.Entry(group).Property(g => g.Version).OriginalValue = Input.Version;
        var aliases = (Input.Aliases ?? "").Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .DistinctBy(DirectorySearch.Fold).Where(a => DirectorySearch.Fold(a).Length > 0).ToList();
        audit.Add("address-group.edited", id, group.OrganisationId,
            new { group.Name, group.Kinds, group.Reach, group.IncludesOutside, aliases = Aliases.Select(a => a.Alias) },
            new { Input.Name, Kinds = Input.Kinds.Select(Names.OfEnum), Input.Reach, Input.IncludesOutside, aliases });
        (group.Name, group.Kinds, group.Reach, group.IncludesOutside) = (Input.Name, [.. Input.Kinds.Select(Names.OfEnum)], Input.Reach, Input.IncludesOutside);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.AddressGroupAliases.Where(a => a.GroupId == id).ExecuteDeleteAsync(ct);
        foreach (var alias in aliases) db.AddressGroupAliases.Add(new() { Id = Guid.CreateVersion7(), GroupId = id, Alias = alias });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Người khác vừa sửa nhóm này. Mở lại trang để xem bản mới nhất.");
            return Page();
        }
        catch (DbUpdateException e) when (Violation.Of(e) is "address_group_once")
        {
            ModelState.AddModelError("Input.Name", "Đã có nhóm cùng tên.");
            return Page();
        }
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash($"Đã lưu nhóm “{Input.Name}”."));
        return Redirect($"/directory/groups/{id}");
    }

    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostMemberAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        ModelState.Judge(nameof(Member));
        var unit = await units.FindAsync(Member.Unit, ct);
        if (unit is null) ModelState.AddModelError("Member.Unit", "Không tìm thấy đúng một tổ chức như vậy; hãy chọn trong danh sách gợi ý.");
        if (Member.To < Member.From) ModelState.AddModelError("Member.To", "Ngày kết thúc trước ngày bắt đầu.");
        if (!ModelState.IsValid) return Page();
        db.AddressGroupMembers.Add(new() { Id = Guid.CreateVersion7(), GroupId = id, OrganisationId = unit!.Id, ValidFrom = Member.From!.Value, ValidTo = Member.To });
        audit.Add("address-group.member-added", id, Group.OrganisationId, after: new { unit = unit.Name, Member.From, Member.To });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (Violation.Of(e) is "address_group_member_once")
        {
            ModelState.AddModelError("Member.Unit", "Tổ chức này đã ở trong nhóm vào thời gian đó.");
            return Page();
        }
        TempData.SetFlash(new Flash($"Đã thêm {unit.Name} vào nhóm."));
        return Redirect($"/directory/groups/{id}");
    }

    /// <summary>The member belongs until yesterday; one that only begins today or later never did.</summary>
    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostEndMemberAsync(Guid id, Guid member, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var found = await db.AddressGroupMembers.SingleOrDefaultAsync(m => m.Id == member && m.GroupId == id, ct);
        if (found is null) return NotFound();
        var yesterday = time.Today().AddDays(-1);
        if (found.ValidFrom > yesterday) db.AddressGroupMembers.Remove(found);
        else found.ValidTo = yesterday;
        audit.Add("address-group.member-ended", id, Group.OrganisationId, before: new { unit = Members.First(m => m.Id == member).Name, to = yesterday });
        await db.SaveChangesAsync(ct);
        TempData.SetFlash(new Flash("Đã kết thúc tư cách thành viên nhóm."));
        return Redirect($"/directory/groups/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        var found = await (from g in db.AddressGroups.AsNoTracking()
                           join authority in db.Organisations.Within(actor) on g.OrganisationId equals authority.Id
                           where g.Id == id
                           select g).SingleOrDefaultAsync(ct);
        if (found is null) return false;
        Group = found;
        Aliases = await db.AddressGroupAliases.AsNoTracking().Where(a => a.GroupId == id).OrderBy(a => a.Alias).ToListAsync(ct);
        Members = await (from m in db.AddressGroupMembers
                         join unit in db.Organisations on m.OrganisationId equals unit.Id
                         where m.GroupId == id
                         orderby m.ValidTo != null, unit.Name
                         select new MemberRow(m.Id, unit.Id, unit.Name, m.ValidFrom, m.ValidTo)).ToListAsync(ct);
        Expansion = await directory.ExpandGroupAsync(id, Shown, ct);
        if (MayEdit) Units = await units.SuggestAsync(ct);
        return true;
    }

    public sealed record MemberRow(Guid Id, Guid UnitId, string Name, DateOnly From, DateOnly? To);

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập tên nhóm."), StringLength(300)] public string Name { get; set; } = "";
        public List<OrganisationKind> Kinds { get; set; } = [];
        public GroupReach Reach { get; set; }
        public bool IncludesOutside { get; set; }
        [StringLength(2000)] public string? Aliases { get; set; }
        public uint Version { get; set; }
    }

    public sealed class MemberCommand
    {
        [Required(ErrorMessage = "Nhập tổ chức."), StringLength(400)] public string Unit { get; set; } = "";
        [Required(ErrorMessage = "Nhập ngày bắt đầu.")] public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
    }
}
