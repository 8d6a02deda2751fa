using System.Globalization;
using System.Text.RegularExpressions;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Parties;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Plans;

/// <summary>Rows that are meetings of a council: “Phiên họp thứ nhất: - Xét … - Xét …”.</summary>
internal static partial class CouncilSessions
{
    private static readonly string[] Ordinals = ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"];

    /// <returns>Null for a row that is no session.</returns>
    public static CouncilSession? Read(Draft draft, ScheduleRow row, string? group)
    {
        var lines = row.Title.Split('\n');
        var head = Head().Match(PlainWords.Fold(lines[0]));
        var inGroup = group is not null && GroupOfSessions().IsMatch(PlainWords.Fold(group)) && row.Sort == RowSort.Numbered;
        if (!head.Success && !inGroup) return null;

        var (title, items) = Parts(row.Title, head.Success);
        var deadline = DeadlineGrammar.Parse(row[Column.Deadline].Text.Replace('\n', ' '), draft.Year);
        var number = NumberOf(head) ?? (int.TryParse(row.Label, out var label) ? label : draft.Sessions.Count + 1);
        if (deadline is { Kind: DeadlineKind.Unspecified })
            draft.Warn("deadline.blank", $"Phiên họp thứ {number}: Chưa xác định thời hạn.", row.Piece, $"session.{number}");
        row.Piece.Put(BlockRole.Session, $"sessions/{number}");
        return new CouncilSession(number, MonthOf(deadline), title, row[Column.Lead].Text is { Length: > 0 } chair ? chair.Replace('\n', ' ') : null,
            PartyList.Split(row[Column.Doers].Text), PartyList.Split(row[Column.Coordinators].Text), items, deadline, row.Piece.Place);
    }

    private static YearMonth? MonthOf(Deadline deadline) => deadline switch
    {
        { Due: { } due, From: { } from } when (due.Year, due.Month) == (from.Year, from.Month) => new YearMonth(due.Year, due.Month),
        { Due: { } due, From: null } => new YearMonth(due.Year, due.Month),
        _ => null,
    };

    /// <summary>Agenda items: lines of the cell, or dashes inside one line before words that start an item.</summary>
    private static (string Title, IReadOnlyList<string> Items) Parts(string text, bool named)
    {
        var lines = text.Split('\n').SelectMany(l => Dash().Split(l)).Select(l => l.Trim().TrimStart('-', '–', '+', ' ').Trim())
            .Where(l => l.Length > 0).ToList();
        if (lines.Count == 0) return ("", []);
        if (!named) return (lines[0], lines);
        var colon = lines[0].IndexOf(':', StringComparison.Ordinal);
        var first = colon >= 0 ? lines[0][(colon + 1)..].Trim() : "";
        var items = lines.Skip(1).ToList();
        if (first.Length > 0) items.InsertRange(0, first.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return (colon >= 0 ? lines[0][..colon].Trim() : lines[0], [.. items.Select(i => i.TrimEnd(';', '.', ' '))]);
    }

    private static int? NumberOf(Match head)
    {
        if (!head.Success) return null;
        var said = head.Groups["number"].Value;
        if (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        var at = Array.IndexOf(Ordinals, said);
        if (at >= 0) return at + 1;
        var roman = Array.IndexOf(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], said);
        return roman >= 0 ? roman + 1 : null;
    }

    [GeneratedRegex(@"^[-\s]*(phien hop|ky hop|hop hoi dong|phien|cuoc hop)\s*(thu|lan|so)?\s*(?<number>\d{1,2}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|[ivx]+)?\b(?=\s*[:(]|\s*$|\s*-)")]
    private static partial Regex Head();

    [GeneratedRegex(@"\b(phien hop|ky hop|cuoc hop)\b")]
    private static partial Regex GroupOfSessions();

    [GeneratedRegex(@"(?<=[:;.])\s*[-–+]\s+(?=\p{Lu})|\s[-–+]\s+(?=(?:Xét|Tổ chức|Xây dựng|Thẩm định|Rà soát|Thông qua|Đánh giá|Bình xét|Bình chọn|Cho ý kiến|Triển khai|Tổng kết|Sơ kết|Báo cáo|Trình|Ban hành|Hướng dẫn|Tham gia|Chỉ đạo|Kiểm tra|Nghe|Thảo luận|Công bố|Bỏ phiếu|Phát động|Đăng ký|Ký kết|Suy tôn|Lựa chọn|Công nhận|Đề nghị|Đề xuất)[\s,])")]
    private static partial Regex Dash();
}
