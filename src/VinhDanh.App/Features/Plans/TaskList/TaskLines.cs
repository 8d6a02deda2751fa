using VinhDanh.App.Shell.Pieces;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.TaskList;

/// <summary>The rows of <c>_TaskTable.cshtml</c>, drawn straight to the page: fifty of them are most of what a list costs.</summary>
internal sealed record TaskLines(TaskTable Table, DueWords Due) : IDrawnPiece
{
    public void Draw(Drawing page)
    {
        string? group = null;
        foreach (var row in Table.Rows)
        {
            if (Table.Grouped && row.Group is not null && row.Group != group)
                page.Mark($"<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{Table.Columns}\">").Text(group = row.Group).Mark("</th></tr>\n");
            Draw(row, page);
        }
    }

    private void Draw(TaskRow row, Drawing page)
    {
        page.Mark("<tr><td class=\"tight\" data-label=\"Dòng\">").Text(PlanWords.ShortPlace(row.Path));
        page.Mark(Table.Grouped && row.ParentId is not null ? "</td><th scope=\"row\" class=\"task-sub\">" : "</td><th scope=\"row\">");
        page.Mark("<a href=\"/tasks/").Mark(row.Id.ToString()).Mark("\">").Text(row.Title).Mark("</a></th><td data-label=\"Thực hiện\">");
        DrawParties(row, page);
        page.Mark("</td><td data-label=\"Thời hạn\">");
        DrawDue(row.Facts, page);
        page.Mark("</td><td data-label=\"Trạng thái\">");
        PlanWords.Chip(TaskStates.Of(row.Facts, Table.Today)).Draw(page);
        if (Table.ShowsOwing) page.Mark("</td><td data-label=\"Đơn vị chưa gửi\">").Text(string.Join("; ", row.Owing));
        page.Mark("</td><td data-label=\"Đã gửi\">");
        new Meter(row.Answered, row.Asked, "Đơn vị đã gửi").Draw(page);
        page.Mark("</td></tr>\n");
    }

    private static void DrawParties(TaskRow row, Drawing page)
    {
        if (row.Leads.Length > 0) page.Mark("<span>").Text(string.Join("; ", row.Leads)).Mark("</span> ");
        if (row.Doers.Length > 0) page.Mark(row.Leads.Length > 0 ? "<span class=\"data__sub\">" : "<span>").Text(string.Join("; ", row.Doers)).Mark("</span>");
    }

    private void DrawDue(StateFacts facts, Drawing page)
    {
        if (facts is { DueOn: null, CompletedOn: null, Kind: DeadlineKind.Continuous }) page.Mark("<span class=\"quiet\">Thường xuyên</span>");
        else Due.Pill(facts.DueOn, Table.Today, facts.CompletedOn ?? facts.HandedInOn).Draw(page);
    }
}
