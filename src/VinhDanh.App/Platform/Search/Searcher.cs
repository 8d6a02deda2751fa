using System.Globalization;
using Npgsql;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Search;

/// <summary>Looks through all entries that the actor may see. Bounded: no question reads more than some ten thousand entries of a kind.</summary>
public sealed class Searcher(NpgsqlDataSource source, Actor actor, WordCounts counts, IEnumerable<SearchKind> kinds)
{
    /// <summary>Up to so many entries are read and ranked all; of more, the newest that match are.</summary>
    private const int Few = 2000;

    /// <summary>So many of the newest entries are looked through for words that are common.</summary>
    private const int Newest = 15_000;

    /// <summary>A beginning of words that stands in more entries, of whatever kind, is no condition of the index: it would first collect them all.</summary>
    private const int FewOfPrefix = 5000;

    /// <summary>Near words tried, and kept, for a mistyped one.</summary>
    private const int NearTried = 8, NearKept = 3;

    /// <summary>Kinds of which the actor may hear.</summary>
    public IReadOnlyList<SearchKind> Kinds { get; } = [.. kinds.Where(k => actor.May(k.Needs)).OrderBy(k => k.Order)];

    private readonly string _scope = ScopeWord(actor.OrganisationId);

    /// <summary>The lexeme that all entries below an organisation carry (<c>app.search_scope</c>).</summary>
    public static string ScopeWord(Guid organisation) => "@" + Convert.ToBase64String(organisation.ToByteArray(bigEndian: true))[..22];

    /// <param name="only">Of one kind; null: of all.</param>
    /// <param name="most">Of each kind.</param>
    public async Task<SearchAnswer> AskAsync(string? text, SearchKind? only, int most, CancellationToken ct)
    {
        var asked = SearchQuery.Of(text);
        var among = only is null ? Kinds : [.. Kinds.Where(k => k == only)];
        if (asked.Groups.Count == 0 || among.Count == 0) return new(asked, [], [], []);
        var known = await counts.CurrentAsync(ct);
        var found = await FindAsync(asked, among, known, most, ct);
        if (found.Count > 0) return new(asked, found, [], []);

        // Nothing: a word may be mistyped. First those that nothing in scope has; then each, for most slips make another word.
        var absent = await AbsentAsync([.. asked.Groups.Where(g => g.Plain is not null).Select(g => g.Plain!).Distinct()], among, known, ct);
        foreach (var suspected in (Func<WordGroup, bool>[])[g => absent.Contains(g.Plain!), g => true])
        {
            var (near, replaced) = await NearAsync(asked, suspected, absent, among, known, ct);
            if (replaced.Count == 0) continue;
            if (await FindAsync(near, among, known, most, ct) is { Count: > 0 } instead) return new(near, instead, replaced, []);
        }

        return new(asked, [], [], [.. asked.Groups.Where(g => g.Plain is { } word && absent.Contains(word)).Select(g => g.Typed)]);
    }

    private async Task<(SearchQuery Query, List<ReplacedWord> Replaced)> NearAsync(
        SearchQuery asked, Func<WordGroup, bool> suspected, HashSet<string> absent, IReadOnlyList<SearchKind> among, KnownWords known, CancellationToken ct)
    {
        var candidates = asked.Groups.Where(g => g.Plain is not null && suspected(g)).Select(g => g.Plain!).Distinct()
            .ToDictionary(word => word, word => known.Near(word, NearTried));
        var unknown = await AbsentAsync([.. candidates.Values.SelectMany(c => c).Select(c => c.Word).Distinct()], among, known, ct);
        var replaced = new List<ReplacedWord>();
        var groups = asked.Groups.Select(group =>
        {
            if (group.Plain is not { } word || !candidates.TryGetValue(word, out var near)) return group;
            var seen = near.Where(n => !unknown.Contains(n.Word)).ToList();
            var best = seen.Where(n => n.Distance == seen[0].Distance).Take(NearKept).Select(n => n.Word).ToList();
            if (best.Count == 0) return group;
            replaced.Add(new(group.Typed, best, absent.Contains(word)));
            return group with { Alternatives = [.. group.Alternatives.Where(_ => !absent.Contains(word)), .. best.Select(b => new Alternative([b]))] };
        }).ToList();
        return (new(groups, Prefix: null), replaced);
    }

