using System.Globalization;
using System.Text.RegularExpressions;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Inspections;

/// <summary>A line of the plan with the heading it stands under.</summary>
internal sealed record PlanSentence(string Text, SectionNode Node, Entry Entry)
{
    public string Folded { get; } = PlainWords.Fold(Text);
}

/// <summary>Terms and ways of visits, found in sentences: notice, reports, self-inspection, the reach of the figures.</summary>
internal static partial class VisitTerms
{
    public static int? NoticeWorkingDays(IEnumerable<PlanSentence> sentences) => Whole(sentences.Select(s => NoticeDays().Match(s.Folded)));

    public static int? ReportDaysBefore(IEnumerable<PlanSentence> sentences) => Whole(sentences.Select(s => ReportDays().Match(s.Folded)));

    public static DateOnly? SelfReport(IEnumerable<PlanSentence> sentences, int? year)
    {
        foreach (var sentence in sentences)
        {
            if (!sentence.Folded.Contains("tu kiem tra", StringComparison.Ordinal) && !sentence.Node.WithAncestors.Any(n => IsSelf(n.Title))) continue;
            if (Before().Match(sentence.Text) is { Success: true } match && DeadlineGrammar.Parse(match.Value, year).Due is { } due) return due;
        }
        return null;
    }

    /// <summary>Where a heading is about the inspected period (“Thời kỳ kiểm tra: từ …”), it counts before other sentences.</summary>
    public static DateOnly? DataFrom(IReadOnlyList<PlanSentence> sentences)
    {
        foreach (var sentence in sentences.OrderByDescending(s => Reach().IsMatch(PlainWords.Fold(s.Node.Title))))
        {
            foreach (var window in DataWindows.Of(sentence.Text, sentence.Entry.First.Place).Where(w => w.From is not null))
            {
                var isOpen = window.End is WindowEnd.Inspection or WindowEnd.Report;
                // “Thời gian kiểm tra: từ 05/5 đến 30/6” is when units are visited; “từ năm 2021 đến năm 2025” a programme.
                if (window.Start is WindowStart.Year ? window.End is not WindowEnd.Inspection : !isOpen && Time().IsMatch(PlainWords.Fold(sentence.Node.Title))) continue;
                return window.From;
            }
        }
        return null;
    }

    /// <summary>What is said of surprise counts first; else a plan that sets a term of notice announces its visits.</summary>
    public static VisitAnnouncement? Announcement(IReadOnlyList<PlanSentence> sentences)
    {
        foreach (var sentence in sentences.Where(s => Surprise().IsMatch(s.Folded)))
            return new VisitAnnouncement(Notice().IsMatch(sentence.Folded) ? VisitNotice.Either : VisitNotice.Unannounced, Clause(sentence.Text), sentence.Entry.First.Place);
        return (sentences.FirstOrDefault(s => NoticeDays().IsMatch(s.Folded)) ?? sentences.FirstOrDefault(s => Notice().IsMatch(s.Folded))) is { } told
            ? new VisitAnnouncement(VisitNotice.Announced, told.Entry.Rest.TrimEnd(' ', ';', '.'), told.Entry.First.Place)
            : null;
    }

    public static Passage? Combined(IEnumerable<PlanSentence> sentences)
    {
        foreach (var sentence in sentences)
            if (Together().Match(sentence.Text) is { Success: true } match) return new Passage(match.Groups["what"].Value.Trim(' ', ','), sentence.Entry.First.Place);
        return null;
    }

    public static bool IsSelf(string title) => PlainWords.Fold(title).Contains("tu kiem tra", StringComparison.Ordinal);

    /// <summary>The bracket or sentence that speaks of surprise.</summary>
    private static string Clause(string text) =>
        Clauses().Split(text).Select(c => c.Trim(' ', '.', ';', ':')).FirstOrDefault(c => Surprise().IsMatch(PlainWords.Fold(c))) ?? text;

    private static int? Whole(IEnumerable<Match> matches) =>
        matches.FirstOrDefault(m => m.Success) is { } match && int.TryParse(match.Groups["days"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;

    // “Khen thưởng đột xuất”, “báo cáo đột xuất” are other things.
    [GeneratedRegex(@"(kiem tra|lam viec)( [\p{L}\d]+){0,6},? (?<!khen thuong )(?<!bao cao )dot xuat|(?<!khen thuong )(?<!bao cao )dot xuat( [\p{L}\d]+){0,2} kiem tra|khong (thong )?bao truoc")]
    private static partial Regex Surprise();

    [GeneratedRegex(@"(?<!khong )(?<!khong thong )(thong )?bao truoc|co thong bao|thong bao( cu the)? sau|lich thong bao|dinh ky|thong bao (lich|thoi gian|thoi diem) kiem tra|do truong doan thong bao")]
    private static partial Regex Notice();

    [GeneratedRegex(@"[Kk]iểm tra[^.;()]*?lồng ghép\s+với\s+(?<what>[^.;()]+)|[Ll]ồng ghép\s+(?:(?:với|vào|cùng|trong)\s+)?(?<what>[^.;()]*?(?:kiểm tra|thanh tra|giám sát|đoàn|chuyên đề|công tác)[^.;()]*)|[Kk]ết hợp\s+(?:với\s+)?(?<what>(?:các\s+)?(?:cuộc|đợt|đoàn|chuyên đề|kế hoạch|chương trình)\s+[^.;()]*?(?:kiểm tra|thanh tra|giám sát)[^.;()]*)")]
    private static partial Regex Together();

    [GeneratedRegex(@"[();]|\.(?=\s|$)")]
    private static partial Regex Clauses();

    [GeneratedRegex(@"^thoi gian")]
    private static partial Regex Time();

    [GeneratedRegex(@"thoi (ky|diem|nien)|nien do|so lieu")]
    private static partial Regex Reach();

    [GeneratedRegex(@"thong bao.*?(?<days>\d{1,2}) ngay lam viec|(?<days>\d{1,2}) ngay lam viec.*?thong bao")]
    private static partial Regex NoticeDays();

    [GeneratedRegex(@"(bao cao|gui).*?(?<days>\d{1,2}) ngay( lam viec)? truoc|^(?!.*thong bao).*bao cao.*? truoc ((ngay|thoi diem|khi) (den )?kiem tra )?(it nhat )?(?<days>\d{1,2}) ngay")]
    private static partial Regex ReportDays();

    [GeneratedRegex(@"(trước|chậm nhất)\s+(vào\s+)?ngày\s+\d{1,2}\s*[/.\-]\s*\d{1,2}(\s*[/.\-]\s*\d{4})?", RegexOptions.IgnoreCase)]
    private static partial Regex Before();
}
