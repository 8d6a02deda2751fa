using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Tests.Files;

public sealed class DiskFileStoreTests : FileStoreConformance, IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("vinhdanh-files-").FullName;

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

    protected override IFileStore Store() => new DiskFileStore(new HostSettings("", _data));

    protected override Task<IReadOnlyList<string>> AllAsync() => Task.FromResult<IReadOnlyList<string>>(Directory.GetFiles(_data, "*", SearchOption.AllDirectories));
}