    /// <summary>Words that no entry in scope has. A word that is common everywhere is taken to be here too, because looking would cost more than it tells.</summary>
    private async Task<HashSet<string>> AbsentAsync(IReadOnlyList<string> words, IReadOnlyList<SearchKind> among, KnownWords known, CancellationToken ct)
    {
        var asked = words.Where(w => among.All(k => Math.Min(known.Count(k.Key, w), ScopeCount(known, k)) <= Few * 4)).ToArray();
        if (asked.Length == 0) return [];
        var ofKinds = string.Join(" | ", among.Select(k => $"'#{k.Key}'"));
        await using var command = source.CreateCommand("""
            select w.word from unnest($1::text[], $2::text[]) as w(word, query)
            where not exists (select from app.search_entry e where e.words @@ w.query::tsquery)
            """);
        command.Parameters.Add(new() { Value = asked });
        command.Parameters.Add(new() { Value = asked.Select(w => $"'{w}' & '{_scope}' & ({ofKinds})").ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var absent = new HashSet<string>();
        while (await reader.ReadAsync(ct)) absent.Add(reader.GetString(0));
        return absent;
    }

    private async Task<IReadOnlyList<FoundKind>> FindAsync(SearchQuery query, IReadOnlyList<SearchKind> among, KnownWords known, int most, CancellationToken ct)
    {
        var plans = among.Select(k => Plan(query, k, known, most)).ToList();
        var found = await ReadAsync([.. plans.Select(p => p.First)], ct);
        // The newest had not enough: the index has them, in no order.
        var lacking = plans.Index().Where(p => p.Item.Second is not null && found[p.Index].Count <= most).Select(p => p.Index).ToList();
        if (lacking.Count > 0)
        {
            var second = await ReadAsync([.. lacking.Select(i => plans[i].Second!)], ct);
            foreach (var (place, i) in lacking.Index()) found[i] = second[place];
        }

        return [.. among.Index().Where(k => found[k.Index].Count > 0).Select(k => new FoundKind(k.Item, [.. found[k.Index].Take(most)], found[k.Index].Count > most))];
    }

    /// <summary>
    /// How to look for a kind. Where something of the question is rare: all its entries by the index, then ranked
    /// (Bitmap Heap Scan on search_entry_words_ix). Where all of it is common: backwards through the key, until enough are found
    /// (Index Scan Backward using search_entry_pk); keys are UUIDv7, so that is newest first.
    /// </summary>
    private PlanOfKind Plan(SearchQuery query, SearchKind kind, KnownWords known, int most)
    {
        var conditions = new List<(string Text, long Entries)> { ($"'{_scope}'", ScopeCount(known, kind)) };
        foreach (var (i, group) in query.Groups.Index())
        {
            var prefix = i == query.Groups.Count - 1 ? query.Prefix : null;
            if (prefix is not null && known.CountOfPrefix(prefix) > FewOfPrefix) continue;
            var ofPrefix = prefix is null ? 0 : known.CountOfPrefix(kind.Key, prefix);
            conditions.Add((SearchQuery.GroupText(group, titleOnly: false, prefix), ofPrefix + group.Alternatives.Sum(a => (long)a.Words.Min(w => known.Count(kind.Key, w)))));
        }

        // The lists of common words are long to read; their entries are told apart in the rows that the rare ones leave.
        var rarest = conditions.Min(c => c.Entries);
        var byIndex = $"'#{kind.Key}' & " + string.Join(" & ", conditions.Where(c => c.Entries <= Math.Max(rarest, Few) * 10).Select(c => c.Text));
        if (rarest <= Few) return new(new Statement(query, kind, _scope, most).OfIndex(byIndex, limit: null), null);
        return new(
            new Statement(query, kind, _scope, most).OfNewest(Newest),
            new Statement(query, kind, _scope, most).OfIndex(byIndex, Few));
    }

    private int ScopeCount(KnownWords known, SearchKind kind) => known.Count(kind.Key, _scope);

    private async Task<List<SearchHit>[]> ReadAsync(IReadOnlyList<NpgsqlBatchCommand> commands, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands) batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var found = new List<SearchHit>[commands.Count];
        for (var i = 0; i < commands.Count; i++, await reader.NextResultAsync(ct))
        {
            found[i] = [];
            while (await reader.ReadAsync(ct))
                found[i].Add(new(reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetGuid(1), reader.GetString(2), Text(reader, 3), Text(reader, 4), Text(reader, 5), reader.GetBoolean(6)));
        }

        return found;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private sealed record PlanOfKind(NpgsqlBatchCommand First, NpgsqlBatchCommand? Second);
}

/// <param name="Query">What was looked for in the end.</param>
/// <param name="Replaced">Words that were looked for by their like.</param>
/// <param name="Missing">As typed: words that nothing in scope has, nor anything like them.</param>
public sealed record SearchAnswer(SearchQuery Query, IReadOnlyList<FoundKind> Kinds, IReadOnlyList<ReplacedWord> Replaced, IReadOnlyList<string> Missing)
{
    public Marking Marking => new(Query.Words, Query.Prefix);
}

/// <param name="Absent">Nothing in scope has the word; else it was only widened.</param>
public sealed record ReplacedWord(string Typed, IReadOnlyList<string> By, bool Absent);

public sealed record FoundKind(SearchKind Kind, IReadOnlyList<SearchHit> Hits, bool More);
