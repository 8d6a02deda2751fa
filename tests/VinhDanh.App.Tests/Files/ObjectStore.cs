using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Files;

/// <summary>A real S3-compatible store (npm s3rver), looked into as somebody else than the program would.</summary>
public sealed class ObjectStore : IDisposable
{
    public const string Bucket = "vinh-danh";
    public const string Keys = "S3RVER"; // both halves; s3rver has no others
    private readonly NodeServer _server = new("object-store.mjs");
    private readonly AmazonS3Client _client;

    public ObjectStore() => _client = new(new BasicAWSCredentials(Keys, Keys), new AmazonS3Config { ServiceURL = Endpoint, ForcePathStyle = true });

    public string Endpoint => $"http://127.0.0.1:{_server.Port}";

    public BucketSettings Settings(string prefix) => new(new Uri(Endpoint), Bucket, Keys, Keys) { Prefix = prefix };

    public async Task<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken ct) =>
        [.. ((await _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket, Prefix = prefix }, ct)).S3Objects ?? []).Select(o => o.Key)];

    public Task OverwriteAsync(string key, byte[] bytes, CancellationToken ct) =>
        _client.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = new MemoryStream(bytes), UseChunkEncoding = false }, ct);

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }
}
