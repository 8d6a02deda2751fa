namespace VinhDanh.App.Shell.Pieces;

public enum VerdictMark { Met, NotMet, Unknown, OnHold, NotASubject }

/// <summary>The answer on one award for one candidate, with “Vì sao?” opening the conditions behind it.</summary>
/// <param name="Title">What was asked, e.g. “Chiến sĩ thi đua cơ sở năm 2025”.</param>
/// <param name="Reasons">The conditions judged, outermost first.</param>
public sealed record VerdictPanel(VerdictMark Mark, string Title, IReadOnlyList<Reason> Reasons) : IPiece
{
    /// <summary>One line: what is missing, or from when it would hold.</summary>
    public string? Note { get; init; }

    /// <summary>What a reader must know of the answer: what is unverified, presumed, or hangs on a reading.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>Set on a page that is about this verdict alone, and for print.</summary>
    public bool Open { get; init; }

    /// <summary>A rule behind the answer was not yet checked against the gazette.</summary>
    public bool Unverified { get; init; }

    internal string Word => Mark switch
    {
        VerdictMark.Met => "Đủ điều kiện, tiêu chuẩn",
        VerdictMark.NotMet => "Chưa đủ điều kiện, tiêu chuẩn",
        VerdictMark.Unknown => "Chưa đủ thông tin, hồ sơ để xem xét",
        VerdictMark.OnHold => "Tạm dừng xét",
        _ => "Không thuộc đối tượng",
    };

    internal string Icon => IconOf(Mark);

    internal static string IconOf(VerdictMark mark) => mark switch
    {
        VerdictMark.Met => "circle-check",
        VerdictMark.NotMet => "circle-x",
        VerdictMark.Unknown => "help-circle",
        VerdictMark.OnHold => "player-pause",
        _ => "ban",
    };
}

/// <summary>One judged condition.</summary>
/// <param name="Text">The condition in the words of the law.</param>
public sealed record Reason(VerdictMark Mark, string Text)
{
    /// <summary>e.g. “khoản 1 Điều 23 Luật Thi đua, khen thưởng 2022”.</summary>
    public string? Citation { get; init; }
    public string? CitationHref { get; init; }

    /// <summary>What was found: each fact with the record or document that shows it.</summary>
    public IReadOnlyList<ReasonFact> Facts { get; init; } = [];

    /// <summary>What a person has to add before it can be judged.</summary>
    public string? Missing { get; init; }

    /// <summary>How <see cref="Because"/> join: “Tất cả các điều kiện sau” or “Một trong các điều kiện sau”.</summary>
    public string? Join { get; init; }
    public IReadOnlyList<Reason> Because { get; init; } = [];
}

public sealed record ReasonFact(string Text, string? Href = null);
