using Npgsql;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Bench.LawEngines;

/// <summary>Closed histories as ordinary tables, a row each year, title, work. Scales are numbers, the lowest 0 (posts: the highest).</summary>
internal sealed class SqlTables(LawQuestion question)
{
    private readonly Vocabulary _words = question.Regime.Words;
    private readonly Counting _counting = new(question.Regime);

    private const string Create =
        """
        drop schema if exists law cascade;
        create schema law;
        create table law.person (id int primary key, kind text not null, subgroup text not null, is_woman boolean not null, is_retiring boolean not null, founded_in int, is_pending boolean not null);
        create table law.rating (person int, year int, level int not null, primary key (person, year));
        create table law.title (person int, award text, year int, is_basis boolean not null, primary key (person, award, year));
        create table law.work (person int not null, year int not null, kind text not null, scope int not null, authority int, effective boolean not null, free boolean not null);
        create table law.combat (person int not null, year int not null, scope int not null);
        create table law.discipline (person int not null, until_year int not null);
        create table law.post (person int not null, position int not null, years numeric not null, disciplined boolean not null);
        create table law.finding (person int, statement text, holds boolean not null, primary key (person, statement));
        create table law.measure (person int, measure text, years numeric not null, primary key (person, measure));
        create table law.members (person int primary key, count int not null, not_completed int, worst_discipline int not null, discipline_known boolean not null);
        create table law.members_holding (person int, award text, holding int not null, primary key (person, award));
        create table law.cluster (person int not null, year int not null, organised_by int not null, is_leading boolean not null);
        create table law.movement (person int not null, launched_by int not null, years int not null, is_leading boolean not null, is_outstanding boolean not null);
        """;

    /// <summary>What a whole table is asked for by; made when the rows are in. Titles by award alone: with the year in it, PostgreSQL takes this index also where one person's years are meant.</summary>
    private const string Index =
        """
        create index on law.rating (year, level);
        create index on law.title (award) include (person, year, is_basis);
        create index on law.work (person);
        create index on law.finding (statement, holds) include (person);
        create index on law.measure (measure) include (person, years);
        """;

    public async Task FillAsync(NpgsqlConnection connection, IReadOnlyList<AwardHistory> people, CancellationToken ct)
    {
        await RunAsync(connection, Create, ct);
        var all = people.Select((history, id) => (history, id)).ToList();
        await CopyAsync(connection, "person", all.Select(p => (object?[])[p.id, p.history.Subject.Kind, p.history.Subject.Group ?? "", p.history.Subject.IsWoman is true, p.history.Subject.IsRetiring is true, p.history.Subject.FoundedIn, _counting.IsPending(p.history)]), ct);
        await CopyAsync(connection, "rating", Rows(h => h.Years, y => [y.Year, y.Rating is null ? -1 : _words.Ratings.Rank(y.Rating)]), ct);
        await CopyAsync(connection, "title", Rows(h => h.Awards, a => [a.Award, a.Year, _counting.IsBasis(a)]), ct);
        await CopyAsync(connection, "work", Rows(h => h.Works.Where(w => w.IsRecognised), w =>
            [w.Year, w.Kind, w.Scope is null ? -1 : _words.Scopes.Rank(w.Scope), w.RecognisedBy is { } by ? _words.Authorities.Rank(by) : null, w.IsEffective is true, _counting.IsFree(w)]), ct);
        await CopyAsync(connection, "combat", Rows(h => h.CombatIngenuity, c => [c.Year, _words.Scopes.Rank(c.Scope)]), ct);
        await CopyAsync(connection, "discipline", Rows(h => (int?[])[_counting.DisciplinedUntil(h)], until => until is null ? null : [until.Value]), ct);
        await CopyAsync(connection, "post", Rows(h => h.Posts, p => [_words.Positions.Rank(p.Position), p.Years, p.WasDisciplined]), ct);
        await CopyAsync(connection, "finding", Rows(h => h.Found, f => [f.Key, f.Value]), ct);
        await CopyAsync(connection, "measure", Rows(h => h.Measures, m => [m.Key, m.Value]), ct);
        await CopyAsync(connection, "members", Rows(Members, m => [m.Count, m.NotCompleted, m.WorstDiscipline is { } worst ? _words.Disciplines.Rank(worst) : -1, m.DisciplineKnown]), ct);
        await CopyAsync(connection, "members_holding", Rows(h => Members(h).SelectMany(m => m.Holding), h => [h.Key, h.Value]), ct);
        await CopyAsync(connection, "cluster", Rows(h => h.Clusters, c => [c.Year, _words.Authorities.Rank(c.OrganisedBy), c.IsLeading]), ct);
        await CopyAsync(connection, "movement", Rows(h => h.Movements, m => [_words.Authorities.Rank(m.LaunchedBy), m.Years, m.IsLeading, m.IsOutstanding]), ct);
        await RunAsync(connection, Index, ct);
        await RunAsync(connection, "vacuum analyze", ct);

        IEnumerable<object?[]> Rows<T>(Func<AwardHistory, IEnumerable<T>> of, Func<T, object?[]?> row) =>
            all.SelectMany(p => of(p.history).Select(row).OfType<object?[]>().Select(r => (object?[])[p.id, .. r]));
    }

    public static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static IEnumerable<MemberFigures> Members(AwardHistory history) => history.Members is { } members ? [members] : [];

    private static async Task CopyAsync(NpgsqlConnection connection, string table, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"copy law.{table} from stdin (format binary)", ct);
        foreach (var row in rows) await writer.WriteRowAsync(ct, row);
        await writer.CompleteAsync(ct);
    }
}
