using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Search;

/// <summary>Counts the words of all entries, and remembers the last count on this node.</summary>
public sealed class WordCounts(NpgsqlDataSource source, IMemoryCache cache, TimeProvider time)
{
    /// <summary>A word with a digit is remembered only where looking for it would be long.</summary>
    private const int CommonFrom = 500;

    /// <summary>Words that stand somewhere once by a slip are many; more than that would fill memory for nothing.</summary>
    private const int MostWords = 200_000;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    public async Task<KnownWords> CurrentAsync(CancellationToken ct)
    {
        if (cache.TryGetValue(typeof(WordCounts), out Remembered? last) && time.GetUtcNow() - last!.LookedAt < LookAgain) return last.Words;
        await using var command = source.CreateCommand("select max(counted_at) from app.search_count");
        var counted = await command.ExecuteScalarAsync(ct) as DateTime?;
        var words = last is not null && last.CountedAt == counted ? last.Words : await LoadAsync(ct);
        cache.Set(typeof(WordCounts), new Remembered(words, counted, time.GetUtcNow()));
        return words;
    }

    /// <summary>Counts anew and puts the result in place of the last; running it again changes nothing.</summary>
    public async Task CountAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection, transaction) { Timeout = 0 };
        batch.BatchCommands.Add(new($"select pg_advisory_xact_lock({AdvisoryLocks.SearchCount})")); // nodes that count at once would meet in every row
        batch.BatchCommands.Add(new("delete from app.search_word"));
        batch.BatchCommands.Add(new($$"""
            insert into app.search_word (kind, word, entries)
            select k.kind, w.word, w.ndoc
            from (select distinct kind from app.search_entry) k
            cross join lateral ts_stat(format('select words from app.search_entry where kind = %L', k.kind)) w
            where w.word like '#%' or w.word ~ '^[a-z]{2,30}$' or w.ndoc >= {{CommonFrom}}
            """));
        batch.BatchCommands.Add(new("delete from app.search_count"));
        batch.BatchCommands.Add(new("insert into app.search_count (counted_at) values ($1)") { Parameters = { new() { Value = time.GetUtcNow() } } });
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        cache.Remove(typeof(WordCounts));
    }

    private async Task<KnownWords> LoadAsync(CancellationToken ct)
    {
        var words = await source.ReadAsync($"select kind, word, entries from app.search_word order by entries desc limit {MostWords}", [], async (reader, token) =>
        {
            var rows = new List<(string, string, int)>();
            while (await reader.ReadAsync(token)) rows.Add((reader.GetString(0), reader.GetString(1), reader.GetInt32(2)));
            return rows;
        }, ct);
        return new(words);
    }

    private sealed record Remembered(KnownWords Words, DateTime? CountedAt, DateTimeOffset LookedAt);
}
