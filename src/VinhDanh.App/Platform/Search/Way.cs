using Npgsql;

namespace VinhDanh.App.Platform.Search;

/// <summary>
/// How one kind is looked through, a step at a time. Where something of the question is rare: by the index (Bitmap Heap Scan on search_entry_words_ix).
/// Where all of it is common: backwards through the key (Index Scan Backward using search_entry_pk; keys are UUIDv7, so that is newest first), a few
/// entries to begin with. What they hold tells whether many more will be enough, or whether the words, each of them common, seldom stand together.
/// </summary>
internal sealed class Way
{
    private readonly SearchQuery _query;
    private readonly SearchKind _kind;
    private readonly string _scope;
    private readonly int _most;
    private readonly IndexCondition _condition;
    private Step _step;

    public Way(SearchQuery query, SearchKind kind, string scope, KnownWords known, int most)
    {
        (_query, _kind, _scope, _most) = (query, kind, scope, most);
        var entries = known.EntriesOf(kind.Key);
        var parts = Parts(known).ToList();
        _condition = new(parts, entries, known.Entries, $"'#{kind.Key}'");
        var rarest = parts.Min(p => p.InKind);
        _step = rarest <= Few || (rarest <= Bearable && rarest * Sample < FewOfSample * entries) ? Step.Index : Step.Sample;
    }

    /// <summary>Up to so many entries are read by the index whatever else is asked.</summary>
    public const int Few = 2000;

    /// <summary>Up to so many where they lie so far apart that few of the newest would be among them.</summary>
    private const int Bearable = 6000;

    /// <summary>So many of the newest entries are looked through for words that are common.</summary>
    private const int Newest = 15_000;

    /// <summary>So many of them first.</summary>
    private const int Sample = 1500;

    /// <summary>With no more than that among the sample, nothing is told.</summary>
    private const int FewOfSample = 20;

    /// <summary>A beginning of words that stands in more entries, of whatever kind, is no condition of the index: it would first collect them all.</summary>
    private const int FewOfPrefix = 5000;

    private enum Step
    {
        Sample,
        Newest,
        Index,
    }

    /// <summary>Common words bring so many of the newest to be ranked.</summary>
    private int Enough => _most * 3;

    public NpgsqlBatchCommand Statement()
    {
        var statement = new Statement(_query, _kind, _scope, _most);
        return _step switch
        {
            Step.Sample => statement.OfNewest(Sample, Enough),
            Step.Newest => statement.OfNewest(Newest, Enough),
            _ => statement.OfIndex(_condition.Text),
        };
    }

    /// <param name="matching">Entries that the last step found.</param>
    /// <returns>False: that was all.</returns>
    public bool GoesOn(long matching)
    {
        switch (_step)
        {
            case Step.Sample when matching >= Enough:
            case Step.Newest when matching > _most:
            case Step.Index:
                return false;
            default:
                // Half as many again as are shown must be expected, or the step would often be for nothing.
                _step = _step is Step.Sample && matching * Newest * 2 > _most * Sample * 3 ? Step.Newest : Step.Index;
                return true;
        }
    }

    private IEnumerable<IndexCondition.Part> Parts(KnownWords known)
    {
        yield return new($"'{_scope}'", known.Count(_kind.Key, _scope), known.Count(_scope), Place: null);
        foreach (var (i, group) in _query.Groups.Index())
        {
            var prefix = i == _query.Groups.Count - 1 ? _query.Prefix : null;
            if (prefix is not null && known.CountOfPrefix(prefix) > FewOfPrefix) continue;
            var kept = group.Alternatives.Select(a => new Alternative(Telling(a, known))).ToList();
            yield return new(
                SearchQuery.GroupText(group with { Alternatives = kept }, titleOnly: false, prefix),
                (prefix is null ? 0 : known.CountOfPrefix(_kind.Key, prefix)) + kept.Sum(a => (long)a.Words.Min(w => known.Count(_kind.Key, w))),
                (prefix is null ? 0 : known.CountOfPrefix(prefix)) + kept.Sum(a => a.Words.Sum(known.Count)),
                i);
        }
    }

    // Of words that go together the rarest, and the rarest that is not beside it; whether they follow each other is seen in the rows.
    private static string[] Telling(Alternative alternative, KnownWords known)
    {
        var words = alternative.Words.Index().OrderBy(w => known.Count(w.Item)).ToList();
        return [.. words.Take(1).Concat(words.Skip(1).Where(w => Math.Abs(w.Index - words[0].Index) > 1).Take(1)).Select(w => w.Item).Distinct()];
    }
}
