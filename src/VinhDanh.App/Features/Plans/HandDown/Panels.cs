namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>What <c>_RollUp.cshtml</c> draws on the page of a task that was handed down.</summary>
public sealed record RollUpPanel(RollUp RollUp, Guid TaskId, Guid ProgrammeId, bool Edits);

/// <summary>What <c>_Above.cshtml</c> draws on the page of a unit's own task.</summary>
public sealed record AbovePanel(Above Above, Guid TaskId, bool Edits, bool Reports);

/// <summary>What <c>_Below.cshtml</c> draws on the page of a higher task, for a unit that it names.</summary>
public sealed record BelowPanel(Below Below, Guid TaskId, bool Edits);
