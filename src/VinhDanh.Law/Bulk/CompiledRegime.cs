using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;
using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Bulk;

/// <summary>
/// A regime made ready to judge whole provinces: codes are numbers, conditions a flat list of nodes. Gives the same outcomes as
/// <see cref="Evaluator"/>, without saying why, and without allocating anything for a verdict.
/// </summary>
public sealed partial class CompiledRegime
{
    private readonly Regime _regime;
    private readonly Proposal _question;
    private readonly Dictionary<string, int> _awards;
    private readonly Dictionary<string, int> _statements;
    private readonly Dictionary<string, int> _measures;
    private readonly Dictionary<string, int> _works;
    private readonly Dictionary<string, int> _kinds;
    private readonly Dictionary<string, int> _groups;
    private readonly Award[] _inOrder;

    /// <summary>For award × kind × (group + 1): where its conditions begin; null: not for this kind, or none for this group.</summary>
    private readonly int[]?[,,] _applying;

    /// <param name="question">Readings chosen, and whether conduct is presumed; award, year, vote and day of filing are not used.</param>
    public CompiledRegime(Regime regime, Proposal question)
    {
        _regime = regime;
        _question = question;
        _inOrder = [.. regime.Awards.Values];
        _awards = Numbered(regime.Awards.Keys);
        _statements = Numbered(regime.Words.Statements.Keys);
        _measures = Numbered(regime.Words.Measures.Keys);
        _works = Numbered(regime.Words.WorkKinds.Keys);
        _kinds = Numbered(regime.Words.Recipients.Keys);
        _groups = Numbered(regime.Words.Groups.Keys);
        _applying = new int[]?[_awards.Count, _kinds.Count, _groups.Count + 1];
        Compile();
    }

    public int Awards => _awards.Count;

    /// <summary>The award of a number.</summary>
    public Award AwardOf(int number) => _inOrder[number];

    /// <exception cref="KeyNotFoundException">No such award.</exception>
    public int NumberOf(string award) => _awards[award];

    internal int Ratings => _regime.Words.Ratings.Terms.Count;

    internal int Statements => _statements.Count;

    internal int Measures => _measures.Count;

    /// <summary>An empty history to fill.</summary>
    public CompactHistory NewHistory()
    {
        var history = new CompactHistory(this);
        history.Clear();
        return history;
    }

    /// <summary>Fills <paramref name="compact"/> with <paramref name="history"/>; codes this regime does not know are passed over.</summary>
    public void Fill(CompactHistory compact, AwardHistory history)
    {
        compact.Clear();
        var words = _regime.Words;
        compact.Kind = _kinds.GetValueOrDefault(history.Subject.Kind, -1);
        compact.Group = history.Subject.Group is { } group ? _groups.GetValueOrDefault(group, -1) : -1;
        compact.IsWoman = Three(history.Subject.IsWoman);
        compact.IsRetiring = Three(history.Subject.IsRetiring);
        compact.FoundedIn = history.Subject.FoundedIn ?? 0;
        compact.Closed = history.Closed;
        compact.Pending = history.PendingCase is not null && _regime.Principles.ContainsKey(PrincipleKind.PendingCase);
        var suddenCounts = !_regime.Principles.ContainsKey(PrincipleKind.SuddenOrThematic);
        foreach (var year in history.Years)
        {
            var bit = CompactHistory.Bit(year.Year);
            if ((compact.Recorded & bit) != 0) continue; // the first row of a year counts
            compact.Recorded |= bit;
            if (year.Rating is null || words.Ratings.Rank(year.Rating) is not (>= 0 and var rank)) continue;
            compact.Rated |= bit;
            for (var level = 0; level <= rank; level++) compact.AtLeast[level] |= bit;
        }
        foreach (var award in history.Awards)
        {
            if (!_awards.TryGetValue(award.Award, out var number)) continue;
            compact.Held[number] |= CompactHistory.Bit(award.Year);
            if (award.Basis is AwardBasis.Merit || suddenCounts) compact.HeldForMerit[number] |= CompactHistory.Bit(award.Year);
        }
        var workUsedOnce = _regime.Principles.ContainsKey(PrincipleKind.WorkUsedOnce);
        foreach (var work in history.Works)
        {
            if (!work.IsRecognised || !_works.TryGetValue(work.Kind, out var kind)) continue;
            compact.Works.Add(new(work.Year, kind, work.Scope is null ? -1 : words.Scopes.Rank(work.Scope), work.RecognisedBy is null ? CompactWork.NotRecorded : words.Authorities.Rank(work.RecognisedBy),
                work.IsEffective is null ? compact.Unrecorded : Truths.Of(work.IsEffective.Value), work.UsedFor is null || !workUsedOnce));
        }
        foreach (var combat in history.CombatIngenuity) compact.Combat.Add((combat.Year, words.Scopes.Rank(combat.Scope)));
        foreach (var cluster in history.Clusters) compact.Clusters.Add((cluster.Year, words.Authorities.Rank(cluster.OrganisedBy), cluster.IsLeading));
        foreach (var movement in history.Movements) compact.Movements.Add((words.Authorities.Rank(movement.LaunchedBy), movement.Years, movement.IsLeading, movement.IsOutstanding));
        foreach (var post in history.Posts)
        {
            if (words.Positions.Has(post.Position)) compact.Posts.Add((words.Positions.Rank(post.Position), post.Years, post.WasDisciplined));
            else compact.Posts.Add((int.MaxValue, post.Years, post.WasDisciplined));
        }
        foreach (var (code, found) in history.Found)
        {
            if (!_statements.TryGetValue(code, out var number)) continue;
            (found ? compact.FoundTrue : compact.FoundFalse)[number / 64] |= 1UL << number % 64;
        }
        foreach (var (code, years) in history.Measures)
        {
            if (!_measures.TryGetValue(code, out var number)) continue;
            compact.Measures[number] = years;
            compact.Measured |= 1UL << number;
        }
        if (history.Disciplines.Count > 0 && _regime.Principles.ContainsKey(PrincipleKind.Discipline))
        {
            compact.CountsFrom = history.Disciplines.Max(d => d.ServedUntil is { } last ? last.Year + 1 : int.MaxValue);
            compact.DisciplinedUntil = history.Disciplines.Max(d => d.ServedUntil is { } last ? last.Year : int.MaxValue);
        }
        if (history.Members is not { } members) return;
        compact.Members = members.Count;
        compact.MembersNotCompleted = members.NotCompleted ?? -1;
        compact.WorstDiscipline = members.WorstDiscipline is { } worst ? words.Disciplines.Rank(worst) : -1;
        compact.DisciplineKnown = members.DisciplineKnown;
        foreach (var (code, count) in members.Holding)
        {
            if (_awards.TryGetValue(code, out var number)) compact.MembersHolding[number] = count;
        }
    }

    private static Dictionary<string, int> Numbered(IEnumerable<string> codes) => codes.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i, StringComparer.Ordinal);

    private static Truth Three(bool? value) => value is null ? Truth.Unknown : Truths.Of(value.Value);
}
