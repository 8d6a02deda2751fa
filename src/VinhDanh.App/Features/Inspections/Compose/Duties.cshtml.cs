using System.ComponentModel.DataAnnotations;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>Who does what, and what it is paid from.</summary>
[Requires(Permission.EditInspections)]
public sealed class DutiesModel(DraftDesk desk) : DraftPartModel<DutiesForm>(desk, DraftPart.Duties);

public sealed class DutiesForm : DraftForm
{
    public List<DutyRow> Duties { get; set; } = [];
    [StringLength(4000)] public string? Funding { get; set; }

    public override void Show(InspectionText text)
    {
        Duties = [.. text.Duties.Select(d => new DutyRow { Of = d.Of, Party = d.Party, Items = Typed.Joined(d.Items) })];
        if (Duties.Count == 0) Duties.Add(new());
        Funding = text.Funding;
    }

    public override InspectionText Into(InspectionText text) => text with
    {
        Duties = [.. Duties.Where(d => !string.IsNullOrWhiteSpace(d.Items) || !string.IsNullOrWhiteSpace(d.Party)).Select(d => new InspectionDuty(d.Of, Typed.OneLine(d.Party), Typed.List(d.Items)))],
        Funding = Typed.OneLine(Funding),
    };

    public override void Arrange(string act) => RowActs.Apply(Duties, act);

    public sealed class DutyRow
    {
        public InspectionParty Of { get; set; }
        [StringLength(300)] public string? Party { get; set; }
        [StringLength(10_000)] public string? Items { get; set; }
    }
}
