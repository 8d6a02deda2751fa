using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Directory.Clusters;

/// <summary>Emulation clusters and blocs of a year; adds one for the actor's own organisation.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class ClustersModel(AppDb db, Actor actor, AuditLog audit, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)] public short? Year { get; set; }
    [BindProperty] public Command Input { get; set; } = new();
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<short> Years { get; private set; } = [];
    public bool MayEdit => actor.May(Permission.EditDirectory);
    public short Shown => Year ?? (short)time.Today().Year;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.Year = Shown;
    }

    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValid) return Page();
        var cluster = new Cluster { Id = Guid.CreateVersion7(), OrganisationId = actor.OrganisationId, Name = Input.Name, Kind = Input.Kind, Year = (short)Input.Year!.Value };
        db.Clusters.Add(cluster);
        audit.Add("cluster.added", cluster.Id, cluster.OrganisationId, after: new { cluster.Name, cluster.Kind, cluster.Year });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (Violation.Of(e) is "cluster_once")
        {
            ModelState.AddModelError("Input.Name", $"Năm {Input.Year} đã có cụm, khối cùng tên.");
            return Page();
        }
        return Redirect($"/directory/clusters/{cluster.Id}");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var scope = from c in db.Clusters join authority in db.Organisations.Within(actor) on c.OrganisationId equals authority.Id select new { Cluster = c, authority.Name, authority.Path };
        Years = await scope.Select(c => c.Cluster.Year).Distinct().OrderByDescending(y => y).ToListAsync(ct);
        Rows = await scope.Where(c => c.Cluster.Year == Shown).OrderBy(c => c.Path).ThenBy(c => c.Cluster.Kind).ThenBy(c => EF.Functions.Collate(c.Cluster.Name, "vi-x-icu"))
            .Select(c => new Row(c.Cluster.Id, c.Cluster.Name, c.Cluster.Kind, c.Name, db.ClusterMembers.Count(m => m.ClusterId == c.Cluster.Id),
                (from m in db.ClusterMembers join o in db.Organisations on m.OrganisationId equals o.Id where m.ClusterId == c.Cluster.Id && m.Role == ClusterRole.Head select o.Name).FirstOrDefault()))
            .Take(500).ToListAsync(ct);
    }

    public sealed record Row(Guid Id, string Name, ClusterKind Kind, string Authority, int Members, string? Head);

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập tên cụm, khối."), StringLength(300)] public string Name { get; set; } = "";
        public ClusterKind Kind { get; set; }
        [Required(ErrorMessage = "Nhập năm."), Range(2000, 2100, ErrorMessage = "Năm gồm bốn chữ số.")] public int? Year { get; set; }
    }
}
