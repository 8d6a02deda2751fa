using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Audit;

/// <summary>Whoever owns the machine can change rows; verification names the first that was.</summary>
[Trait("Speed", "Slow")]
public sealed class AuditTamperingTests(PostgresCluster cluster)
{
    private const string Rehash = "hash = sha256(convert_to(app.audit_canonical(e), 'UTF8'))";

    [Fact]
    public async Task An_edited_entry_is_named()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        var ids = await desk.SealedAsync(3, 3);
        await desk.TamperAsync("update app.audit_entry set after = '{\"kết quả\": \"không đạt\"}' where id = $1", ids[4]);
        (await BreakAsync(desk)).ShouldBeOfType<AuditBreak.EntryEdited>().Id.ShouldBe(ids[4]);
    }

    [Fact]
    public async Task The_first_of_several_edits_is_named()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        var ids = await desk.SealedAsync(3, 3);
        await desk.TamperAsync("update app.audit_entry set reason = 'x' where id in ($1, $2)", ids[5], ids[1]);
        (await BreakAsync(desk)).ShouldBeOfType<AuditBreak.EntryEdited>().Id.ShouldBe(ids[1]);
    }

    [Fact]
    public async Task An_entry_edited_together_with_its_hash_breaks_its_batch()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        var ids = await desk.SealedAsync(2, 3);
        await desk.TamperAsync("update app.audit_entry set actor_name = 'người khác' where id = $1", ids[3]);
        await desk.TamperAsync($"update app.audit_entry e set {Rehash} where id = $1", ids[3]);
        (await BreakAsync(desk)).ShouldBe(new AuditBreak.BatchRewritten(2));
    }

    [Fact]
    public async Task A_deleted_entry_is_named()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        var ids = await desk.SealedAsync(3, 3);
        await desk.TamperAsync("delete from app.audit_entry where id = $1", ids[1]);
        (await BreakAsync(desk)).ShouldBe(new AuditBreak.EntryDeleted(1, 1, ids[1]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_entry_deleted_with_its_membership_is_missed_at_its_place(int place)
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        var ids = await desk.SealedAsync(3, 1);
        await desk.TamperAsync("delete from app.audit_entry where id = $1", ids[place]);
        await desk.TamperAsync("delete from app.audit_sealed where entry_id = $1", ids[place]);
        (await BreakAsync(desk)).ShouldBe(new AuditBreak.EntryDeleted(1, place, null));
    }

    [Fact]
    public async Task An_entry_inserted_into_a_sealed_batch_is_named()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await desk.SealedAsync(3, 1);
        var forged = await desk.WriteAsync();
        await desk.TamperAsync("insert into app.audit_sealed (entry_id, batch_no, position) values ($1, 1, 3)", forged);
        (await BreakAsync(desk)).ShouldBe(new AuditBreak.EntryInserted(1, forged));
    }

    [Fact]
    public async Task An_entry_inserted_into_a_batch_that_never_was_is_named()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await desk.SealedAsync(1);
        var forged = await desk.WriteAsync();
        await desk.TamperAsync("insert into app.audit_sealed (entry_id, batch_no, position) values ($1, 99, 0)", forged);
        (await BreakAsync(desk)).ShouldBe(new AuditBreak.EntryInserted(99, forged));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_entry_inserted_with_an_earlier_date_is_named_sealed_or_not(bool sealedLater)
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await desk.SealedAsync(2, 2);
        var forged = await desk.WriteAsync(desk.Clock.At.AddDays(-3));
        if (sealedLater) await desk.Sealer.SealOnceAsync(TestContext.Current.CancellationToken);
        (await BreakAsync(desk)).ShouldBeOfType<AuditBreak.EntryBackdated>().Id.ShouldBe(forged);
    }

    [Fact]
    public async Task Swapped_positions_are_named()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        var ids = await desk.SealedAsync(4, 1);
        await desk.TamperAsync("""
            with other as (select entry_id, position from app.audit_sealed where entry_id in ($1, $2))
            update app.audit_sealed s set position = 1000 + (select o.position from other o where o.entry_id <> s.entry_id)
            where s.entry_id in ($1, $2)
            """, ids[1], ids[2]);
        await desk.TamperAsync("update app.audit_sealed set position = position - 1000 where position >= 1000");
        (await BreakAsync(desk)).ShouldBe(new AuditBreak.EntriesSwapped(1, 1, ids[2]));
    }

    [Fact]
    public async Task A_cut_tail_is_seen_by_the_copy_outside_and_by_a_noted_seal()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await desk.SealedAsync(2, 2, 2);
        var newest = (await desk.VerifyAsync()).Newest!;
        await desk.TamperAsync("delete from app.audit_entry where id in (select entry_id from app.audit_sealed where batch_no = 3)");
        await desk.TamperAsync("delete from app.audit_sealed where batch_no = 3");
        await desk.TamperAsync("delete from app.audit_seal where batch_no = 3");

        (await BreakAsync(desk)).ShouldBe(new AuditBreak.TailCut(2, 3));
        (await desk.VerifyAsync(newest, withCopy: false)).Break.ShouldBe(new AuditBreak.ExpectedMissing(newest));
        // What nobody noted outside can't be missed: the reason why there is a copy.
        (await desk.VerifyAsync(withCopy: false)).Break.ShouldBeNull();
    }

    [Fact]
    public async Task A_tail_cut_and_grown_again_is_not_what_was_noted()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await desk.SealedAsync(2, 2);
        await desk.TamperAsync("delete from app.audit_entry where id in (select entry_id from app.audit_sealed where batch_no = 2)");
        await desk.TamperAsync("delete from app.audit_sealed where batch_no = 2");
        await desk.TamperAsync("delete from app.audit_seal where batch_no = 2");
        await desk.WriteAsync();
        await desk.NewSealer().SealOnceAsync(TestContext.Current.CancellationToken);
        (await BreakAsync(desk)).ShouldBe(new AuditBreak.NotAsNoted(2));
    }

    [Fact]
    public async Task A_batch_deleted_in_the_middle_is_named()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await desk.SealedAsync(1, 1, 1);
        await desk.TamperAsync("delete from app.audit_seal where batch_no = 2");
        (await BreakAsync(desk)).ShouldBe(new AuditBreak.BatchDeleted(2));
    }

    [Theory]
    [InlineData("seal = sha256('giả')")]
    [InlineData("sealed_at = sealed_at + interval '1 second'")]
    [InlineData("root = sha256('giả')")]
    [InlineData("previous = sha256('giả')")]
    public async Task A_forged_seal_is_named(string change)
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        await desk.SealedAsync(1, 1, 1);
        await desk.TamperAsync($"update app.audit_seal set {change} where batch_no = 2");
        (await BreakAsync(desk)).ShouldBe(new AuditBreak.SealForged(2));
    }

    [Fact]
    public async Task A_seal_forged_so_that_it_fits_its_own_batch_breaks_the_chain_after_it()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        var ids = await desk.SealedAsync(1, 1, 1);
        await ReplaceAsync(desk, 2, ids[1]);
        (await BreakAsync(desk)).ShouldBe(new AuditBreak.ChainBroken(3));
    }

    [Fact]
    public async Task A_chain_remade_to_its_end_differs_from_the_copy_outside()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        var ids = await desk.SealedAsync(1, 1);
        await ReplaceAsync(desk, 2, ids[1]);
        (await BreakAsync(desk)).ShouldBe(new AuditBreak.NotAsNoted(2));
    }

    [Fact]
    public async Task A_break_is_told_in_both_languages()
    {
        await using var desk = await AuditDesk.OpenAsync(cluster);
        var ids = await desk.SealedAsync(2);
        await desk.TamperAsync("update app.audit_entry set reason = 'x' where id = $1", ids[0]);
        var found = (await BreakAsync(desk))!;
        found.Code.ShouldBe("entry-edited");
        found.Vietnamese.ShouldContain($"Bản ghi {ids[0]}");
        found.Vietnamese.ShouldEndWith("đã bị sửa.");
        found.English.ShouldEndWith("of batch 1 was edited.");
    }

    private static async Task<AuditBreak?> BreakAsync(AuditDesk desk) => (await desk.VerifyAsync()).Break;

    /// <summary>Edits the only entry of a batch and remakes hash, root and seal as the program would have.</summary>
    private static async Task ReplaceAsync(AuditDesk desk, long batchNo, Guid entry)
    {
        var ct = TestContext.Current.CancellationToken;
        await desk.TamperAsync("update app.audit_entry set actor_name = 'người khác' where id = $1", entry);
        await desk.TamperAsync($"update app.audit_entry e set {Rehash} where id = $1", entry);
        var root = AuditChain.Root([await desk.SuperUser.ScalarAsync<byte[]>("select hash from app.audit_entry where id = $1", ct, entry)]);
        var previous = await desk.SuperUser.ScalarAsync<byte[]>("select previous from app.audit_seal where batch_no = $1", ct, batchNo);
        var at = await desk.SuperUser.ScalarAsync<DateTime>("select sealed_at from app.audit_seal where batch_no = $1", ct, batchNo);
        var seal = AuditChain.Seal(batchNo, new DateTimeOffset(at), 1, root, previous);
        await desk.TamperAsync("update app.audit_seal set root = $1, seal = $2 where batch_no = $3", root, seal, batchNo);
    }
}
