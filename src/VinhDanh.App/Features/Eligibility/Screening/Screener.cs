using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Achievements.Digests;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.Law.Bulk;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Eligibility.Screening;

/// <summary>Judges everybody under a place in the tree for every award: nobody is forgotten.</summary>
public sealed class Screener(AppDb db, RecordDigests digests, RecordBook book, LawShelf law, TimeProvider time)
{
    private const int Batch = 4_000;

    /// <param name="path">The place in the tree (ltree); everybody at or below it is judged.</param>
    /// <param name="year">Year of achievement.</param>
    public async Task<Board> RunAsync(string path, Regime regime, int year, CancellationToken ct)
    {
        await digests.RefreshAsync(ct);
        var compiled = new Readings(regime, new("", year) { IsScreening = true });
        var usual = compiled.For(new Dictionary<string, bool>());
        var readings = await ReadingsAsync(compiled, ct);
        var proposed = await ProposedAsync(year, ct);
        var awards = regime.Awards.Values.ToList();
        var found = new ConcurrentBag<List<Find>>();
        var judged = await UnitsAsync(path, year, compiled, found, proposed, ct);

        var rows = Channel.CreateUnbounded<List<(Guid Person, Guid Unit, byte[] Bytes)>>();
        var reading = ReadAsync(path, rows.Writer, ct);
        var workers = Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, 4)).Select(_ => Task.Run(async () =>
        {
            var bench = new Bench(law.Codes, year, proposed);
            await foreach (var batch in rows.Reader.ReadAllAsync(ct))
            {
                List<Find> mine = [];
                foreach (var (person, unit, bytes) in batch) bench.Judge(readings.GetValueOrDefault(person) ?? usual, person, unit, bytes, mine);
                found.Add(mine);
            }
        }, ct)).ToList();
        await Task.WhenAll([reading, .. workers]);
        judged += await reading;

        return new(regime, year, time.GetUtcNow(), awards, Ordered([.. found], awards), judged);
    }

    /// <summary>By standing, then highest award first, then owner: first into heaps, so that millions are never compared with one another.</summary>
    private static Find[] Ordered(IReadOnlyList<List<Find>> found, List<Award> awards)
    {
        var place = new int[awards.Count];
        foreach (var (i, award) in awards.Select((a, n) => (Rank: a.Rank ?? int.MinValue, Number: n)).OrderByDescending(a => a.Rank).ThenBy(a => a.Number).Index()) place[award.Number] = i;
        var starts = new int[Enum.GetValues<Standing>().Length * awards.Count + 1];
        foreach (var find in found.SelectMany(f => f)) starts[Heap(find) + 1]++;
        for (var heap = 1; heap < starts.Length; heap++) starts[heap] += starts[heap - 1];
        var (next, all) = ((int[])starts.Clone(), new Find[starts[^1]]);
        foreach (var find in found.SelectMany(f => f)) all[next[Heap(find)]++] = find;
        Parallel.For(0, starts.Length - 1, heap => all.AsSpan(starts[heap]..starts[heap + 1]).Sort((x, y) => x.Owner.CompareTo(y.Owner) is var order and not 0 ? order : x.Subject.CompareTo(y.Subject)));
        return all;

        int Heap(Find find) => (int)find.Standing * awards.Count + place[find.Award];
    }

    private async Task<int> ReadAsync(string path, ChannelWriter<List<(Guid, Guid, byte[])>> to, CancellationToken ct)
    {
        var (count, batch) = (0, new List<(Guid, Guid, byte[])>(Batch));
        try
        {
            await digests.ReadAsync(path, (person, unit, bytes) =>
            {
                count++;
                batch.Add((person, unit, bytes));
                if (batch.Count < Batch) return;
                to.TryWrite(batch);
                batch = new(Batch);
            }, ct);
            to.TryWrite(batch);
        }
        finally
        {
            to.TryComplete();
        }
        return count;
    }

    /// <summary>Collectives: few enough to be read as they are, with what their forerunners left.</summary>
    private async Task<int> UnitsAsync(string path, int year, Readings compiled, ConcurrentBag<List<Find>> found, HashSet<(Guid, string)> proposed, CancellationToken ct)
    {
        LTree under = path;
        var today = time.Today();
        var units = await (from o in db.Organisations
                           where o.Path.IsDescendantOf(under) && o.MergedIntoId == null && (o.ValidTo == null || o.ValidTo >= today)
                               && (db.Achievements.Any(e => e.UnitId == o.Id && e.RemovedAt == null) || db.OrganisationSuccessions.Any(s => s.ToId == o.Id && s.InheritsHistory != Directory.HistoryInheritance.No && db.Achievements.Any(e => e.UnitId == s.FromId && e.RemovedAt == null)))
                           select o.Id).ToListAsync(ct);
        var bench = new Bench(law.Codes, year, proposed);
        List<Find> mine = [];
        foreach (var record in await book.RecordsAsync([], units, ct))
            bench.Judge(compiled.For(record.Chosen), record.Subject.Id, record.Subject.OwnerId, PackedHistory.Write(law.Codes, record.History(law, withRows: false)), mine, isUnit: true);
        found.Add(mine);
        return units.Count;
    }

    /// <summary>For whom a disputed text is read otherwise.</summary>
    private async Task<Dictionary<Guid, CompiledRegime>> ReadingsAsync(Readings compiled, CancellationToken ct)
    {
        var chosen = await db.AchievementReadings.AsNoTracking().Where(r => r.PersonId != null && r.EndedAt == null).Select(r => new { r.PersonId, r.Reading, r.Choice }).ToListAsync(ct);
        return chosen.GroupBy(r => r.PersonId!.Value).ToDictionary(g => g.Key, g => compiled.For(g.ToDictionary(r => r.Reading, r => r.Choice, StringComparer.Ordinal)));
    }

    private async Task<HashSet<(Guid, string)>> ProposedAsync(int year, CancellationToken ct) =>
        [.. (await (from m in db.ProposalListMembers
                    join l in db.ProposalLists on m.ListId equals l.Id
                    where m.RemovedAt == null && l.Year == year
                    select new { Id = m.PersonId ?? m.UnitId!.Value, l.Award }).ToListAsync(ct)).Select(p => (p.Id, p.Award))];

    /// <summary>The regime compiled once for each set of readings, however many records chose the same: a thousand collectives are not a thousand compilations.</summary>
    private sealed class Readings(Regime regime, Proposal question)
    {
        private readonly Dictionary<string, CompiledRegime> _made = new(StringComparer.Ordinal);

        public CompiledRegime For(IReadOnlyDictionary<string, bool> chosen)
        {
            var key = string.Join(';', chosen.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
            if (!_made.TryGetValue(key, out var made)) _made[key] = made = new(regime, question with { Readings = chosen });
            return made;
        }
    }

    /// <summary>One worker's place: a history to fill again and again.</summary>
    private sealed class Bench(PackedCodes codes, int year, HashSet<(Guid, string)> proposed)
    {
        private readonly Dictionary<CompiledRegime, (CompiledRegime.Unpacking Unpacking, CompactHistory History)> _places = [];

        public void Judge(CompiledRegime compiled, Guid subject, Guid owner, byte[] bytes, List<Find> found, bool isUnit = false)
        {
            if (!_places.TryGetValue(compiled, out var place)) _places[compiled] = place = (compiled.UnpackingOf(codes), compiled.NewHistory());
            var history = place.History;
            place.Unpacking.Read(history, bytes);
            Span<bool> open = stackalloc bool[compiled.Awards];
            for (var award = 0; award < compiled.Awards; award++)
            {
                var outcome = compiled.Judge(award, history, year);
                if (outcome is Outcome.NotASubject or Outcome.OnHold || compiled.IsHeld(award, history, year)) continue;
                if (outcome is Outcome.Eligible)
                {
                    if (!proposed.Contains((subject, compiled.AwardOf(award).Code))) found.Add(new(subject, isUnit, owner, (short)award, Standing.Now));
                    continue;
                }
                if (compiled.Missing(award, history, year) == 1) found.Add(new(subject, isUnit, owner, (short)award, Standing.OneShort));
                // Yearly titles come round again anyway.
                open[award] = !compiled.AwardOf(award).Yearly;
            }
            compiled.PlayNextYear(history, year);
            for (var award = 0; award < compiled.Awards; award++)
            {
                if (open[award] && compiled.Judge(award, history, year + 1) is Outcome.Eligible) found.Add(new(subject, isUnit, owner, (short)award, Standing.NextYear));
            }
        }
    }
}
