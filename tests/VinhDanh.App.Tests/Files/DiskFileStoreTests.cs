using System.Security.Cryptography;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Tests.Files;

public sealed class DiskFileStoreTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("vinhdanh-files-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_are_kept_under_their_hash_and_come_back_whole()
    {
        var store = Store();
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        using (var incoming = (await store.ReceiveAsync(new MemoryStream(bytes), 1_000_000, Ct))!)
        {
            incoming.Sha256.ShouldBe(SHA256.HashData(bytes));
            incoming.SizeBytes.ShouldBe(300_000);
            await store.KeepAsync(incoming, Ct);
        }

        // A store opened later finds them: nothing is remembered but the folder.
        await using var back = await Store().OpenReadAsync(SHA256.HashData(bytes), Ct);
        using var copy = new MemoryStream();
        await back.CopyToAsync(copy, Ct);
        copy.ToArray().ShouldBe(bytes);
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_file()
    {
        var store = Store();
        for (var i = 0; i < 2; i++)
        {
            using var incoming = (await store.ReceiveAsync(new MemoryStream([1, 2, 3]), 100, Ct))!;
            await store.KeepAsync(incoming, Ct);
        }

        AllFiles().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_too_long_or_breaks_off_or_is_not_kept_leaves_nothing()
    {
        var store = Store();
        (await store.ReceiveAsync(new MemoryStream(new byte[101]), 100, Ct)).ShouldBeNull();
        await Should.ThrowAsync<IOException>(() => store.ReceiveAsync(new BreakingStream(), 1_000_000, Ct));
        (await store.ReceiveAsync(new MemoryStream([1]), 100, Ct))!.Dispose();
        AllFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_crash_left_half_received_is_swept_a_day_later()
    {
        var incoming = (await Store().ReceiveAsync(new MemoryStream([1]), 100, Ct))!;
        Store();
        File.Exists(incoming.TemporaryPath).ShouldBeTrue();
        File.SetLastWriteTimeUtc(incoming.TemporaryPath, File.GetLastWriteTimeUtc(incoming.TemporaryPath).AddDays(-2));
        Store();
        File.Exists(incoming.TemporaryPath).ShouldBeFalse();
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private DiskFileStore Store() => new(new HostSettings("", _data));

    private string[] AllFiles() => Directory.GetFiles(_data, "*", SearchOption.AllDirectories);

    private sealed class BreakingStream : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _reads++ == 0 ? ValueTask.FromResult(buffer.Length) : throw new IOException("the line went dead");
    }
}
