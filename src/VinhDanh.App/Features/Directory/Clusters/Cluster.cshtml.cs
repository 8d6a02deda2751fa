using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Clusters;

/// <summary>One cluster: its members, who heads it, who stands in.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class ClusterModel(AppDb db, Actor actor, UnitFinder units, PersonFinder people, AuditLog audit) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    [BindProperty] public FollowCommand Follow { get; set; } = new();

    /// <summary>“Nguyễn Văn An (Sở Nội vụ)”; null: nobody follows this cluster yet.</summary>
    public string? Follower { get; private set; }
    public Cluster Cluster { get; private set; } = null!;
    public IReadOnlyList<Row> Members { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];

    /// <summary>What somebody else has changed since the page was opened, a line each.</summary>
    public IReadOnlyList<string> Theirs { get; private set; } = [];

    /// <summary>The members as this page shows them, to be told apart later: “unit:role”.</summary>
    public string Shown => string.Join(' ', Members.Select(m => $"{m.UnitId:N}:{m.Role}"));
    public bool MayEdit => actor.May(Permission.EditDirectory);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        return Again("");
    }

    /// <summary>Says which member of the council follows this cluster; an empty name: nobody.</summary>
    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostFollowAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var sound = ModelState.Judge(nameof(Follow));
        var found = sound && !string.IsNullOrWhiteSpace(Follow.Person) ? await people.FindAsync(Follow.Person, ct) : default;
        if (found.Several) ModelState.AddModelError("Follow.Person", "Nhiều người trùng họ tên; ghi thêm đơn vị trong ngoặc, ví dụ: Nguyễn Văn An (Sở Nội vụ).");
        else if (sound && found.Person is null && !string.IsNullOrWhiteSpace(Follow.Person)) ModelState.AddModelError("Follow.Person", "Danh bạ không có người này; thêm người vào danh bạ trước, hoặc ghi đúng họ tên.");
        if (!ModelState.IsValid) return Again(nameof(Follow));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await TakeAsync(id, Follow.Version, ct)) return await StaleAsync(id, nameof(Follow), null, ct);
        await db.Clusters.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.FollowedBy, found.Person == null ? null : found.Person.Id), ct);
        audit.Add("cluster.follower-set", id, Cluster.OrganisationId, new { follower = Follower }, new { follower = found.Person?.FullName });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash(found.Person is { } person ? $"{person.FullName} theo dõi {Cluster.Name}." : "Đã bỏ người theo dõi cụm, khối."));
        return Redirect($"/directory/clusters/{id}");
    }

    /// <summary>Adds a member, or changes the part of one who is there. A new head makes the old one a member.</summary>
    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        ModelState.Judge(nameof(Input));
        var unit = await units.FindAsync(Input.Unit, ct);
        if (unit is null && !string.IsNullOrEmpty(Input.Unit)) ModelState.AddModelError("Input.Unit", "Không tìm thấy đúng một tổ chức như vậy; hãy chọn trong danh sách gợi ý.");
        if (!ModelState.IsValid) return Again(nameof(Input));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await TakeAsync(id, Input.Version, ct)) return await StaleAsync(id, nameof(Input), Input.Seen, ct);
        // One head at a time: the database holds a unique index, so the old one steps down first.
        if (Input.Role is ClusterRole.Head)
            await FormerHead(id, unit!.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Role, ClusterRole.Member), ct);
        var member = await db.ClusterMembers.SingleOrDefaultAsync(m => m.ClusterId == id && m.OrganisationId == unit!.Id, ct);
        var before = member?.Role;
        if (member is null) db.ClusterMembers.Add(new() { Id = Guid.CreateVersion7(), ClusterId = id, OrganisationId = unit!.Id, Role = Input.Role });
        else member.Role = Input.Role;
        audit.Add("cluster.member-set", id, Cluster.OrganisationId, before is null ? null : new { unit = unit!.Name, role = before },
            new { unit = unit!.Name, Input.Role, formerHead = Input.Role is ClusterRole.Head ? Members.FirstOrDefault(m => m.Role is ClusterRole.Head && m.UnitId != unit.Id)?.Name : null });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash($"{unit.Name}: {DirectoryWords.Of(Input.Role, Cluster.Kind).ToLowerInvariant()}."));
        return Redirect($"/directory/clusters/{id}");
    }

    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid member, uint version, string? seen, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        ModelState.Judge(""); // neither of the page's two forms was sent
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await TakeAsync(id, version, ct)) return await StaleAsync(id, "", seen, ct);
        var found = await db.ClusterMembers.SingleOrDefaultAsync(m => m.Id == member && m.ClusterId == id, ct);
        if (found is null) return NotFound();
        db.ClusterMembers.Remove(found);
        audit.Add("cluster.member-removed", id, Cluster.OrganisationId, before: new { unit = Members.First(m => m.Id == member).Name, found.Role });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash("Đã đưa đơn vị ra khỏi cụm, khối."));
        return Redirect($"/directory/clusters/{id}");
    }

    private IQueryable<ClusterMember> FormerHead(Guid id, Guid next) => db.ClusterMembers.Where(m => m.ClusterId == id && m.Role == ClusterRole.Head && m.OrganisationId != next);

    /// <summary>Writes the cluster's own row, and with it a new version: members have none that would tell of one added or gone.</summary>
    /// <returns>False: somebody changed the cluster or its members since.</returns>
    private async Task<bool> TakeAsync(Guid id, uint version, CancellationToken ct) =>
        await db.Clusters.Where(c => c.Id == id && c.Version == version).ExecuteUpdateAsync(s => s.SetProperty(c => c.Name, c => c.Name), ct) > 0;

    private async Task<IActionResult> StaleAsync(Guid id, string sent, string? seen, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Theirs = sent == nameof(Follow) ? [$"Thành viên Hội đồng theo dõi: {Follower ?? "chưa cử"}"] : await SinceAsync(seen, ct);
        ModelState.AddModelError("", "Người khác vừa sửa cụm, khối này. Thành viên mới nhất ở dưới đây; nội dung đồng chí nhập được giữ, bấm lại nếu vẫn muốn ghi.");
        ModelState.ShowAnew("Input.Version", "Input.Seen", "Follow.Version");
        (Input.Version, Input.Seen, Follow.Version) = (Cluster.Version, Shown, Cluster.Version);
        return Again(sent);
    }

    /// <summary>The page with what was typed into the form that was sent; the other shows what is stored.</summary>
    private PageResult Again(string sent)
    {
        if (sent != nameof(Input)) Input = new() { Version = Cluster.Version, Seen = Shown };
        if (sent != nameof(Follow)) Follow = new() { Person = Follower, Version = Cluster.Version };
        return Page();
    }

    /// <summary>What parts the members that were shown from those of now, in words.</summary>
    private async Task<IReadOnlyList<string>> SinceAsync(string? seen, CancellationToken ct)
    {
        var before = (seen ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(':'))
            .Where(p => p.Length == 2 && Guid.TryParse(p[0], out _) && Enum.TryParse<ClusterRole>(p[1], out _))
            .DistinctBy(p => p[0]).ToDictionary(p => Guid.Parse(p[0]), p => Enum.Parse<ClusterRole>(p[1]));
        var now = Members.ToDictionary(m => m.UnitId);
        Guid[] gone = [.. before.Keys.Where(u => !now.ContainsKey(u))];
        var names = await db.Organisations.Where(o => gone.Contains(o.Id)).OrderBy(o => o.Name).Select(o => o.Name).ToListAsync(ct);
        string Words(ClusterRole role) => DirectoryWords.Of(role, Cluster.Kind).ToLowerInvariant();
        return
        [
            .. Members.Where(m => !before.ContainsKey(m.UnitId)).Select(m => $"Thêm {m.Name}, {Words(m.Role)}"),
            .. Members.Where(m => before.TryGetValue(m.UnitId, out var role) && role != m.Role).Select(m => $"{m.Name}: {Words(before[m.UnitId])} → {Words(m.Role)}"),
            .. names.Select(n => $"Đưa ra: {n}"),
        ];
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        var found = await (from c in db.Clusters.AsNoTracking()
                           join authority in db.Organisations.Within(actor) on c.OrganisationId equals authority.Id
                           where c.Id == id
                           select c).SingleOrDefaultAsync(ct);
        if (found is null) return false;
        Cluster = found;
        Members = await (from m in db.ClusterMembers
                         join o in db.Organisations on m.OrganisationId equals o.Id
                         where m.ClusterId == id
                         orderby m.Role == ClusterRole.Head ? 0 : m.Role == ClusterRole.Deputy ? 1 : 2, EF.Functions.Collate(o.Name, "vi-x-icu")
                         select new Row(m.Id, o.Id, o.Name, m.Role)).ToListAsync(ct);
        Follower = await (from p in db.People join o in db.Organisations on p.OrganisationId equals o.Id where p.Id == found.FollowedBy select PersonFinder.Label(p.FullName, o.Name)).SingleOrDefaultAsync(ct);
        if (MayEdit) Units = await units.SuggestAsync(ct);
        return true;
    }

    public sealed record Row(Guid Id, Guid UnitId, string Name, ClusterRole Role);

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập tổ chức."), StringLength(400)] public string Unit { get; set; } = "";
        public ClusterRole Role { get; set; } = ClusterRole.Member;

        /// <summary>The cluster as the form showed it.</summary>
        public uint Version { get; set; }
        public string? Seen { get; set; }
    }

    public sealed class FollowCommand
    {
        [StringLength(400, ErrorMessage = "Tên dài quá 400 ký tự.")] public string? Person { get; set; }
        public uint Version { get; set; }
    }
}
