namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>One change as the pages show it.</summary>
/// <param name="Key">Null where it is only shown, not chosen.</param>
/// <param name="Where">The row, for those who hear the box alone.</param>
public sealed record FieldChangeView(string Label, FieldText Old, FieldText New, string? Key = null, bool Kept = false, string Where = "");

/// <param name="KeepWords">Beside the box that leaves a row as it stands; null where nothing is chosen.</param>
public sealed record RowListView(
    string Id, string Caption, IReadOnlyList<PlanRow> Rows, Func<PlanRow, string> Key, Func<string, bool> IsKept, string? KeepWords);
