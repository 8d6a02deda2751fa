using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Achievements;

/// <summary>Everything recorded of one person or collective.</summary>
/// <param name="Entries">Own ones, and of units whose history follows.</param>
/// <param name="Settings">Null: nothing was set.</param>
/// <param name="Forerunners">Units whose history follows, with what they were called.</param>
public sealed record AwardRecord(RecordSubject Subject, IReadOnlyList<Achievement> Entries, AchievementSubject? Settings, IReadOnlyList<AchievementReading> Readings,
    IReadOnlyList<Forerunner> Forerunners)
{
    /// <summary>Code of the kind of recipient.</summary>
    public string Kind => Settings?.Kind ?? (Subject.IsUnit ? Recipients.Collective : Recipients.Individual);

    /// <summary>Readings chosen for this record, as verdicts take them.</summary>
    public IReadOnlyDictionary<string, bool> Chosen => Readings.ToDictionary(r => r.Reading, r => r.Choice, StringComparer.Ordinal);

    /// <summary>The group whose conditions apply: as set, or by what the directory tells, or the usual one.</summary>
    public Group? GroupIn(Vocabulary words) =>
        Settings?.Criteria is { } chosen && words.Groups.TryGetValue(chosen, out var group) ? group
        : Subject.IsDirectWorker is true && words.Groups.TryGetValue(Recipients.DirectWorkers, out var direct) ? direct
        : words.Groups.Values.FirstOrDefault(g => g.IsUsual && g.Recipients.Contains(Kind));

    /// <summary>The row of years into which calendar and school years were put.</summary>
    public YearSequence Sequence => new(Entries.Where(e => e.Kind is AchievementKind.Rating).Select(e => e.Period));

    /// <summary>As the law judges it. What is not recorded is unknown, never bad.</summary>
    /// <param name="withRows">Each fact says from which entry it comes; not needed where nobody is told why.</param>
    public AwardHistory History(LawShelf law, bool withRows = true)
    {
        var years = Sequence;
        // Of what was said several times the last counts: of the newest year, the record's own before a forerunner's, then the one written last; from whichever query they came.
        var entries = Entries.OrderBy(e => e.Year).ThenBy(e => e.SubjectId == Subject.Id).ThenBy(e => e.Id).ToLookup(e => e.Kind);
        var forerunners = Forerunners.ToDictionary(f => f.Id, f => f.Name);
        return new()
        {
            Subject = new(Kind, GroupIn(law.Words)?.Code, Subject.Gender is { } gender ? gender is Gender.Female : null, Settings?.IsRetiring, Settings?.FoundedIn),
            // Of two ratings that stand for one year the calendar year's counts, then the lower one: units that merged had one each.
            Years = [.. entries[AchievementKind.Rating].OrderBy(e => e.IsSchoolYear).ThenBy(e => law.Words.Ratings.Rank(e.Code)).Select(e => new YearRecord(years.Of(e.Year), e.Code, Row(e)))],
            Awards = [.. entries[AchievementKind.Title].Select(e => new HeldAward(e.Code, years.Of(e.Year), e.Basis ?? AwardBasis.Merit, Row(e)))],
            Works = [.. entries[AchievementKind.Work].Select(e => new Work(years.Of(e.Year), e.Code, e.Scope, e.Holds, e.Authority, e.UsedFor, true, Row(e)))],
            CombatIngenuity = [.. entries[AchievementKind.Combat].Select(e => new CombatIngenuity(years.Of(e.Year), e.Code, Row(e)))],
            Disciplines = [.. entries[AchievementKind.Discipline].Select(e => new Discipline(e.Code, e.Until is { } until ? years.Of(until) : null, Row(e)))],
            Posts = [.. entries[AchievementKind.Post].Select(e => new Post(e.Code, e.Amount ?? 0, e.Holds ?? false, Row(e)))],
            Found = entries[AchievementKind.Finding].GroupBy(e => e.Code).ToDictionary(g => g.Key, g => g.Last().Holds ?? false, StringComparer.Ordinal),
            Measures = entries[AchievementKind.Measure].GroupBy(e => e.Code).ToDictionary(g => g.Key, g => g.Last().Amount ?? 0, StringComparer.Ordinal),
            Clusters = [.. entries[AchievementKind.Cluster].Select(e => new ClusterResult(years.Of(e.Year), e.Code, e.Holds ?? false, Row(e)))],
            Movements = [.. entries[AchievementKind.Movement].Select(e => new MovementResult(e.Code, (int)(e.Amount ?? 0), e.Holds ?? false, true, Row(e)))],
            Members = MembersFigures.Of([.. entries[AchievementKind.Members]]),
            PendingCase = Settings?.PendingCase,
        };

        string? Row(Achievement e) => !withRows ? null : $"{AchievementWords.Line(e, law)}{(e.UnitId is { } unit && forerunners.TryGetValue(unit, out var name) ? $" (thành tích của {name})" : "")}";
    }
}

/// <summary>A unit whose history follows to another.</summary>
/// <param name="InPart">A person has to say what of it counts: shown, not judged by.</param>
public sealed record Forerunner(Guid Id, string Name, DateOnly On, string LegalDocument, bool InPart);

/// <summary>The two kinds of recipient that the directory holds, and what it tells of them, in the words of the packs.</summary>
public static class Recipients
{
    public const string Individual = "individual", Collective = "collective", DirectWorkers = "worker_farmer";
}

/// <summary>Figures of members from their entries, those of the newest year.</summary>
internal static class MembersFigures
{
    /// <summary>Codes beside those of awards.</summary>
    public const string All = "all", NotCompleted = "not_completed", Disciplined = "disciplined";

    /// <param name="entries">Oldest year first; of two of the same year and code the last counts.</param>
    public static MemberFigures? Of(IReadOnlyList<Achievement> entries)
    {
        if (entries.Count == 0) return null;
        var newest = entries.Where(e => e.Year == entries[^1].Year).GroupBy(e => e.Code).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        if (!newest.TryGetValue(All, out var all)) return null;
        var disciplined = newest.GetValueOrDefault(Disciplined);
        return new((int)(all.Amount ?? 0), newest.TryGetValue(NotCompleted, out var not) ? (int)(not.Amount ?? 0) : null,
            newest.Where(n => n.Key is not (All or NotCompleted or Disciplined)).ToDictionary(n => n.Key, n => (int)(n.Value.Amount ?? 0), StringComparer.Ordinal),
            disciplined is { Amount: > 0 } ? disciplined.Scope : null, disciplined is not null);
    }
}
