using System.Globalization;
using Npgsql;

namespace VinhDanh.App.Platform.Search;

/// <summary>The statement that finds entries of one kind; planned for its values each time.</summary>
internal sealed class Statement(SearchQuery query, SearchKind kind, string scope, int most)
{
    /// <summary>
    /// Before these statements, for their transaction: how many entries hold a mixture of words is guessed badly, and for a guess too high the whole table
    /// would be read, helpers started or code compiled, each longer than the answer takes.
    /// </summary>
    public const string Bounds =
        "select set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true)";

    private readonly NpgsqlBatchCommand _command = new();

    /// <summary>Matching entries that are compared by where their words stand: of more, the newest of the best sort.</summary>
    private const int Compared = 500;

    /// <param name="condition">The part of the question that the index answers.</param>
    public NpgsqlBatchCommand OfIndex(string condition) => Ranked(Invariant($"""
        select t.*, null::bigint as matching from (
            select e.kind, e.id, e.ended, e.words, {Titled("e")} as titled from app.search_entry e where e.words @@ {Value(condition)}::tsquery offset 0) t
        where t.titled or {Matches("t")}
        """));

    /// <param name="read">So many entries are looked through, the newest first.</param>
    /// <param name="matching">Until so many match.</param>
    public NpgsqlBatchCommand OfNewest(int read, int matching) => Ranked(Invariant($"""
        select m.*, count(*) over () as matching from (
            select n.*, {Titled("n")} as titled
            from (select e.kind, e.id, e.ended, e.words from app.search_entry e where e.kind = {Value(kind.Key)} order by e.id desc limit {read}) n
            where {Matches("n")} limit {matching}) m
        """));

    /// <summary>Which parts of the question hold in the newest entries: a bit for each, in its order, and in how many just those.</summary>
    /// <param name="read">So many entries.</param>
    public NpgsqlBatchCommand OfSurvey(IReadOnlyList<string> parts, int read)
    {
        var bits = string.Join(" | ", parts.Select((part, i) => Invariant($"(ts_match_vq(n.words, {Value(part)}::tsquery)::int << {i})")));
        _command.CommandText = Invariant($"""
            select s.held, count(*) from (
                select {bits} as held from (select e.words from app.search_entry e where e.kind = {Value(kind.Key)} order by e.id desc limit {read}) n) s
            group by s.held
            """);
        return _command;
    }

    private string Matches(string entry) => Fulfils(entry, query.Text(titleOnly: false, withPrefix: true));

    private string Titled(string entry) => Fulfils(entry, query.Text(titleOnly: true, withPrefix: true));

    // The function, not the operator: PostgreSQL would make it a condition of the index as well, and read the lists of its common words.
    private string Fulfils(string entry, string words) => $"ts_match_vq({entry}.words, {Value($"'#{kind.Key}' & '{scope}' & {words}")}::tsquery)";

    // Living before ended, all words in the title before some in the text, whole words before beginnings, near each other before far apart, new before old.
    // How near costs more than all the rest, so it is asked last; “offset 0” keeps each step one, asked once a row.
    private NpgsqlBatchCommand Ranked(string entries)
    {
        var near = $"ts_rank_cd(c.words, {Value(query.Text(titleOnly: false, withPrefix: false))}::tsquery)";
        var begun = query.Prefix is null ? "0" : $"case when r.near > 0 then 0 else ts_rank_cd(r.words, {Value(query.Text(titleOnly: false, withPrefix: true))}::tsquery) end";
        _command.CommandText = Invariant($"""
            select e.id, e.within_id, e.title, e.detail, w.title, case when f.titled then null else e.body end, e.ended, f.matching
            from (select r.kind, r.id, r.titled, r.matching, row_number() over (order by r.ended, r.titled desc, r.near desc, {begun} desc, r.id desc) as place
                  from (select c.*, {near} as near
                        from (select x.* from ({entries}) x order by x.ended, x.titled desc, x.id desc limit {Compared}) c
                        offset 0) r
                  order by place limit {most + 1}) f
            join app.search_entry e on e.kind = f.kind and e.id = f.id
            left join app.search_entry w on w.kind = e.within_kind and w.id = e.within_id
            order by f.place
            """);
        return _command;
    }

    private string Value(string value)
    {
        _command.Parameters.Add(new() { Value = value });
        return Invariant($"${_command.Parameters.Count}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
