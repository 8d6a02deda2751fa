using System.Security.Cryptography;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Tests.Files;

public sealed class BucketFileStoreTests(ObjectStore store) : FileStoreConformance, IClassFixture<ObjectStore>, IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("vinhdanh-bucket-").FullName;
    private readonly string _prefix = $"{Guid.NewGuid():N}/";
    private readonly List<BucketFileStore> _opened = [];

    [Fact]
    public async Task Other_bytes_than_were_kept_are_handed_to_nobody()
    {
        var sha256 = await KeptAsync([1, 2, 3]);
        await store.OverwriteAsync(_prefix + FileStores.PathOf(sha256), [1, 2, 4], Ct);
        await Should.ThrowAsync<InvalidDataException>(() => Store().OpenReadAsync(sha256, Ct));
        (await AllAsync()).ShouldHaveSingleItem("nothing of them stays on this machine");
    }

    [Fact]
    public async Task Two_programs_in_one_bucket_do_not_meet()
    {
        var sha256 = await KeptAsync([1]);
        using var other = new BucketFileStore(store.Settings("khac/"), _data);
        await Should.ThrowAsync<FileNotFoundException>(() => other.OpenReadAsync(sha256, Ct));
        await other.EraseAsync(sha256, Ct);
        await using var still = await Store().OpenReadAsync(sha256, Ct);
    }

    [Fact]
    public async Task A_store_that_is_not_as_set_is_told_apart_from_one_that_is_away()
    {
        var right = store.Settings("");
        (await BucketFileStore.StandingAsync(right, Ct)).ShouldBe(BucketStanding.Ready);
        (await BucketFileStore.StandingAsync(right with { Bucket = "khong-co" }, Ct)).ShouldBe(BucketStanding.NoBucket);
        (await BucketFileStore.StandingAsync(right with { AccessKey = "SAI" }, Ct)).ShouldBe(BucketStanding.KeysRefused);
        (await BucketFileStore.StandingAsync(right with { Endpoint = new Uri("http://127.0.0.1:9") }, Ct)).ShouldBe(BucketStanding.Unreachable);
        // A bucket that vanished is no file that is missing: that would be told to a person as lost.
        using var nowhere = new BucketFileStore(right with { Bucket = "khong-co" }, _data);
        await Should.ThrowAsync<Amazon.S3.AmazonS3Exception>(() => nowhere.OpenReadAsync(SHA256.HashData([1]), Ct));
    }

    public void Dispose()
    {
        foreach (var opened in _opened) opened.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    protected override IFileStore Store()
    {
        var opened = new BucketFileStore(store.Settings(_prefix), _data);
        _opened.Add(opened);
        return opened;
    }

    protected override async Task<IReadOnlyList<string>> AllAsync() => [.. await store.KeysAsync(_prefix, Ct), .. Directory.GetFiles(_data, "*", SearchOption.AllDirectories)];
}
