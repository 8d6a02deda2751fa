using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Platform.Search;

/// <summary>What a search reads, as PostgreSQL itself reports of each statement; no clock is asked.</summary>
[Trait("Speed", "Slow")]
public sealed class SearchCostTests(Site site, PostgresCluster cluster) : IClassFixture<Site>, IAsyncLifetime
{
    private const int Tasks = 60_000;

    private readonly List<JsonElement> _plans = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (await site.Database.AppConnectionString.ScalarAsync<long>("select count(*) from app.search_entry", Ct) > 0) return;
        // A third has the same text, each word of a title is in one of three to eleven tasks, all of them together in one of 2640; wards have one of 19 each.
        await site.Database.OwnerConnectionString.ExecuteAsync($"""
            insert into app.search_entry (kind, id, title, body, ended, words)
            select 'task', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, title, body, false,
                   app.search_words(title, null, body) || array_to_tsvector(array['#task'] || app.search_scope((replace('{Province}', '-', '') || '.' || replace(('{Ward}' || lpad(to_hex(n % 19), 12, '0')), '-', ''))::ltree))
            from (select n, (array['Kiểm tra', 'Tổ chức', 'Báo cáo'])[1 + n % 3] || ' ' || (array['hồ sơ', 'hội nghị', 'đề án', 'quy chế', 'văn bản', 'danh sách', 'phong trào', 'kế hoạch'])[1 + n / 3 % 8]
                         || ' ' || (array['bảo hiểm y tế', 'thi đua', 'nông thôn mới', 'cải cách', 'chuyển đổi số', 'học tập', 'chữa cháy', 'tiết kiệm', 'việc tốt', 'xóa nhà tạm', 'đột xuất'])[1 + n / 24 % 11] || ' năm ' || 2020 + n / 264 % 10 as title,
                         case when n % 3 = 0 then 'Cơ quan thường trực hội đồng' end as body
                  from generate_series(1, {Tasks}) n) x
            """, Ct);
        await site.Database.OwnerConnectionString.ExecuteAsync("analyze app.search_entry", Ct);
        await site.Services.GetRequiredService<WordCounts>().CountAsync(Ct);
    }

    private const string Province = "01900000-0000-7000-8001-000000000001", Ward = "01900000-0000-7000-8002-";

    [Fact]
    public async Task Words_that_are_rare_only_together_are_not_looked_for_in_all_that_have_one_of_them()
    {
        var (answer, rows) = await AskAsync(Province, "kiem tra ho so bao hiem y te nam 2024");

        answer.Kinds.Single().ShouldSatisfyAllConditions(k => k.Hits.Count.ShouldBe(20), k => k.Hits.ShouldAllBe(h => h.Title == "Kiểm tra hồ sơ bảo hiểm y tế năm 2024"));
        rows.ShouldBeLessThan(2 * 1500 + 100); // two looks at the newest, and from the index hardly more than what is shown
    }

    [Fact]
    public async Task Common_words_are_found_among_the_newest()
    {
        var (answer, rows) = await AskAsync(Province, "kiem tra ho so");

        var oldest = Guid.Parse($"01900000-0000-7000-8000-{Tasks - 60 * 24:x12}");
        answer.Kinds.Single().Hits.ShouldAllBe(h => string.CompareOrdinal(h.Id.ToString(), oldest.ToString()) >= 0);
        answer.Kinds.Single().More.ShouldBeTrue();
        rows.ShouldBeLessThan(1500 + 60 * 24 + 100);
    }

    [Fact]
    public async Task A_part_of_the_tree_is_a_condition_of_the_index()
    {
        var (answer, rows) = await AskAsync(Ward + "000000000003", "kiem tra ho so");

        answer.Kinds.Single().Hits.Count.ShouldBe(20);
        rows.ShouldBeLessThan(Tasks / 19); // less than all of the ward
    }

    [Fact]
    public async Task A_word_that_is_nowhere_is_told_from_the_index()
    {
        foreach (var place in (string[])[Province, Ward + "000000000003"])
        {
            var (answer, rows) = await AskAsync(place, "zzzz khongtu kiem");
            answer.Kinds.ShouldBeEmpty();
            answer.Missing.ShouldBe(["zzzz", "khongtu"]);
            rows.ShouldBeLessThan(200);
        }
    }

    [Fact]
    public async Task The_reports_would_tell_of_a_table_read_from_end_to_end()
    {
        await using var source = Watched();
        await using var command = source.CreateCommand("select count(*) from app.search_entry where title like '%xyz%'");
        await command.ExecuteScalarAsync(Ct);
        _plans.SelectMany(Nodes).Sum(RowsOf).ShouldBe(Tasks);
    }

    /// <returns>What was found, and how many rows of the entries were looked at for it.</returns>
    private async Task<(SearchAnswer Answer, double Rows)> AskAsync(string place, string text)
    {
        await using var source = Watched();
        var organisation = Guid.Parse(place);
        var actor = new Actor();
        actor.SignIn(Guid.CreateVersion7(), null, "Người hỏi", [new(Guid.CreateVersion7(), Role.StandingAgencyOfficer, organisation, "Nơi hỏi", new Microsoft.EntityFrameworkCore.LTree(organisation.ToString("N")))], null);
        var searcher = new Searcher(source, actor, site.Services.GetRequiredService<WordCounts>(), site.Services.GetServices<SearchKind>().Where(k => k.Key == "task"));
        _plans.Clear();
        var answer = await searcher.AskAsync(text, null, 20, Ct);
        // The first statements of a connection ask for PostgreSQL's own types.
        var nodes = _plans.Select(p => Nodes(p).ToList()).Where(p => p.Any(IsOfEntries)).SelectMany(p => p).ToList();
        nodes.ShouldNotBeEmpty();
        nodes.Select(n => n.GetProperty("Node Type").GetString()!).ShouldAllBe(type => type != "Seq Scan" && !type.StartsWith("Gather"));
        return (answer, nodes.Sum(RowsOf));
    }

    /// <summary>Connections whose statements PostgreSQL explains after it has run them.</summary>
    private NpgsqlDataSource Watched()
    {
        var settings = new NpgsqlConnectionStringBuilder(cluster.Postgres.SuperUserConnectionString)
        {
            Database = site.Database.Name,
            Pooling = false,
            Options = "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_analyze=on -c auto_explain.log_timing=off "
                + "-c auto_explain.log_format=json -c auto_explain.log_level=notice",
        };
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UseLoggerFactory(LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(new Reports(_plans))));
        return builder.Build();
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement plan) =>
        plan.TryGetProperty("Plans", out var inner) ? inner.EnumerateArray().SelectMany(Nodes).Prepend(plan) : [plan];

    private static bool IsOfEntries(JsonElement node) => node.TryGetProperty("Relation Name", out var relation) && relation.GetString() == "search_entry";

    private static double RowsOf(JsonElement node)
    {
        if (!IsOfEntries(node)) return 0;
        double Of(string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
        return (Of("Actual Rows") + Of("Rows Removed by Filter") + Of("Rows Removed by Index Recheck")) * Of("Actual Loops");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Npgsql logs what the server tells beside its answers; plans come so.</summary>
    private sealed class Reports(List<JsonElement> plans) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (state is not IEnumerable<KeyValuePair<string, object?>> values || values.FirstOrDefault(v => v.Key == "NoticeText").Value is not string text) return;
            if (text.IndexOf('{') is > 0 and var at) plans.Add(JsonDocument.Parse(text[at..]).RootElement.GetProperty("Plan").Clone());
        }

        public void Dispose()
        {
        }
    }
}
