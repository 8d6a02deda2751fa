using System.Globalization;
using Npgsql;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Search;

/// <summary>Looks through all entries that the actor may see. Bounded: no question reads more than some ten thousand entries of a kind.</summary>
public sealed class Searcher(NpgsqlDataSource source, Actor actor, WordCounts counts, IEnumerable<SearchKind> kinds)
{
    /// <summary>Near words tried, and kept, for a mistyped one.</summary>
    private const int NearTried = 8, NearKept = 3;

    /// <summary>Reading the list of a word in more entries takes longer than looking at some rows.</summary>
    private const int CommonFrom = 100_000;

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
        string[] words = [.. asked.Groups.Where(g => g.Plain is not null).Select(g => g.Plain!).Distinct()];
        // A word that was nowhere at the last count is looked for by itself: without it, nothing has all of them.
        var unknown = asked.Prefix is null ? asked.Groups : asked.Groups.Take(asked.Groups.Count - 1);
        var isNowhere = (await AbsentAsync([.. unknown.Select(g => g.Plain).OfType<string>().Where(w => known.Count(w) == 0).Distinct()], among, known, ct)).Count > 0;
        var found = isNowhere ? [] : await FindAsync(asked, among, known, most, ct);
        if (found.Count > 0) return new(asked, found, [], []);

        // Nothing: a word may be mistyped. First those that nothing in scope has; then each, for most slips make another word.
        var absent = await AbsentAsync(words, among, known, ct);
        foreach (var suspected in (Func<WordGroup, bool>[])[g => absent.Contains(g.Plain!), .. absent.Count < words.Length ? [g => true] : (Func<WordGroup, bool>[])[]])
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
        var seen = await SeenAsync([.. candidates.SelectMany(c => c.Value.Select(n => (c.Key, n.Word)))], NearKept, among, known, ct);
        var replaced = new List<ReplacedWord>();
        var groups = asked.Groups.Select(group =>
        {
            if (group.Plain is not { } word || !candidates.TryGetValue(word, out var near)) return group;
            var kept = near.Where(n => seen.Contains((word, n.Word))).ToList();
            var best = kept.Where(n => n.Distance == kept[0].Distance).Select(n => n.Word).ToList();
            if (best.Count == 0) return group;
            replaced.Add(new(group.Typed, best, absent.Contains(word)));
            return group with { Alternatives = [.. group.Alternatives.Where(_ => !absent.Contains(word)), .. best.Select(b => new Alternative([b]))] };
        }).ToList();
        return (new(groups, Prefix: null), replaced);
    }

    /// <summary>Words that no entry in scope has.</summary>
    private async Task<HashSet<string>> AbsentAsync(IReadOnlyList<string> words, IReadOnlyList<SearchKind> among, KnownWords known, CancellationToken ct)
    {
        var seen = await SeenAsync([.. words.Select(w => (w, w))], 1, among, known, ct);
        return [.. words.Where(w => !seen.Contains((w, w)))];
    }

    /// <summary>
    /// Words that stand in an entry in scope, the first of each group. A word that is common everywhere is taken to be here too, because looking would
    /// cost more than it tells.
    /// </summary>
    private async Task<HashSet<(string Group, string Word)>> SeenAsync(
        IReadOnlyList<(string Group, string Word)> words, int mostOfGroup, IReadOnlyList<SearchKind> among, KnownWords known, CancellationToken ct)
    {
        if (words.Count == 0) return [];
        var ofKinds = string.Join(" | ", among.Select(k => $"'#{k.Key}'"));
        // The lists of the kinds are the longest of all; where most entries are of these kinds, a row tells sooner.
        var inIndex = among.Sum(k => known.EntriesOf(k.Key)) * 2 < known.Entries ? $" & ({ofKinds})" : "";
        bool IsLookedFor(string word) => among.All(k => Math.Min(known.Count(k.Key, word), ScopeCount(known, k)) <= Way.Few * 4);
        // A word that is common elsewhere stands in one of the first rows here too, or the part of the tree is small.
        string InIndex(string word) => (known.Count(word) > CommonFrom ? "" : $"'{word}' & ") + $"'{_scope}'{inIndex}";
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new(Statement.Bounds));
        // In order, and no further than is asked for.
        batch.BatchCommands.Add(new("""
            select g.name, w.word
            from (select distinct name from unnest($1::text[]) as name) g
            cross join lateral (
                select o.word from (
                    select x.* from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as x(name, word, condition, test, place)
                    where x.name = g.name order by x.place offset 0) o
                where o.condition is null or exists (select from app.search_entry e where e.words @@ o.condition::tsquery and ts_match_vq(e.words, o.test::tsquery))
                limit $5) w
            """)
        {
            Parameters =
            {
                new() { Value = words.Select(w => w.Group).ToArray() },
                new() { Value = words.Select(w => w.Word).ToArray() },
                new() { Value = words.Select(w => IsLookedFor(w.Word) ? InIndex(w.Word) : null).ToArray() },
                new() { Value = words.Select(w => $"'{w.Word}' & ({ofKinds})").ToArray() },
                new() { Value = mostOfGroup },
            },
        });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        var seen = new HashSet<(string, string)>();
        while (await reader.ReadAsync(ct)) seen.Add((reader.GetString(0), reader.GetString(1)));
        return seen;
    }

    private async Task<IReadOnlyList<FoundKind>> FindAsync(SearchQuery query, IReadOnlyList<SearchKind> among, KnownWords known, int most, CancellationToken ct)
    {
        var ways = among.Select(k => new Way(query, k, _scope, known, most)).ToList();
        await using var connection = await source.OpenConnectionAsync(ct);
        for (var open = ways.ToList(); open.Count > 0; open.RemoveAll(w => w.IsDone))
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new(Statement.Bounds));
            foreach (var way in open) batch.BatchCommands.Add(way.Statement());
            await using var reader = await batch.ExecuteReaderAsync(ct);
            foreach (var way in open)
            {
                await reader.NextResultAsync(ct);
                await way.ReadAsync(reader, ct);
            }
        }

        return [.. among.Zip(ways).Where(f => f.Second.Hits.Count > 0).Select(f => new FoundKind(f.First, [.. f.Second.Hits.Take(most)], f.Second.Hits.Count > most))];
    }

    private int ScopeCount(KnownWords known, SearchKind kind) => known.Count(kind.Key, _scope);
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
