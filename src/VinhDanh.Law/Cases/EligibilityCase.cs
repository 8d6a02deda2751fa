using VinhDanh.Law.Records;

namespace VinhDanh.Law.Cases;

/// <summary>A worked case: a history, what is asked, and the verdict expected.</summary>
/// <param name="Regime">Name of the regime to judge by.</param>
/// <param name="Expected">Null: the case only asks.</param>
public sealed record EligibilityCase(string Id, string Title, string Regime, Proposal Proposal, AwardHistory History, ExpectedVerdict? Expected);

/// <param name="Failed">Labels of the conditions that fail on the nearest way, in any order.</param>
public sealed record ExpectedVerdict(bool Eligible, IReadOnlyList<string> Failed);
