using System.ComponentModel.DataAnnotations;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>What the inspection is for, and what it must keep to.</summary>
[Requires(Permission.EditInspections)]
public sealed class PurposesModel(DraftDesk desk) : DraftPartModel<PurposesForm>(desk, DraftPart.Purposes);

public sealed class PurposesForm : DraftForm
{
    [StringLength(20_000)] public string? Purposes { get; set; }
    [StringLength(20_000)] public string? Requirements { get; set; }

    public override void Show(InspectionText text) => (Purposes, Requirements) = (Typed.Joined(text.Purposes), Typed.Joined(text.Requirements));

    public override InspectionText Into(InspectionText text) => text with { Purposes = Typed.List(Purposes), Requirements = Typed.List(Requirements) };
}
