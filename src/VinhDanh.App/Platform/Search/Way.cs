using Npgsql;

namespace VinhDanh.App.Platform.Search;

/// <summary>
/// How one kind is looked through, a step at a time. Where something of the question is rare: by the index (Bitmap Heap Scan on search_entry_words_ix).
/// Where all of it is common: backwards through the key (Index Scan Backward using search_entry_pk; keys are UUIDv7, so that is newest first), a few
/// entries to begin with. What they hold tells whether many more will be enough, or whether the words, each of them common, seldom stand together; then it is
/// surveyed which of them do, and the index asked for those that do not.
/// </summary>
internal sealed class Way
{
    private readonly SearchQuery _query;
    private readonly SearchKind _kind;
    private readonly string _scope;
    private readonly int _most;
    private readonly KnownWords _known;
    private readonly IReadOnlyList<IndexCondition.Part> _parts;
    private IndexCondition.Survey? _survey;
    private Step _step;

    public Way(SearchQuery query, SearchKind kind, string scope, KnownWords known, int most)
    {
        (_query, _kind, _scope, _known, _most) = (query, kind, scope, known, most);
        _parts = [.. Parts()];
        var rarest = _parts.Min(p => p.InKind);
        _step = rarest <= Few || (rarest <= Bearable && rarest * Sample < FewOfSample * known.EntriesOf(kind.Key)) ? Step.Index : Step.Sample;
    }

    /// <summary>Of the last step that found anything, the best first.</summary>
    public IReadOnlyList<SearchHit> Hits { get; private set; } = [];

    /// <summary>No step is left.</summary>
    public bool IsDone => _step is Step.None;

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
        Survey,
        Index,
        None,
    }

    /// <summary>Common words bring so many of the newest to be ranked.</summary>
    private int Enough => _most * 3;

    /// <summary>Of the step to be taken now.</summary>
    public NpgsqlBatchCommand Statement()
    {
        var statement = new Statement(_query, _kind, _scope, _most);
        return _step switch
        {
            Step.Sample => statement.OfNewest(Sample, Enough),
            Step.Newest => statement.OfNewest(Newest, Enough),
            Step.Survey => statement.OfSurvey([.. _parts.Select(p => p.Text)], Sample),
            _ => statement.OfIndex(new IndexCondition(_parts, _known.EntriesOf(_kind.Key), _known.Entries, $"'#{_kind.Key}'", _survey).Text),
        };
    }

    /// <summary>Takes what the statement found, and chooses the next step.</summary>
    public async Task ReadAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        if (_step is Step.Survey)
        {
            var held = new List<(int, long)>();
            while (await reader.ReadAsync(ct)) held.Add((reader.GetInt32(0), reader.GetInt64(1)));
            _survey = new(held);
            _step = Step.Index;
            return;
        }

        var hits = new List<SearchHit>();
        var matching = 0L;
        while (await reader.ReadAsync(ct))
        {
            hits.Add(new(reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetGuid(1), reader.GetString(2), Text(reader, 3), Text(reader, 4), Text(reader, 5), reader.GetBoolean(6)));
            if (!reader.IsDBNull(7)) matching = reader.GetInt64(7);
        }

        Hits = hits;
        _step = _step switch
        {
            Step.Sample when matching >= Enough => Step.None,
            // Half as many again as are shown must be expected, or the step would often be for nothing.
            Step.Sample when matching * Newest * 2 > _most * Sample * 3 => Step.Newest,
            Step.Newest when matching > _most => Step.None,
            Step.Sample or Step.Newest => Step.Survey,
            _ => Step.None,
        };
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private IEnumerable<IndexCondition.Part> Parts()
    {
        yield return new($"'{_scope}'", _known.Count(_kind.Key, _scope), _known.Count(_scope), Place: null);
        foreach (var (i, group) in _query.Groups.Index())
        {
            var prefix = i == _query.Groups.Count - 1 ? _query.Prefix : null;
            if (prefix is not null && _known.CountOfPrefix(prefix) > FewOfPrefix) continue;
            var kept = group.Alternatives.Select(a => new Alternative(Telling(a))).ToList();
            yield return new(
                SearchQuery.GroupText(group with { Alternatives = kept }, titleOnly: false, prefix),
                (prefix is null ? 0 : _known.CountOfPrefix(_kind.Key, prefix)) + kept.Sum(a => (long)a.Words.Min(w => _known.Count(_kind.Key, w))),
                (prefix is null ? 0 : _known.CountOfPrefix(prefix)) + kept.Sum(a => a.Words.Sum(_known.Count)),
                i);
        }
    }

    // Of words that go together the rarest, and the rarest that is not beside it; whether they follow each other is seen in the rows.
    private string[] Telling(Alternative alternative)
    {
        var words = alternative.Words.Index().OrderBy(w => _known.Count(w.Item)).ToList();
        return [.. words.Take(1).Concat(words.Skip(1).Where(w => Math.Abs(w.Index - words[0].Index) > 1).Take(1)).Select(w => w.Item).Distinct()];
    }
}
