using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>Who is visited, and who inspects itself.</summary>
[Requires(Permission.EditInspections)]
public sealed class UnitsModel(AppDb db, Actor actor, DraftDesk desk, TimeProvider time) : DraftPartModel<UnitsForm>(desk, DraftPart.Targets)
{
    private const int Most = 2000;

    /// <summary>To choose from while typing.</summary>
    public IReadOnlyList<string> KnownNames { get; private set; } = [];

    protected override async Task LoadMoreAsync(CancellationToken ct)
    {
        var today = time.Today();
        KnownNames = await db.Organisations.Within(actor).Where(o => o.Id != actor.OrganisationId && (o.ValidTo == null || o.ValidTo >= today)).OrderBy(o => o.Name).Select(o => o.Name).Take(Most)
            .ToListAsync(ct);
    }
}

public sealed class UnitsForm : DraftForm
{
    public List<UnitRow> Units { get; set; } = [];
    [StringLength(4000)] public string? SelfInspection { get; set; }

    public override void Show(InspectionText text)
    {
        Units = [.. text.Targets.Select(t => new UnitRow { Name = t.Name, Also = t.Also }), new()];
        SelfInspection = text.SelfInspection;
    }

    public override InspectionText Into(InspectionText text) => text with
    {
        Targets = [.. Units.Where(u => !string.IsNullOrWhiteSpace(u.Name)).Select(u => new InspectionTargetText(u.Name!.Trim(), Typed.OrNull(u.Also)))],
        SelfInspection = Typed.OneLine(SelfInspection),
    };

    public override void Arrange(string act) => RowActs.Apply(Units, act);

    public sealed class UnitRow
    {
        [StringLength(300)] public string? Name { get; set; }
        [StringLength(300)] public string? Also { get; set; }
    }
}
