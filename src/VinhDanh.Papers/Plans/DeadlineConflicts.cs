using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Plans;

/// <summary>
/// Rows that contradict a council session in time: dossiers are appraised before the session that considers them,
/// and sent on only after it.
/// </summary>
internal static partial class DeadlineConflicts
{
    public static void Find(Draft draft)
    {
        for (var at = 0; at < draft.Tasks.Count; at++)
        {
            var task = draft.Tasks[at];
            var opening = PlainWords.Fold(task.Title);
            if (task.Deadline.Due is null || !Appraisal().IsMatch(opening[..Math.Min(60, opening.Length)])) continue;
            foreach (var session in draft.Sessions.Where(s => s.Deadline.Due is not null && s.Items.Any(i => SameSubject(task.Title, i))))
            {
                if (Told(task, session) is not { } message) continue;
                draft.Warnings.Add(new ReadingWarning("deadline.conflict", message, task.Source, task.Path));
                draft.Tasks[at] = draft.Tasks[at] with { Related = [.. draft.Tasks[at].Related, new Related(RelatedAs.ConflictsWith, $"session.{session.Number}")] };
            }
        }
    }

    private static string? Told(PaperTask task, CouncilSession session)
    {
        var (due, last) = (task.Deadline.Due!.Value, session.Deadline.Due!.Value);
        var sendsOn = Submission().IsMatch(PlainWords.Fold(task.Title));
        if (sendsOn && due < last)
            return $"Dòng {Row(task)} phải trình ({task.Deadline.Text}) có thể trước khi phiên họp thứ {session.Number} xét ({session.Deadline.Text}).";
        if (!sendsOn && due > last)
            return $"Dòng {Row(task)} thẩm định ({task.Deadline.Text}) sau khi phiên họp thứ {session.Number} đã xét ({session.Deadline.Text}).";
        return null;
    }

    private static string Row(PaperTask task) => task.Path.StartsWith("PL", StringComparison.Ordinal) ? task.Path[(task.Path.IndexOf('.', StringComparison.Ordinal) + 1)..] : task.Path;

    /// <summary>The same award or review, and no different round or year.</summary>
    private static bool SameSubject(string task, string item)
    {
        var (a, b) = (PlainWords.Fold(task), PlainWords.Fold(item));
        return Named(a, Subjects()).Overlaps(Named(b, Subjects())) && Agree(Named(a, Round()), Named(b, Round()));
    }

    private static bool Agree(HashSet<string> a, HashSet<string> b) => a.Count == 0 || b.Count == 0 || a.Overlaps(b);

    private static HashSet<string> Named(string text, Regex pattern) =>
        [.. pattern.Matches(text).Select(m => m.Groups["fact"].Success ? m.Groups["fact"].Value : m.Value.Replace('y', 'i'))];

    [GeneratedRegex(@"\b(tham dinh|ra soat|trinh ho so|trinh khen|tong hop ho so|hoan thien ho so)\b")]
    private static partial Regex Appraisal();

    [GeneratedRegex(@"\btrinh\b")]
    private static partial Regex Submission();

    [GeneratedRegex(@"chien s[iy] thi dua (thanh pho|cap tinh|tinh|toan quoc|co so|cap bo)|cong dan [a-z ]{2,20} uu tu|anh hung lao dong|tap the lao dong xuat sac|co thi dua cua (chinh phu|bo|ubnd)|nha giao (nhan dan|uu tu)|thay thuoc (nhan dan|uu tu)|tong ket nam hoc \d{4}|tong ket (cong tac )?nam (?<fact>\d{4})")]
    private static partial Regex Subjects();

    [GeneratedRegex(@"\bdot\s*(?<fact>\d{1,2})\b")]
    private static partial Regex Round();
}
