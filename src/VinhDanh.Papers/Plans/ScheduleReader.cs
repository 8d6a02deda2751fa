using System.Globalization;
using System.Text.RegularExpressions;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Parties;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Reading.Containers;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Plans;

/// <summary>Schedules of one appendix or section: logical tables out of those that pages part, rows to tasks and sessions.</summary>
internal sealed partial class ScheduleReader(Draft draft, string prefix, string? appendix)
{
    private readonly MergedCells _merged = new();
    private readonly Dictionary<Piece, string> _shown = [];
    private TableHeading? _heading;
    private string _headingText = "";
    private (string Path, string Title, Piece At, int Count)? _group;
    private int _groups;
    private (string Path, int Count, bool Numbered)? _row;
    private int _rows;

    /// <param name="rows">Rows of tables with no text between them.</param>
    public void Read(IReadOnlyList<Piece> rows)
    {
        foreach (var table in rows.GroupBy(r => r.Table)) ReadTable([.. table]);
    }

    /// <summary>Text stands between this table and the next, so a new heading starts a new schedule.</summary>
    public void Break()
    {
        CheckCount();
        (_heading, _group, _row, _rows) = (null, null, null, 0);
    }

    public void Finish() => CheckCount();

    private void ReadTable(List<Piece> rows)
    {
        var skip = 0;
        if (ColumnMeaning.HeaderOf(rows) is { } heading)
        {
            skip = heading.Rows;
            var text = PlainWords.Fold(string.Join('|', rows.Take(skip).Select(r => r.Text)));
            var again = _heading is not null && text == _headingText;
            foreach (var row in rows.Take(skip)) row.Put(again ? BlockRole.Repeat : BlockRole.ColumnHeader, "tables");
            if (!again && !IsSameShape(heading)) Break();
            (_heading, _headingText) = (heading, text);
        }
        if (_heading is null || !_heading.IsSchedule)
        {
            Other(rows, skip);
            return;
        }
        foreach (var row in rows.Skip(skip))
        {
            if (ColumnMeaning.IsHeading(row) && PlainWords.Fold(row.Text) == _headingText) row.Put(BlockRole.Repeat, "tables");
            else Row(row, _heading);
        }
    }

    private bool IsSameShape(TableHeading heading) => _heading is not null && _heading.Columns.SequenceEqual(heading.Columns);

    private void Other(List<Piece> rows, int skip)
    {
        var body = rows.Skip(skip).ToList();
        foreach (var row in body) row.Put(BlockRole.TableRow, $"tables/{draft.Tables.Count}");
        draft.Tables.Add(new PaperTable(appendix, _heading?.Names ?? [],
            [.. body.Select(r => new PaperTableRow([.. r.Cells!.Select(c => c.Text)], r.Place))]));
    }

    private void Row(Piece piece, TableHeading heading)
    {
        _merged.Enter(piece);
        var row = ScheduleRow.Of(piece, heading, _merged);
        switch (row.Sort)
        {
            case RowSort.Group:
                Group(row);
                break;
            case RowSort.Continuation when draft.Tasks.Count > 0 && _row is not null:
                Continue(row);
                break;
            default:
                if (CouncilSessions.Read(draft, row, _group?.Title) is { } session) draft.Sessions.Add(session);
                else Task(row);
                break;
        }
    }

    private void Group(ScheduleRow row)
    {
        CheckCount();
        _groups++;
        var title = row.Title.Replace('\n', ' ');
        var label = row.Label.Length > 0 ? row.Label : $"G{_groups}";
        _group = (Join(prefix, label), title, row.Piece, 0);
        (_row, _rows) = (null, 0);
        row.Piece.Put(BlockRole.Group, $"groups/{_group.Value.Path}");
    }

    private void Task(ScheduleRow row)
    {
        var (path, parent) = PathOf(row);
        path = draft.UniqueTaskPath(path);
        _shown[row.Piece] = path;
        if (parent is null && _group is { } group) _group = group with { Count = group.Count + 1 };
        var deadline = DeadlineOf(row, path);
        row.Piece.Put(BlockRole.Task, $"tasks/{path}");
        draft.Tasks.Add(new PaperTask(path, parent, row.Title.Replace('\n', ' '), _group?.Title,
            PartyList.Split(row[Column.Lead].Text), PartyList.Split(row[Column.Doers].Text), PartyList.Split(row[Column.Coordinators].Text),
            deadline, OrNull(row[Column.Result].Text), OrNull(row[Column.Note].Text),
            [.. row.Other.Select(o => new OtherCell(o.Name, o.Text))], [], row.Piece.Place));
    }

