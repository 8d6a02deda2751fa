namespace VinhDanh.App.Features.Inspections.Prefill;

/// <summary>One run that fills in the figures of all units of an inspection. It is written with the reports it fills, so that a run that was stopped goes on behind the last of them.</summary>
public sealed class InspectionPrefill
{
    public required Guid Id { get; init; }
    public required Guid InspectionId { get; init; }

    /// <summary>The officer who asked for it.</summary>
    public required Guid OrderedBy { get; init; }
    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>Units in all, as known at the last step.</summary>
    public required int Total { get; set; }

    /// <summary>Reports that were begun for their units.</summary>
    public int Made { get; set; }

    /// <summary>Reports under way, counted again.</summary>
    public int Recounted { get; set; }

    /// <summary>Reports handed in, or with the unit's leader: untouched.</summary>
    public int Kept { get; set; }

    /// <summary>Targets up to this one, by key, are done.</summary>
    public Guid? LastTarget { get; set; }
    public required DateTimeOffset AdvancedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    public int Done => Made + Recounted + Kept;
}
