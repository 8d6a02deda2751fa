using VinhDanh.App.Features.Inspections.Findings;

namespace VinhDanh.App.Features.Inspections.Conclusion;

/// <summary>What became of what was asked.</summary>
/// <param name="ForUnit">Shown to the inspected unit: tasks of others are named, not opened.</param>
public sealed record FollowUpTable(CaseView View, bool ForUnit);
