using Npgsql;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Audit;

[Trait("Speed", "Slow")]
public sealed class AuditSealerTests(PostgresCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_entry_is_sealed_once_and_the_chain_verifies()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await desk.SealedAsync(1, 2, 3, 7);

        (await desk.Sealer.SealOnceAsync(Ct)).ShouldBeNull();
        var report = await desk.VerifyAsync();

        report.Break.ShouldBeNull();
        (report.Batches, report.Entries, report.Unsealed).ShouldBe((4, 13, 0));
        RootsLog.Read(desk.RootsPath).Select(l => (l.BatchNo, l.EntryCount)).ShouldBe([(1, 1), (2, 2), (3, 3), (4, 7)]);
        RootsLog.Read(desk.RootsPath)[^1].Seal.ShouldBe(report.Newest);
    }

    [Fact]
    public async Task An_empty_audit_is_intact()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        (await desk.VerifyAsync()).ShouldBe(new AuditReport(0, 0, 0, null, null));
    }

    [Fact]
    public async Task An_entry_that_commits_after_a_later_one_was_sealed_is_sealed_too()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await using var slow = new NpgsqlConnection(desk.Database.AppConnectionString);
        await slow.OpenAsync(Ct);
        await using var transaction = await slow.BeginTransactionAsync(Ct);
        await using (var insert = new NpgsqlCommand("insert into app.audit_entry (id, at, actor_name, action, subject_kind, subject_id) values ($1, $2, 'chậm', 'a.b', 'a', $1)", slow))
        {
            insert.Parameters.Add(new() { Value = Guid.CreateVersion7(desk.Clock.At) });
            insert.Parameters.Add(new() { Value = desk.Clock.At });
            await insert.ExecuteNonQueryAsync(Ct);
        }

        // The open transaction neither waits for the sealer nor holds it up.
        await desk.SealedAsync(2);
        await transaction.CommitAsync(Ct);

        (await desk.Sealer.SealOnceAsync(Ct)).ShouldNotBeNull().EntryCount.ShouldBe(1);
        (await desk.VerifyAsync()).Break.ShouldBeNull();
    }

    [Fact]
    public async Task While_one_leads_another_seals_nothing()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await desk.WriteAsync();
        await using var leader = new NpgsqlConnection(desk.Database.AppConnectionString);
        await leader.OpenAsync(Ct);
        await using (var take = new NpgsqlCommand($"select pg_advisory_lock({AdvisoryLocks.AuditSealer})", leader)) await take.ExecuteNonQueryAsync(Ct);

        (await desk.Sealer.SealOnceAsync(Ct)).ShouldBeNull();
        (await desk.NewSealer().SealOnceAsync(leader, thorough: false, Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Two_sealers_at_once_make_one_chain()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        for (var i = 0; i < 40; i++) await desk.WriteAsync();

        var second = desk.NewSealer();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? desk.Sealer : second).SealOnceAsync(Ct)));

        var report = await desk.VerifyAsync(withCopy: false);
        report.Break.ShouldBeNull();
        (report.Entries, report.Unsealed).ShouldBe((40, 0));
    }

    [Fact]
    public async Task A_seal_that_a_crash_kept_from_the_copy_is_noted_by_the_next()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await desk.SealedAsync(1, 1, 1);
        var lines = await File.ReadAllLinesAsync(desk.RootsPath, Ct);
        await File.WriteAllTextAsync(desk.RootsPath, lines[0] + "\n" + lines[1][..20], Ct);

        await desk.NewSealer().SealOnceAsync(Ct);

        RootsLog.Read(desk.RootsPath).Select(l => l.BatchNo).ShouldBe([1, 2, 3]);
        (await desk.VerifyAsync()).Break.ShouldBeNull();
    }

    [Fact]
    public async Task The_entry_is_hashed_here_as_the_database_hashed_it()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await desk.WriteAsync();
        await desk.WriteAsync();
        await desk.Database.OwnerConnectionString.ExecuteAsync("""
            insert into app.audit_entry (id, at, actor_id, actor_name, actor_role, organisation_id, action, subject_kind, subject_id, before, after, reason, request_id)
            select gen_random_uuid(), '1969-12-31 23:59:59.123456Z', gen_random_uuid(), '', 'auditor', gen_random_uuid(), 'x.y', 'x', gen_random_uuid(), '[1, "|2:ab"]', 'null', '-', '1:a'
            """, Ct);
        await desk.Sealer.SealOnceAsync(Ct);
        (await desk.VerifyAsync()).Break.ShouldBeNull();
    }

    [Theory]
    [InlineData("update app.audit_entry set actor_name = 'khác'")]
    [InlineData("delete from app.audit_entry")]
    [InlineData("truncate app.audit_entry")]
    [InlineData("update app.audit_seal set seal = root")]
    [InlineData("delete from app.audit_seal")]
    [InlineData("update app.audit_sealed set position = position + 100")]
    [InlineData("delete from app.audit_sealed")]
    public async Task Neither_the_programs_role_nor_the_owner_changes_the_audit(string sql)
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await desk.SealedAsync(2);
        foreach (var role in (string[])[desk.Database.AppConnectionString, desk.Database.OwnerConnectionString])
            (await Should.ThrowAsync<PostgresException>(() => role.ExecuteAsync(sql, Ct))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public void The_root_is_that_of_RFC_6962()
    {
        // Known answers: sha256(00 ‖ x) for one; the tree of three has its third leaf beside the pair.
        byte[] a = [1], b = [2], c = [3];
        static byte[] H(params byte[][] parts) => System.Security.Cryptography.SHA256.HashData([.. parts.SelectMany(p => p)]);
        AuditChain.Root([a]).ShouldBe(H([0], a));
        AuditChain.Root([a, b, c]).ShouldBe(H([1], H([1], H([0], a), H([0], b)), H([0], c)));
    }
}
