using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Tests.Support;
using World = VinhDanh.App.Tests.Figures.FigureWorld;

namespace VinhDanh.App.Tests.Figures;

/// <summary>Every figure counted again otherwise: record by record, by the covered units as the made world writes them down.</summary>
public sealed class FigureRecountTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Of one record a: whose, and how its person stood on the day of the decision.
    private const string Whose = "select a.* from app.achievement a where a.removed_at is null and (a.unit_id = any($1) or (select p.organisation_id from app.person p where p.id = a.person_id) = any($1))";
    private const string InPeriod = "a.decision_date >= $2 and a.decision_date < $3 + 1";
    private const string MaybeInPeriod = "a.decision_date is null and a.year >= date_part('year', $2) - 1 and a.year <= date_part('year', $3)";
    private const string Led = "exists (select from app.position x where x.person_id = a.person_id and x.is_head and a.decision_date >= x.valid_from and a.decision_date <= coalesce(x.valid_to, 'infinity'))";
    private const string Direct = "(select f.is_direct_worker from app.person_facts f where f.person_id = a.person_id)";
    private const string LeftSince = "exists (select from app.position x where x.person_id = a.person_id and not x.is_head and x.valid_to < 'infinity' and a.decision_date >= x.valid_from and a.decision_date <= x.valid_to)";
    private const string Said = "(select s.kind from app.achievement_subject s where s.unit_id = a.unit_id)";
    private const string KindOfUnit = "(select o.kind from app.organisation o where o.id = a.unit_id)";

    private static readonly Dictionary<string, (string Where, string? Part, string? Unknown)> Records = new()
    {
        ["awards.total"] = ("a.kind = 'title'", null, null),
        ["awards.collectives"] = ("a.kind = 'title' and a.person_id is null", null, null),
        ["awards.individuals"] = ("a.kind = 'title' and a.unit_id is null", null, null),
        ["awards.collectives.by-level"] = ("a.kind = 'title' and a.person_id is null", null, null),
        ["awards.individuals.by-level"] = ("a.kind = 'title' and a.unit_id is null", null, null),
        ["awards.collectives.by-basis"] = ("a.kind = 'title' and a.person_id is null", null, null),
        ["awards.individuals.by-basis"] = ("a.kind = 'title' and a.unit_id is null", null, null),
        ["awards.small-collectives"] = ("a.kind = 'title' and a.person_id is null", $"{Said} = 'small_collective' or {Said} is null and {KindOfUnit} = 'division'", $"{Said} is null and {KindOfUnit} in ('office', 'other')"),
        ["awards.without-post"] = ("a.kind = 'title' and a.unit_id is null", $"not {Led} and {Direct}", $"not {Led} and ({Direct} is null or not {Direct} and {LeftSince})"),
        ["works.recognised"] = ("a.kind = 'work'", null, null),
        ["works.by-scope"] = ("a.kind = 'work'", null, null),
        ["discipline.total"] = ("a.kind = 'discipline'", null, null),
        ["discipline.by-form"] = ("a.kind = 'discipline'", null, null),
        ["movements.results"] = ("a.kind = 'movement'", null, null),
        ["clusters.results"] = ("a.kind = 'cluster'", null, null),
    };

    /// <summary>What the lines of a breakdown are, of one record.</summary>
    private static readonly Dictionary<string, string> Lines = new()
    {
        ["awards.collectives.by-level"] = "a.code", ["awards.individuals.by-level"] = "a.code", ["awards.collectives.by-basis"] = "a.basis", ["awards.individuals.by-basis"] = "a.basis",
        ["works.by-scope"] = "case when a.scope is null then '-' else a.scope end", ["discipline.by-form"] = "a.code", ["movements.results"] = "format('%s|%s', a.code, a.holds::text)", ["clusters.results"] = "format('%s|%s', a.code, a.holds::text)",
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_figure_is_what_a_count_of_the_raw_rows_gives_and_its_rows_are_as_many(int seed)
    {
        var world = new World(seed);
        await world.BuildAsync(site, Ct);
        var units = world.Covered.Keys.ToList();
        var (codes, values) = await site.WithAsync(async s =>
        {
            var book = s.GetRequiredService<FigureBook>();
            List<string> all = [.. book.Figures.Select(f => f.Code)];
            return (all, await book.CountManyAsync(units, World.From, World.To, all, Ct));
        });
        var counted = new HashSet<string>();
        foreach (var unit in units)
        {
            var expected = new Dictionary<string, (long Number, long? Whole, long Unknown)>();
            foreach (var (code, count) in await RecordsAsync(world, unit)) expected.Add(code, count);
            foreach (var (code, count) in await PlansAsync(world, unit)) expected.Add(code, count);
            foreach (var (code, count) in await DirectoryAsync(world, unit)) expected.Add(code, count);
            foreach (var code in codes)
            {
                var value = values[unit][code];
                var name = $"{code} of {world.All.Index().Single(u => u.Item == unit).Index}";
                ((long)value.Number, (long?)value.Whole, (long)value.Unknown).ShouldBe(expected[code], name);
                if (value.Number > 0) counted.Add(code);
                if (value.Kind is FigureKind.Breakdown) value.Lines.Sum(l => l.Number).ShouldBe(value.Number, name);
                if (Lines.TryGetValue(code, out var line))
                    foreach (var l in value.Lines)
                        (await CountAsync($"select count(*) from ({Whose}) a where {Records[code].Where} and {InPeriod} and {line} = $4", world.Covered[unit], l.Key)).ShouldBe((long)l.Number, $"{name}, {l.Key}");
                await RowsAsMany(unit, value, name);
            }
        }
        // A world in which a figure is nought everywhere shows nothing of it.
        codes.Except(counted).ShouldBe(["staff.unit", "staff.below"], ignoreOrder: true);
    }

    /// <summary>As many rows as the value says, in pages without gaps or doubles, of each part and each line.</summary>
    private async Task RowsAsMany(Guid unit, FigureValue value, string name)
    {
        List<(FigureSlice Slice, decimal Many)> slices = [(new(Size: 7), value.Whole ?? value.Number), (new(FigurePart.Unknown, Size: 7), value.Unknown), .. value.Lines.Select(l => (new FigureSlice(Key: l.Key, Size: 7), l.Number))];
        if (value.Whole is not null) slices.Add((new(FigurePart.Part, Size: 7), value.Number));
        foreach (var (slice, many) in slices)
        {
            var seen = new List<CountedRow>();
            for (var page = 1; page == 1 || seen.Count < many; page++)
            {
                var rows = await site.WithAsync(s => s.GetRequiredService<FigureBook>().RowsAsync(value.Code, unit, World.From, World.To, slice with { Page = page }, Ct));
                rows.Total.ShouldBe((long)many, name);
                rows.Rows.ShouldAllBe(r => r.Record.Cells.Count == rows.Columns.Count);
                seen.AddRange(rows.Rows);
                if (rows.Rows.Count == 0) break;
            }
            seen.Select(r => r.Id).Distinct().Count().ShouldBe((int)many, name);
            if (value.Whole is not null && slice.Part is FigurePart.Counted) (seen.Count(r => r.Mark is FigureMark.Counted), seen.Count(r => r.Mark is FigureMark.Unknown)).ShouldBe(((int)value.Number, (int)value.Unknown), name);
        }
    }

    private async Task<Dictionary<string, (long, long?, long)>> RecordsAsync(World world, Guid unit)
    {
        var found = new Dictionary<string, (long, long?, long)>();
        foreach (var (code, (where, part, unknown)) in Records)
        {
            var whole = await CountAsync($"select count(*) from ({Whose}) a where {where} and {InPeriod}", world.Covered[unit]);
            found[code] = part is null
                ? (whole, null, await CountAsync($"select count(*) from ({Whose}) a where {where} and {MaybeInPeriod}", world.Covered[unit]))
                : (await CountAsync($"select count(*) from ({Whose}) a where {where} and {InPeriod} and ({part})", world.Covered[unit]), whole,
                    await CountAsync($"select count(*) from ({Whose}) a where {where} and {InPeriod} and ({unknown})", world.Covered[unit]));
        }
        return found;
    }

    /// <summary>Plans and documents are few: they are read as they are and judged by the rules written in C#.</summary>
    private Task<Dictionary<string, (long, long?, long)>> PlansAsync(World world, Guid unit) => site.WithDbAsync(async db =>
    {
        var own = world.Own[unit];
        var today = site.Clock.Today();
        bool In(DateOnly? day) => day is { } d && d >= World.From && d <= World.To;
        var documents = (await db.RegisteredDocuments.Where(d => own.Contains(d.OrganisationId)).ToListAsync(Ct)).Count(d => d.Directing && d.CancelledAt is null && In(d.IssuedOn));
        var programmes = await db.Programmes.ToDictionaryAsync(p => p.Id, Ct);
        var ours = programmes.Values.Where(p => own.Contains(p.OrganisationId)).ToList();
        bool Year(Programme p) => p.Year >= World.From.Year && p.Year <= World.To.Year;
        var tasks = (await db.Tasks.AsNoTracking().ToListAsync(Ct)).Where(t => t.WithdrawnOn is null).ToDictionary(t => t.Id);
        var mine = tasks.Values.Where(t => own.Contains(t.OrganisationId)).ToList();
        var inPeriod = mine.Where(t => In(t.DueOn ?? t.CompletedOn)).ToList();
        long State(params TaskState[] states) => inPeriod.Count(t => states.Contains(t.StateOn(today)));
        var deliverables = await db.Deliverables.ToDictionaryAsync(d => d.Id, Ct);
        var parts = (await db.Assignments.Where(a => a.OrganisationId != null && own.Contains(a.OrganisationId.Value)).ToListAsync(Ct)).Where(a => tasks.ContainsKey(a.TaskId)).Select(a =>
        {
            var programme = programmes[tasks[a.TaskId].ProgrammeId];
            var rules = new FactRules(programme.NamedDayCounts, programme.DecidingDate);
            var d = deliverables[a.DeliverableId];
            return (Last: TaskFacts.LastDayOf(rules, tasks[a.TaskId].DeadlineKind, d.DueOn, d.ExtendedTo), Day: TaskFacts.DecidingDayOf(rules, new(a.State, a.SentOn, a.ReceivedOn)));
        }).Where(p => In(p.Last)).ToList();
        return new Dictionary<string, (long, long?, long)>
        {
            ["documents.directing"] = (documents, null, 0),
            ["documents.directing.by-type"] = (documents, null, 0),
            ["programmes.issued"] = (ours.Count(p => In(p.IssuedOn)), null, ours.Count(p => p.IssuedOn is null && Year(p))),
            ["tasks.total"] = (inPeriod.Count, null, mine.Count(t => t.DueOn is null && t.CompletedOn is null && Year(programmes[t.ProgrammeId]))),
            ["tasks.done"] = (State(TaskState.DoneOnTime, TaskState.DoneLate), null, 0),
            ["tasks.done-late"] = (State(TaskState.DoneLate), null, 0),
            ["tasks.overdue"] = (State(TaskState.Late), null, 0),
            ["tasks.on-time"] = (State(TaskState.DoneOnTime), inPeriod.Count, 0),
            ["reports.due"] = (parts.Count, null, 0),
            ["reports.late"] = (parts.Count(p => p.Day > p.Last), null, 0),
            ["reports.owed"] = (parts.Count(p => p.Day is null && p.Last < today), null, 0),
            ["reports.on-time"] = (parts.Count(p => p.Day <= p.Last), parts.Count, 0),
        };
    });

    private Task<Dictionary<string, (long, long?, long)>> DirectoryAsync(World world, Guid unit) => site.WithDbAsync(async db =>
    {
        var (own, covered) = (world.Own[unit], world.Covered[unit]);
        var below = await db.Organisations.CountAsync(o => covered.Contains(o.Id) && !own.Contains(o.Id) && (o.ValidTo == null || o.ValidTo > World.To), Ct);
        var years = await db.Clusters.Where(k => k.Year == World.From.Year).ToListAsync(Ct);
        var ids = years.ConvertAll(k => k.Id);
        return new Dictionary<string, (long, long?, long)>
        {
            ["units.below"] = (below, null, 0),
            ["units.by-kind"] = (below, null, 0),
            ["clusters.joined"] = (await db.ClusterMembers.CountAsync(m => ids.Contains(m.ClusterId) && own.Contains(m.OrganisationId), Ct), null, 0),
            ["clusters.organised"] = (years.Count(k => own.Contains(k.OrganisationId)), null, 0),
            // Nobody but the world's administrator has an account.
            ["staff.unit"] = (0, null, 0),
            ["staff.below"] = (0, null, 0),
        };
    });

    private async Task<long> CountAsync(string sql, Guid[] units, params string[] more)
    {
        await using var source = NpgsqlDataSource.Create(site.Database.AppConnectionString);
        await using var command = source.CreateCommand(sql);
        foreach (var value in (object[])[units, World.From, World.To, .. more]) command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
