using System.Globalization;
using System.Text.RegularExpressions;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Plans;

/// <summary>
/// Bullets under “Quý I:”, “Tháng 3:”, “6 tháng đầu năm:”, and bullets that begin with a time, are tasks of that time. A bullet that states a day or a
/// month of its own (“… gửi về Sở Nội vụ trước ngày 15/3/2024”) is due then; the heading only says where it stands.
/// </summary>
internal static partial class TimedBullets
{
    public static void Read(Draft draft, SectionNode node)
    {
        if ((OwnTime(node.Title, draft.Year) ?? Always(node.Title)) is { } time) UnderHeading(draft, node, time);
        else InEntries(draft, node);
    }

    /// <summary>“Quý I”, “Trong tháng 3/2024”, “Đợt 1: Từ ngày 05/9 đến ngày 20/11/2024”: words that are a time and nothing else.</summary>
    public static Deadline? OwnTime(string text, int? year)
    {
        var bare = Stage().Replace(text.Trim(), "").TrimEnd(':', '.', ';', ' ', ')');
        if (bare.Length is 0 or > 60 || !TimeWords().IsMatch(PlainWords.Fold(bare))) return null;
        var deadline = DeadlineGrammar.Parse(bare, year);
        return deadline.Kind is DeadlineKind.Before or DeadlineKind.On or DeadlineKind.Month or DeadlineKind.Quarter or DeadlineKind.Period
            or DeadlineKind.Recurring or DeadlineKind.Continuous ? deadline : null;
    }

    /// <summary>“Nhiệm vụ thường xuyên”: work without an end. A bullet under it may come back at times of its own (“hằng tháng”).</summary>
    private static Deadline? Always(string title) => AlwaysWork().IsMatch(PlainWords.Fold(title.TrimEnd(':', '.', ' '))) ? DeadlineGrammar.Parse("thường xuyên", null) with { Text = title } : null;

    private static void UnderHeading(Draft draft, SectionNode node, Deadline time)
    {
        node.Heading!.First.Put(BlockRole.Heading, $"sections/{node.Path}");
        var parent = default(string);
        var (place, sub) = (0, 0);
        foreach (var entry in node.Entries.Where(e => !e.IsRow))
        {
            if (entry.IsDeeper && parent is not null && node.Entries.Exists(e => e.Marker.Label == "-"))
            {
                Task(draft, entry, $"{parent}.{++sub}", parent, entry.Rest, time, node.Title);
                continue;
            }
            sub = 0;
            parent = Task(draft, entry, $"{node.Path}.{++place}", null, entry.Rest, time, node.Title);
        }
        foreach (var child in node.Children.SelectMany(c => c.Subtree).Where(c => c.Heading!.First.Role == BlockRole.Unplaced))
        {
            var path = Task(draft, child.Heading!, child.Path, null, child.Title, time, node.Title);
            var at = 0;
            foreach (var entry in child.Entries.Where(e => !e.IsRow)) Task(draft, entry, $"{path}.{++at}", path, entry.Rest, time, node.Title);
        }
    }

    /// <summary>Times on lines of their own among the paragraphs, or before a colon inside a bullet.</summary>
    private static void InEntries(Draft draft, SectionNode node)
    {
        (Deadline Time, string Path, string Text)? open = null;
        var (place, sub) = (0, 0);
        foreach (var entry in node.Entries.Where(e => !e.IsRow))
        {
            if (OwnTime(entry.Rest, draft.Year) is { } time && entry.Rest.TrimEnd().EndsWith(':'))
            {
                open = (time, $"{node.Path}.{++place}", entry.Rest);
                sub = 0;
                foreach (var piece in entry.Pieces) piece.Put(BlockRole.Group, $"groups/{open.Value.Path}");
            }
            else if (open is { } group && (entry.IsBullet || entry.Marker.IsNumbered))
            {
                Task(draft, entry, $"{group.Path}.{++sub}", null, entry.Rest, group.Time, group.Text.TrimEnd(':', ' '));
            }
            else
            {
                open = null;
                place++;
                if (Inline(entry.Rest, draft.Year) is var (own, title)) Task(draft, entry, $"{node.Path}.{place}", null, title, own, null);
            }
        }
    }

    private static (Deadline Time, string Title)? Inline(string text, int? year)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 2 || colon + 2 >= text.Length || OwnTime(text[..colon], year) is not { } time) return null;
        return (time, text[(colon + 1)..].Trim());
    }

    private static string Task(Draft draft, Entry entry, string path, string? parent, string title, Deadline time, string? group)
    {
        path = draft.UniqueTaskPath(path);
        foreach (var piece in entry.Pieces) piece.Put(BlockRole.Task, $"tasks/{path}");
        if (group is not null && OwnDay(title, time, draft.Year) is { } own)
        {
            draft.Warn("deadline.in-sentence", $"Mục {path}: thời hạn “{own.Text}” lấy từ trong câu, không lấy “{group.TrimEnd(':', ' ')}”.", entry.First, path);
            time = own.Deadline;
        }

        draft.Tasks.Add(new PaperTask(path, parent, title, group?.TrimEnd(':', ' '), [], [], [], time, null, null, [], [], entry.First.Place));
        return path;
    }

    /// <summary>A time in the bullet itself that is narrower than the heading's. A last day may lie after the heading's time (reports of the year), never before it.</summary>
    private static DeadlineMatch? OwnDay(string title, Deadline heading, int? year)
    {
        if ((InBrackets(title, year) ?? DeadlineGrammar.Find(title, year)) is not { } found) return null;
        if (heading.Kind is DeadlineKind.Continuous) return found.Deadline is { Due: null, Every: null } ? null : found;
        if (heading is not { From: { } from, Due: { } due } || found is not { Deadline.Due: { } day } || day < from) return null;
        return found.Deadline.Kind switch
        {
            DeadlineKind.Before => found,
            DeadlineKind.On or DeadlineKind.Month or DeadlineKind.Period => day <= due && found.Deadline.From is var start && (start is null || start >= from) && (start ?? day, day) != (from, due) ? found : null,
            _ => null,
        };
    }

    /// <summary>“… cuối năm (tuần đầu tháng 12)”: words in brackets at the end that are a time and nothing else.</summary>
    private static DeadlineMatch? InBrackets(string title, int? year) =>
        LastBrackets().Match(title).Groups["time"] is { Success: true } words && OwnTime(words.Value, year) is { } time
            ? new DeadlineMatch(words.Index, words.Length, words.Value, time) : null;

    [GeneratedRegex(@"\((?<time>[^()]{4,60})\)[.;\s]*$")]
    private static partial Regex LastBrackets();

    [GeneratedRegex(@"^(cac )?(nhiem vu|cong viec|cong tac|noi dung|hoat dong) (thuc hien )?thuong xuyen( trong nam)?$")]
    private static partial Regex AlwaysWork();

    /// <summary>Emulation in stages names the stage before its time.</summary>
    [GeneratedRegex(@"^([Đđ]ợt( thi đua)?|[Gg]iai đoạn)\s+(\d{1,2}|[IVX]+)\s*[:(,–-]\s*(?=\p{L})")]
    private static partial Regex Stage();

    [GeneratedRegex(@"^(trong |tu |den |truoc |sau |vao )*(quy |thang |\d{1,2} thang |nua |tuan |ngay |dau |cuoi |giua |hang |hoc ky |ca nam|nam 20|thuong xuyen|dinh ky)")]
    private static partial Regex TimeWords();
}
