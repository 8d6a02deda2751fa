using Microsoft.AspNetCore.Identity;
using Npgsql;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.Bench;

/// <summary>Invented organisations, programmes and tasks, made in PostgreSQL.</summary>
internal static class Filling
{
    public const int Organisations = 20_000;
    public const string UserName = "do.luong";
    public const string Password = "câu mật khẩu để đo";

    private static readonly string[] Big = ["app.task", "app.deliverable", "app.assignment", "app.task_party"];

    /// <summary>One programme for each organisation, tasks shared evenly; two in five are open.</summary>
    public static async Task FillAsync(Ground ground, int tasks, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ground.Super);
        await connection.OpenAsync(ct);
        // Rows are right by construction; checking foreign keys row by row would take longer than all the rest.
        await RunAsync(connection, "set session_replication_role = replica; set work_mem = '256MB'", ct);
        await RunAsync(connection, Ids, ct);
        await RunAsync(connection, Tree, ct);
        await AccountAsync(connection, ct);
        var indexes = await TakeIndexesAsync(connection, ct);
        await RunAsync(connection, Tasks(tasks / Organisations), ct);
        foreach (var index in indexes) await RunAsync(connection, index, ct);
        await RunAsync(connection, "analyze", ct);
        await RunAsync(connection, "vacuum", ct); // so that index-only scans need not look at the rows
    }

    // Ascending like the program's own keys, and a function of kind and number.
    private const string Ids = """
        create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable
            as $$ select ('01900000-0000-7000-8' || kind || '-' || lpad(to_hex(n), 12, '0'))::uuid $$;
        create function pg_temp.label(n bigint) returns text language sql immutable
            as $$ select replace(pg_temp.id('001', n)::text, '-', '') $$
        """;

    private static readonly string Tree = $"""
        insert into app.organisation (id, parent_id, path, kind, name, valid_from)
        select pg_temp.id('001', n),
               case when n = 1 then null when n <= 200 then pg_temp.id('001', 1) else pg_temp.id('001', 2 + n % 199) end,
               (pg_temp.label(1) || case when n = 1 then '' when n <= 200 then '.' || pg_temp.label(n)
                   else '.' || pg_temp.label(2 + n % 199) || '.' || pg_temp.label(n) end)::public.ltree,
               case when n = 1 then 'province' when n <= 200 then 'ward' else 'school' end,
               case when n = 1 then 'Tỉnh An Thịnh' when n <= 200 then 'Phường số ' || n else 'Trường Tiểu học số ' || n end,
               date '2025-07-01'
        from generate_series(1, {Organisations}) n
        """;

    /// <param name="each">Tasks of one programme.</param>
    private static string Tasks(int each) => $"""
        insert into app.programme (id, organisation_id, title, year, named_day_counts, deciding_date, reminder_days, created_at, created_by)
        select pg_temp.id('002', n), pg_temp.id('001', n), 'Kế hoạch công tác thi đua, khen thưởng năm 2026 của đơn vị số ' || n, 2026, true, 'sent', array[14, 7, 1, -1],
               timestamptz '2026-01-02 08:00+07', pg_temp.id('009', 1)
        from generate_series(1, {Organisations}) n;

        create temp table made as
        select (n - 1) * {each} + k as no, n as unit, k as sort_no, date '2026-01-05' + ((n * 31 + k * 7) % 350)::int as due, (n + k) % 5 < 3 as done
        from generate_series(1, {Organisations}) n, generate_series(1, {each}) k;

        insert into app.task (id, programme_id, organisation_id, kind, path, sort_no, group_title, title, expected_result, deadline_text, deadline_kind, source,
                              due_on, started_on, completed_on, handed_in_on)
        select pg_temp.id('003', no), pg_temp.id('002', unit), pg_temp.id('001', unit), 'task', 'PL1.I.' || sort_no, sort_no, 'I. Công tác thi đua',
               'Tham mưu triển khai nội dung số ' || no || ' của phong trào thi đua, báo cáo kết quả về Cơ quan Thường trực', 'Báo cáo',
               'Trước ngày ' || to_char(due, 'DD/MM/YYYY'), 'before', '[]', due, case when done then due - 3 end, case when done then due - 1 end, case when done then due - 1 end
        from made;

        insert into app.deliverable (id, task_id, sort_no, what, due_on)
        select pg_temp.id('004', no), pg_temp.id('003', no), 1, 'Báo cáo', due from made;

        insert into app.assignment (id, deliverable_id, task_id, organisation_id, party_text, state, sent_on, received_on)
        select pg_temp.id('005', no), pg_temp.id('004', no), pg_temp.id('003', no), pg_temp.id('001', unit), 'Đơn vị số ' || unit,
               case when done then 'received' else 'not-sent' end, case when done then due - 3 end, case when done then due - 1 end
        from made;

        insert into app.task_party (id, task_id, role, sort_no, text, organisation_id, confidence)
        select pg_temp.id('006', no * 2 + r), pg_temp.id('003', no), case r when 0 then 'lead' else 'doer' end, r,
               case r when 0 then 'Phòng Văn hóa - Xã hội' else 'Đơn vị số ' || unit end, pg_temp.id('001', unit), 1
        from made, generate_series(0, 1) r;

        drop table made
        """;

    private static async Task AccountAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var account = new Account { Id = default, UserName = UserName, DisplayName = "Người Đo", SecurityStamp = "đo", CreatedAt = DateTimeOffset.UnixEpoch };
        await using var command = new NpgsqlCommand("""
            insert into app.account (id, user_name, display_name, password_hash, security_stamp, created_at)
            values (pg_temp.id('009', 1), $1, 'Người Đo', $2, 'đo', now())
            """, connection);
        command.Parameters.Add(new() { Value = UserName });
        command.Parameters.Add(new() { Value = new PasswordHasher<Account>().HashPassword(account, Password) });
        await command.ExecuteNonQueryAsync(ct);
        await RunAsync(connection, """
            insert into app.role_assignment (id, account_id, organisation_id, role, valid_from)
            values (pg_temp.id('00a', 1), pg_temp.id('009', 1), pg_temp.id('001', 1), 'standing-agency-officer', date '2025-07-01')
            """, ct);
    }

    /// <summary>Drops what is quicker to make at the end; returns the statements that make it again.</summary>
    private static async Task<IReadOnlyList<string>> TakeIndexesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var found = new List<(string Name, string Definition)>();
        await using (var command = new NpgsqlCommand("""
            select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i
            where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
            """, connection))
        {
            command.Parameters.Add(new() { Value = Big });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) found.Add((reader.GetString(0), reader.GetString(1)));
        }

        foreach (var (name, _) in found) await RunAsync(connection, $"drop index {name}", ct);
        return [.. found.Select(index => index.Definition)];
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
