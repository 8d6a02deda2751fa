using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Platform.Search;

/// <summary>The entries keep in step with what they stand for, whoever writes.</summary>
public sealed class SearchEntriesTests(Site site) : IClassFixture<Site>
{
    private const string Columns = "kind, id, within_kind, within_id, title, detail, body, ended, words";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_change_is_in_the_entries_when_it_is_committed()
    {
        var sample = await SampleProgramme.OfAsync(site);
        await InStepAsync();
        (await CountAsync("kind = 'task' and words @@ 'tong & ket & phong & trao'")).ShouldBe(1);

        await ChangeAsync("update app.organisation set name = 'Trường THCS Hòa Bình', valid_to = null where id = $1", sample.School);
        (await CountAsync("kind = 'organisation' and words @@ 'hoa & binh'")).ShouldBe(1);

        await ChangeAsync("insert into app.organisation_alias (id, organisation_id, alias) values (gen_random_uuid(), $1, 'Trường Hoa Ban')", sample.School);
        (await CountAsync("kind = 'organisation' and words @@ 'hoa & ban:B'")).ShouldBe(1);
        await ChangeAsync("delete from app.organisation_alias where organisation_id = $1", sample.School);
        (await CountAsync("kind = 'organisation' and words @@ 'hoa & ban:B'")).ShouldBe(0);

        var person = Guid.CreateVersion7();
        await ChangeAsync("insert into app.person (id, organisation_id, full_name, valid_from) values ($2, $1, 'Đặng Thị Kỷ', date '2020-01-01')", sample.School, person);
        (await CountAsync("kind = 'person' and words @@ 'dang & thi & ki'")).ShouldBe(1);
        await ChangeAsync("delete from app.person where id = $1", person);
        (await CountAsync("kind = 'person'")).ShouldBe(0);

        await ChangeAsync("update app.programme set number = '77', closed_at = now() where id = $1", sample.Id);
        (await CountAsync("kind = 'programme' and ended and words @@ '77:B'")).ShouldBe(1);
        await ChangeAsync("update app.task set title = 'Đổi tên việc', withdrawn_on = date '2026-02-02' where id = $1", sample.Tasks["PL1.II.2"]);
        (await CountAsync("kind = 'task' and ended and words @@ 'doi & ten'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_unit_sees_through_its_part_and_no_longer_without_it()
    {
        var sample = await SampleProgramme.OfAsync(site);
        var unit = await site.OrganisationAsync("Công an xã An Giả", kind: OrganisationKind.ArmedForces, outside: true);
        (await SeenByAsync(unit)).ShouldBe(1); // itself

        await ChangeAsync("""
            insert into app.assignment (id, deliverable_id, task_id, organisation_id, party_text)
            select gen_random_uuid(), d.id, d.task_id, $2, 'Công an xã' from app.deliverable d where d.task_id = $1
            """, sample.Tasks["PL1.I.2"], unit);
        (await SeenByAsync(unit)).ShouldBe(3); // the task and its programme too

        await ChangeAsync("delete from app.assignment where organisation_id = $1", unit);
        (await SeenByAsync(unit)).ShouldBe(1);
    }

    [Fact]
    public async Task A_moved_subtree_is_seen_from_its_new_place_only()
    {
        var old = await site.OrganisationAsync("Xã Cũ Kỹ");
        var next = await site.OrganisationAsync("Xã Mới Mẻ");
        var branch = await site.OrganisationAsync("Phòng Dời Chỗ", old);
        await site.OrganisationAsync("Tổ Dời Theo", branch);
        (await SeenByAsync(old)).ShouldBe(3);

        await ChangeAsync($"""
            update app.organisation set parent_id = case when id = $1 then $2 else parent_id end,
                   path = text2ltree('{next:N}.' || subpath(path, 1)::text) where path <@ '{old:N}.{branch:N}'
            """, branch, next);

        (await SeenByAsync(old)).ShouldBe(1);
        (await SeenByAsync(next)).ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_who_change_one_programme_at_once_neither_is_lost()
    {
        var sample = await SampleProgramme.OfAsync(site);
        var units = new[] { await site.OrganisationAsync("Đơn vị Một"), await site.OrganisationAsync("Đơn vị Hai") };
        await using var first = await BegunAsync(units[0], "PL1.I.1", sample);
        await using var second = await BegunAsync(units[1], "PL1.I.2", sample);

        await Task.WhenAll(first.Transaction.CommitAsync(Ct), second.Transaction.CommitAsync(Ct));

        foreach (var unit in units)
            (await CountAsync($"kind = 'programme' and id = '{sample.Id}' and words @@ quote_literal('{Searcher.ScopeWord(unit)}')::tsquery")).ShouldBe(1);
        await InStepAsync();
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_nothing()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using (var transaction = await db.Database.BeginTransactionAsync(Ct))
        {
            var id = Guid.CreateVersion7();
            db.Organisations.Add(new() { Id = id, Path = Organisation.PathOf(null, id), Kind = OrganisationKind.Other, Name = "Không thành", ValidFrom = new(2020, 1, 1) });
            await db.SaveChangesAsync(Ct);
            await transaction.RollbackAsync(Ct);
        }

        (await CountAsync("words @@ 'khong & thanh'")).ShouldBe(0);
        await InStepAsync();
    }

    private async Task<Open> BegunAsync(Guid unit, string task, SampleProgramme sample)
    {
        var connection = new Npgsql.NpgsqlConnection(site.Database.AppConnectionString);
        await connection.OpenAsync(Ct);
        var transaction = await connection.BeginTransactionAsync(Ct);
        await using var command = new Npgsql.NpgsqlCommand("""
            insert into app.assignment (id, deliverable_id, task_id, organisation_id, party_text)
            select gen_random_uuid(), d.id, d.task_id, $2, 'đơn vị' from app.deliverable d where d.task_id = $1
            """, connection, transaction);
        command.Parameters.Add(new() { Value = sample.Tasks[task] });
        command.Parameters.Add(new() { Value = unit });
        (await command.ExecuteNonQueryAsync(Ct)).ShouldBe(1);
        return new(connection, transaction);
    }

    private async Task ChangeAsync(string sql, params object[] values)
    {
        (await site.Database.AppConnectionString.ExecuteAsync(sql, Ct, values)).ShouldBePositive(sql);
        await InStepAsync();
    }

    private async Task InStepAsync()
    {
        (await site.Database.AppConnectionString.ScalarAsync<long>($"""
            select count(*) from ((select {Columns} from app.search_source except select {Columns} from app.search_entry)
                        union all (select {Columns} from app.search_entry except select {Columns} from app.search_source)) d
            """, Ct)).ShouldBe(0);
        (await site.Database.AppConnectionString.ScalarAsync<long>("select count(*) from app.search_due", Ct)).ShouldBe(0);
    }

    private Task<long> SeenByAsync(Guid organisation) => CountAsync($"words @@ quote_literal('{Searcher.ScopeWord(organisation)}')::tsquery");

    private Task<long> CountAsync(string condition) => site.Database.AppConnectionString.ScalarAsync<long>($"select count(*) from app.search_entry where {condition}", Ct);

    private sealed record Open(Npgsql.NpgsqlConnection Connection, Npgsql.NpgsqlTransaction Transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
