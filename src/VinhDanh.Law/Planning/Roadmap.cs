using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Planning;

/// <summary>When a subject will be ready for more, and what is missing (lộ trình khen cao).</summary>
/// <param name="Steps">Year by year, from the first year to come.</param>
/// <param name="Milestones">Every award open to the subject, highest first.</param>
public sealed record Roadmap(IReadOnlyList<RoadmapStep> Steps, IReadOnlyList<Milestone> Milestones);

/// <summary>One year to come under the assumptions.</summary>
/// <param name="Rating">Assumed.</param>
/// <param name="Titles">Yearly titles then met.</param>
/// <param name="Reached">Other awards that can be proposed for the first time, highest first.</param>
public sealed record RoadmapStep(int Year, string? Rating, IReadOnlyList<Award> Titles, IReadOnlyList<Award> Reached);

/// <summary>One award on the way.</summary>
/// <param name="Now">The verdict on the record as it stands.</param>
/// <param name="Year">The first year of achievement with which it can be proposed; null: not within the years looked at.</param>
/// <param name="Then">The verdict of that year; null as <paramref name="Year"/> is.</param>
public sealed record Milestone(Award Award, Verdict Now, int? Year, Verdict? Then);
