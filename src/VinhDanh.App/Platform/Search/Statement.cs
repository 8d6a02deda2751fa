using System.Globalization;
using Npgsql;

namespace VinhDanh.App.Platform.Search;

/// <summary>The statement that finds entries of one kind; planned for its values each time.</summary>
internal sealed class Statement(SearchQuery query, SearchKind kind, string scope, int most)
{
    private readonly NpgsqlBatchCommand _command = new();

    /// <param name="condition">The part of the question that the index answers; null limit: all of it is read.</param>
    public NpgsqlBatchCommand OfIndex(string condition, int? limit) => Ranked($"""
        select e.kind, e.id, e.ended, e.words from app.search_entry e
        where e.words @@ {Value(condition)}::tsquery and {Matches("e")} {(limit is { } rows ? Invariant($"limit {rows}") : "")}
        """);

    /// <param name="rows">So many entries are looked through, the newest first.</param>
    public NpgsqlBatchCommand OfNewest(int rows) => Ranked(Invariant($"""
        select n.kind, n.id, n.ended, n.words
        from (select e.kind, e.id, e.ended, e.words from app.search_entry e where e.kind = {Value(kind.Key)} order by e.id desc limit {rows}) n
        where {Matches("n")} limit {most * 3}
        """));

    // The function, not the operator: PostgreSQL would make it a condition of the index as well, and read the lists of its common words.
    private string Matches(string entry) =>
        $"ts_match_vq({entry}.words, {Value($"'#{kind.Key}' & '{scope}' & {query.Text(titleOnly: false, withPrefix: true)}")}::tsquery)";

    // Living before ended, all words in the title before some in the text, whole words before beginnings, near each other before far apart, new before old.
    private NpgsqlBatchCommand Ranked(string entries)
    {
        var whole = query.Prefix is null ? "" : $"ts_rank_cd(m.words, {Value(query.Text(titleOnly: false, withPrefix: false))}::tsquery) desc, ";
        _command.CommandText = Invariant($"""
            select e.id, e.within_id, e.title, e.detail, w.title, case when f.titled then null else e.body end, e.ended
            from (select m.kind, m.id, m.titled, row_number() over (
                      order by m.ended, m.titled desc, {whole}ts_rank_cd(m.words, {Value(query.Text(titleOnly: false, withPrefix: true))}::tsquery) desc, m.id desc) as place
                  from (select x.*, ts_match_vq(x.words, {Value(query.Text(titleOnly: true, withPrefix: true))}::tsquery) as titled from ({entries}) x) m
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
