using System.Security.Cryptography;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Tests.Files;

/// <summary>What every store of files promises; each store runs all of it.</summary>
public abstract class FileStoreConformance
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The store as another process would open it: nothing is remembered between two of them.</summary>
    protected abstract IFileStore Store();

    /// <summary>Everything that lies in it, kept or left behind.</summary>
    protected abstract Task<IReadOnlyList<string>> AllAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    [InlineData(6_000_000)]
    public async Task Bytes_are_kept_under_their_hash_and_come_back_whole(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        var store = Store();
        using (var incoming = (await store.ReceiveAsync(new MemoryStream(bytes), size, Ct))!)
        {
            incoming.Sha256.ShouldBe(SHA256.HashData(bytes));
            incoming.SizeBytes.ShouldBe(size);
            await store.KeepAsync(incoming, Ct);
        }

        await using (var back = await Store().OpenReadAsync(SHA256.HashData(bytes), Ct))
        {
            (await BytesOf(back)).SequenceEqual(bytes).ShouldBeTrue();
        }

        (await AllAsync()).ShouldHaveSingleItem("nothing is left of having been read");
    }

    [Fact]
    public async Task A_part_can_be_read_from_its_place()
    {
        var sha256 = await KeptAsync([1, 2, 3, 4, 5]);
        await using var back = await Store().OpenReadAsync(sha256, Ct);
        (back.CanSeek, back.Length).ShouldBe((true, 5));
        back.Position = 3;
        (await BytesOf(back)).ShouldBe([4, 5]);
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_file_also_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => KeptAsync([1, 2, 3])));
        await KeptAsync([1, 2, 3]);
        (await AllAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_too_long_or_breaks_off_or_is_not_kept_leaves_nothing()
    {
        var store = Store();
        (await store.ReceiveAsync(new MemoryStream(new byte[101]), 100, Ct)).ShouldBeNull();
        await Should.ThrowAsync<IOException>(() => store.ReceiveAsync(new BreakingStream(), 1_000_000, Ct));
        (await store.ReceiveAsync(new MemoryStream([1]), 100, Ct))!.Dispose();
        (await AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_said_to_be_missing()
    {
        await KeptAsync([1]);
        await Should.ThrowAsync<FileNotFoundException>(() => Store().OpenReadAsync(SHA256.HashData([9]), Ct));
    }

    [Fact]
    public async Task What_is_erased_is_gone_and_erasing_it_again_is_fine()
    {
        var (gone, stays) = (await KeptAsync([1]), await KeptAsync([2]));
        for (var i = 0; i < 2; i++) await Store().EraseAsync(gone, Ct);
        await Should.ThrowAsync<FileNotFoundException>(() => Store().OpenReadAsync(gone, Ct));
        await using (var back = await Store().OpenReadAsync(stays, Ct)) (await BytesOf(back)).ShouldBe([2]);
        (await KeptAsync([1])).ShouldBe(gone, "what comes again is kept again");
        (await AllAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_open_file_can_be_read_to_its_end_although_it_is_erased_meanwhile()
    {
        var sha256 = await KeptAsync([1, 2, 3]);
        await using var open = await Store().OpenReadAsync(sha256, Ct);
        await Store().EraseAsync(sha256, Ct);
        (await BytesOf(open)).ShouldBe([1, 2, 3]);
    }

    protected async Task<byte[]> KeptAsync(byte[] bytes)
    {
        var store = Store();
        using var incoming = (await store.ReceiveAsync(new MemoryStream(bytes), bytes.Length, Ct))!;
        await store.KeepAsync(incoming, Ct);
        return incoming.Sha256;
    }

    protected static async Task<byte[]> BytesOf(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Ct);
        return copy.ToArray();
    }

    private sealed class BreakingStream : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _reads++ == 0 ? ValueTask.FromResult(buffer.Length) : throw new IOException("the line went dead");
    }
}
