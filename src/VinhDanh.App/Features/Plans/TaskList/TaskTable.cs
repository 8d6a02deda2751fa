namespace VinhDanh.App.Features.Plans.TaskList;

/// <summary>What <c>_TaskTable.cshtml</c> draws.</summary>
/// <param name="Grouped">The document's headings stand between the rows, sub-rows are set in.</param>
/// <param name="ShowsOwing">A column names the units whose day has passed.</param>
public sealed record TaskTable(IReadOnlyList<TaskRow> Rows, DateOnly Today, string Caption, bool Grouped, bool ShowsOwing)
{
    public const string Id = "tasks";

    public int Columns => ShowsOwing ? 7 : 6;

    /// <summary>The element that a filter exchanges.</summary>
    public const string ResultsId = "tasks-results";
}