    private (string Path, string? Parent) PathOf(ScheduleRow row)
    {
        var above = _group?.Path ?? prefix;
        if (row.Sort == RowSort.Numbered && IsSub(row.Label) is var step && (step is null || _row is null))
        {
            _rows++;
            var path = Join(above, row.Label);
            _row = (path, 0, true);
            return (path, null);
        }
        if (_row is { Numbered: true } parent)
        {
            _row = parent with { Count = parent.Count + 1 };
            var label = row.Sort == RowSort.Numbered ? IsSub(row.Label)! : (parent.Count + 1).ToString(CultureInfo.InvariantCulture);
            return (Join(parent.Path, label), parent.Path);
        }
        _rows++;
        return (Join(above, _rows.ToString(CultureInfo.InvariantCulture)), null);
    }

    /// <returns>The step below the row before (“1” of “7.1”, “a”); null for a row of its own.</returns>
    private string? IsSub(string label)
    {
        if (_row is not { } row) return null;
        var last = row.Path[(row.Path.LastIndexOf('.') + 1)..];
        if (label.Length == 1 && char.IsLower(label[0])) return last.Length == 1 && char.IsLower(last[0]) ? null : label;
        return label.StartsWith(last + ".", StringComparison.Ordinal) ? label[(last.Length + 1)..] : null;
    }

    private Deadline DeadlineOf(ScheduleRow row, string path)
    {
        var value = row[Column.Deadline];
        var deadline = DeadlineGrammar.Parse(value.Text.Replace('\n', ' '), draft.Year);
        if (value.From is { } from && value.Text.Length > 0)
        {
            draft.Warn("deadline.merged", $"Dòng {Short(path)} thuộc ô gộp từ dòng {Short(_shown.GetValueOrDefault(from, "trên"))}: {Brief(deadline.Text)}.", row.Piece, path);
            return deadline with { Inherited = true };
        }
        if (value.Text.Length == 0) draft.Warn("deadline.blank", $"Dòng {Short(path)}: Chưa xác định thời hạn.", row.Piece, path);
        else if (deadline.Kind == DeadlineKind.Unspecified) draft.Warn("deadline.unclear", $"Dòng {Short(path)}: Chưa hiểu thời hạn “{Brief(deadline.Text)}”.", row.Piece, path);
        return deadline;
    }

    /// <summary>As an officer names the row: “I.6” of the appendix in hand.</summary>
    private string Short(string path) => prefix.Length > 0 && path.StartsWith(prefix + ".", StringComparison.Ordinal) ? path[(prefix.Length + 1)..] : path;

    private static string Brief(string text) => text.Length <= 90 ? text : "… " + text[^80..].TrimStart();

    /// <summary>A page break inside a row: its rest is added to the task before.</summary>
    private void Continue(ScheduleRow row)
    {
        var task = draft.Tasks[^1];
        row.Piece.Put(BlockRole.Task, $"tasks/{task.Path}");
        var deadline = row[Column.Deadline] is { From: null, Text.Length: > 0 } more
            ? DeadlineGrammar.Parse((task.Deadline.Text + " " + more.Text.Replace('\n', ' ')).Trim(), draft.Year) : task.Deadline;
        if (deadline.Kind != DeadlineKind.Unspecified) draft.Warnings.RemoveAll(w => w.Path == task.Path && w.Code is "deadline.blank" or "deadline.unclear");
        draft.Tasks[^1] = task with
        {
            Title = (task.Title + " " + row.Title.Replace('\n', ' ')).Trim(),
            Lead = Joined(task.Lead, row[Column.Lead]),
            Doers = Joined(task.Doers, row[Column.Doers]),
            Coordinators = Joined(task.Coordinators, row[Column.Coordinators]),
            Deadline = deadline,
            ExpectedResult = OrNull((task.ExpectedResult + " " + row[Column.Result].Text).Trim()),
            Note = OrNull((task.Note + " " + row[Column.Note].Text).Trim()),
        };
    }

    private static IReadOnlyList<string> Joined(IReadOnlyList<string> before, CellValue more)
    {
        if (more.Text.Length == 0 || more.From is not null) return before;
        var goesOn = before.Count > 0 && char.IsLower(more.Text[0]);
        return goesOn ? [.. before.SkipLast(1), .. PartyList.Split(before[^1] + " " + more.Text)] : [.. before, .. PartyList.Split(more.Text)];
    }

    /// <summary>A group that says how many rows it has (“… (21)”) is believed only when it is right.</summary>
    private void CheckCount()
    {
        if (_group is { } group && Announced().Match(group.Title) is { Success: true } match
            && int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) is var announced && announced != group.Count && group.Count > 0)
        {
            draft.Warn("group.count", $"Nhóm {Short(group.Path)} ghi {announced} nhiệm vụ nhưng có {group.Count} dòng.", group.At, group.Path);
        }
    }

    private static string Join(string above, string label) => above.Length == 0 ? label : above + "." + label;

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Replace('\n', ' ');

    [GeneratedRegex(@"\((?<count>\d{1,2})( nhiệm vụ| nội dung)?\)\s*$")]
    private static partial Regex Announced();
}
