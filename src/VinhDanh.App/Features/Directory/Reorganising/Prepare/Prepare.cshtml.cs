using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>Names the units and the document of one event; the next page shows what follows before anything is done.</summary>
[Requires(Permission.EditDirectory)]
public sealed class PrepareModel(AppDb db, Actor actor, UnitFinder units, ReorganisationDesk desk, AuditLog audit, TimeProvider time) : PageModel
{
    public static IReadOnlyList<ReorganisationKind> Kinds { get; } =
        [ReorganisationKind.Merge, ReorganisationKind.Split, ReorganisationKind.Rename, ReorganisationKind.Move, ReorganisationKind.Dissolve];

    private const int MostUnits = 100;

    [BindProperty(SupportsGet = true)] public ReorganisationKind Kind { get; set; }

    /// <summary>The unit from whose page one came.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Unit { get; set; }
    [BindProperty] public PrepareForm Input { get; set; } = new();
    public IReadOnlyList<string> Units { get; private set; } = [];
    public int UnitFields => Kind is ReorganisationKind.Split or ReorganisationKind.Rename ? 1 : Math.Min(MostUnits, Math.Max(4, Input.Units.Count(u => !string.IsNullOrEmpty(u)) + 2));
    public int TargetFields => Kind is ReorganisationKind.Split or ReorganisationKind.Dissolve ? Math.Max(3, Input.Targets.Count(t => !t.IsEmpty) + 1) : 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Kinds.Contains(Kind)) return NotFound();
        Units = await units.SuggestAsync(ct);
        Input.EffectiveOn = time.Today();
        if (Unit is not { } id) return Page();
        if (await db.Organisations.AsNoTracking().Within(actor).SingleOrDefaultAsync(o => o.Id == id && o.ValidTo == null, ct) is not { } unit) return NotFound();
        Input.Units = [UnitFinder.Label(unit.Name, unit.Code)];
        if (Kind is ReorganisationKind.Rename) Input.Targets = [new() { Name = unit.Name, ShortName = unit.ShortName, Code = unit.Code, Kind = unit.Kind }];
        else Input.Targets = [new() { Kind = unit.Kind }];
        return Page();
    }

    /// <param name="more">The button that asks for further lines.</param>
    public async Task<IActionResult> OnPostAsync(string? more, CancellationToken ct)
    {
        if (!Kinds.Contains(Kind)) return NotFound();
        Units = await units.SuggestAsync(ct);
        if (more is not null)
        {
            ModelState.Clear();
            return Page();
        }
        var plan = await PlanAsync(ct);
        if (ModelState.IsValid)
            foreach (var wrong in await desk.CheckAsync(plan, Input.EffectiveOn!.Value, ct)) ModelState.AddModelError("", wrong);
        if (!ModelState.IsValid) return Page();

        var made = new Reorganisation
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), OrganisationId = actor.OrganisationId, Kind = Kind, State = ReorganisationState.Draft, LegalNumber = Input.LegalNumber,
            LegalDate = Input.LegalDate!.Value, EffectiveOn = Input.EffectiveOn!.Value, Note = Input.Note, Plan = plan.Write(), CreatedAt = time.GetUtcNow(), CreatedBy = actor.AccountId!.Value,
        };
        db.Reorganisations.Add(made);
        audit.Add("reorganisation.prepared", made.Id, made.OrganisationId, after: new { made.Kind, made.LegalNumber, made.LegalDate, made.EffectiveOn }, reason: made.Note);
        await db.SaveChangesAsync(ct);
        return Redirect($"/directory/reorganisations/{made.Id}");
    }

    private async Task<ReorganisationPlan> PlanAsync(CancellationToken ct)
    {
        var named = new List<Organisation>();
        foreach (var (i, text) in Input.Units.Take(MostUnits).Index())
            if (await FindAsync($"Input.Units[{i}]", text, ct) is { } unit && named.All(u => u.Id != unit.Id)) named.Add(unit);
        var receivers = new List<EventPlan.Receiver>();
        foreach (var (i, target) in Input.Targets.Take(MostUnits).Index().Where(t => !t.Item.IsEmpty))
        {
            if (!string.IsNullOrEmpty(target.Existing) && !string.IsNullOrEmpty(target.Name))
                ModelState.AddModelError($"Input.Targets[{i}].Name", "Chỉ nêu đơn vị đang hoạt động, hoặc tên đơn vị mới, không nêu cả hai.");
            else if (string.IsNullOrEmpty(target.Existing)) receivers.Add(new(null, target));
            else if (await FindAsync($"Input.Targets[{i}].Existing", target.Existing, ct) is { } standing) receivers.Add(new(standing.Id, target));
        }
        var parent = await FindAsync("Input.Parent", Input.Parent, ct);
        if (!ModelState.IsValid) return new();
        var making = new EventPlan(Kind, named, receivers, parent?.Id, Input.Continues, Input.Inherits);
        var plan = making.Make(() => Guid.CreateVersion7(time.GetUtcNow()));
        foreach (var wrong in making.Wrong) ModelState.AddModelError("", wrong);
        return plan;
    }

    private async Task<Organisation?> FindAsync(string field, string? text, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var found = await units.FindAsync(text, ct);
        if (found is null) ModelState.AddModelError(field, $"“{text}”: không tìm thấy đúng một tổ chức như vậy; hãy chọn trong danh sách gợi ý.");
        return found;
    }
}
