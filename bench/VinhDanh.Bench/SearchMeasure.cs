using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using VinhDanh.App.Platform.Search;

namespace VinhDanh.Bench;

/// <summary>The search page over a million entries: how long the serving process takes from a request to the last byte of its answer.</summary>
internal static class SearchMeasure
{
    private const int WarmUps = 2, Rounds = 30;

    /// <summary>Every sort of question, in turns. {0} is another number each time, so that not every answer is one that was just given.</summary>
    private static readonly string[] Questions =
    [
        "thi đua", "khen thuong", "báo cáo kết quả", "t", "kế hoạch năm 2025", "phong trao thi dua", "truong tieu", "nguyen van", // common words
        "{0}", "nội dung số {0}", "Trường Tiểu học số {0}", "trinh ky hoi nghi nong thon moi", "kiem tra ho so bao hiem y te", "phuong so 17", // rare ones, and common ones rare together
        "phogn trao", "khen thuongw", "chuyeen doi so", "nguowi tot", "khong co tuf nay", // mistyped, or nowhere
        "NTVT", "người tốt việc tốt", "CSTĐCS", "tổ chức hội nghị TĐKT", // short forms
    ];

    public static async Task<IReadOnlyList<Result>> AllAsync(Ground ground, int entries, CancellationToken ct)
    {
        await FillAsync(ground, entries, ct);
        var results = new List<Result>();
        var all = new List<double>();
        foreach (var (place, organisation) in (IEnumerable<(string, int)>)[("a whole province", 1), ("a ward", 5), ("a school", 5005)])
        {
            await ground.ExecuteAsync($"update app.role_assignment set organisation_id = '01900000-0000-7000-8001-{organisation:x12}'", ct);
            var times = await AskAsync(ground, ct);
            all.AddRange(times.SelectMany(t => t.Value));
            results.Add(Result.Only($"search in {place}, middle of server time", Share([.. times.SelectMany(t => t.Value)], 0.5), "ms"));
            var (slowest, most) = times.Select(t => (t.Key, Share(t.Value, 0.95))).MaxBy(t => t.Item2);
            results.Add(Result.Only($"  slowest question there (95 of 100): {slowest}", most, "ms"));
        }

        results.Insert(0, Result.AtMost($"search over {entries} tasks, server time of 99 in 100 questions", Share(all, 0.99), 50, "ms"));
        return results;
    }

    private static async Task<Dictionary<string, List<double>>> AskAsync(Ground ground, CancellationToken ct)
    {
        await using var page = await Child.SelfAsync(ct, "page", ground.App, ground.Files);
        using var officer = await Visitor.SignedInAsync(page.Address, "", ct);
        var times = Questions.ToDictionary(q => q, _ => new List<double>());
        for (var round = -WarmUps; round < Rounds; round++)
            foreach (var question in Questions)
            {
                var text = string.Format(CultureInfo.InvariantCulture, question, 4242 + Math.Abs(round) * 7919 % 15_000);
                await officer.GetAsync("/search?q=" + Uri.EscapeDataString(text), ct);
                var taken = double.Parse(System.Text.Encoding.ASCII.GetString(await officer.GetAsync(RequestTimes.Path, ct)), CultureInfo.InvariantCulture);
                if (round >= 0) times[question].Add(taken);
            }

        return times;
    }

    private static double Share(List<double> times, double share) => times.Order().ElementAt((int)Math.Ceiling(times.Count * share) - 1);

    /// <summary>Entries of their own, with more words than the tasks of the other measurements have.</summary>
    private static async Task FillAsync(Ground ground, int tasks, CancellationToken ct)
    {
        await ground.ExecuteAsync("drop index app.search_entry_words_ix", ct);
        await ground.ExecuteAsync("""
            insert into app.search_entry (kind, id, within_kind, within_id, title, detail, body, ended, words)
            select kind, id, within_kind, within_id, title, detail, body, ended, words from app.search_source where kind in ('organisation', 'programme')
            """, ct);
        await ground.ExecuteAsync(Insert("person", Filling.Organisations * 3, """
            (array['Nguyễn Văn', 'Trần Thị', 'Lê Hoàng', 'Phạm Minh', 'Đặng Thị Kim', 'Vũ Đức'])[1 + n % 6] || ' ' || (array['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh'])[1 + n / 6 % 7]
            """, "null::text"), ct);
        await ground.ExecuteAsync(Insert("task", tasks, """
            (array['Tham mưu triển khai', 'Xây dựng', 'Tổ chức', 'Đôn đốc', 'Kiểm tra', 'Tổng hợp', 'Báo cáo', 'Sơ kết', 'Hoàn thiện', 'Trình ký'])[1 + n % 10] || ' ' ||
            (array['kế hoạch', 'văn bản', 'hồ sơ', 'quy chế', 'hội nghị', 'phong trào', 'đề án', 'danh sách'])[1 + n / 10 % 8] || ' ' ||
            (array['thi đua yêu nước', 'khen thưởng đột xuất', 'người tốt, việc tốt', 'chuyển đổi số', 'xây dựng nông thôn mới', 'chiến sĩ thi đua cơ sở', 'bảo hiểm y tế',
                   'phòng cháy, chữa cháy', 'cải cách hành chính', 'xóa nhà tạm, nhà dột nát', 'học tập suốt đời'])[1 + n / 80 % 11] || ' năm ' || 2020 + n / 900 % 7 || ', nội dung số ' || n
            """, "case when n % 3 = 0 then 'Báo cáo kết quả về Cơ quan Thường trực Hội đồng Thi đua - Khen thưởng' end"), ct);
        await ground.ExecuteAsync("create index search_entry_words_ix on app.search_entry using gin (words) with (fastupdate = off)", ct);
        await ground.ExecuteAsync("vacuum analyze app.search_entry", ct);
        await using var source = NpgsqlDataSource.Create(ground.Super);
        using var memory = new MemoryCache(new MemoryCacheOptions());
        await new WordCounts(source, memory, TimeProvider.System).CountAsync(ct);
    }

    private static string Insert(string kind, int count, string title, string body) => $"""
        insert into app.search_entry (kind, id, within_kind, within_id, title, body, ended, words)
        select '{kind}', ('01900000-0000-7000-8003-' || lpad(to_hex(n), 12, '0'))::uuid, 'organisation', o.id, title, body, n % 50 = 0,
               app.search_words(title, null, body) || array_to_tsvector('#{kind}'::text || app.search_scope(o.path))
        from (select n, {title} as title, {body} as body from generate_series(1, {count}) n) x
        join app.organisation o on o.id = ('01900000-0000-7000-8001-' || lpad(to_hex(1 + n % {Filling.Organisations}), 12, '0'))::uuid
        """;
}
