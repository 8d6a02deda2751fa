using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace VinhDanh.App.Platform.Files;

/// <summary>
/// Files as objects <c>ab/cd/abcd…</c> of an S3-compatible store (docs/decisions/0017). What is read is taken down and hashed before any of it is handed out: a network and a foreign
/// store lie between, and ranges of it are asked for.
/// </summary>
public sealed class BucketFileStore : IFileStore, IDisposable
{
    private readonly BucketSettings _settings;
    private readonly IncomingFolder _incoming;
    private readonly AmazonS3Client _client;

    public BucketFileStore(BucketSettings settings, string dataDirectory)
    {
        _settings = settings;
        _incoming = new(Path.Combine(dataDirectory, "files", "incoming"));
        _client = ClientOf(settings);
    }

    public Task<IncomingFile?> ReceiveAsync(Stream content, long limitBytes, CancellationToken ct) => _incoming.ReceiveAsync(content, limitBytes, durable: false, ct);

    public async Task KeepAsync(IncomingFile file, CancellationToken ct)
    {
        await using var content = file.OpenRead();
        // One signature over all of it: the store itself compares what arrived with its digest.
        await _client.PutObjectAsync(new PutObjectRequest { BucketName = _settings.Bucket, Key = KeyOf(file.Sha256), InputStream = content, AutoCloseStream = false, UseChunkEncoding = false }, ct);
    }

    public Task EraseAsync(byte[] sha256, CancellationToken ct) => _client.DeleteObjectAsync(_settings.Bucket, KeyOf(sha256), ct);

    public async Task<Stream> OpenReadAsync(byte[] sha256, CancellationToken ct)
    {
        using var taken = await TakeDownAsync(sha256, ct);
        if (!taken.Sha256.AsSpan().SequenceEqual(sha256)) throw new InvalidDataException($"The store holds other bytes under {KeyOf(sha256)} than were kept there.");
        // Open, it outlives its name.
        return new FileStream(taken.TemporaryPath, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
    }

    /// <summary>Asks whether the store is there and takes these keys.</summary>
    public static async Task<BucketStanding> StandingAsync(BucketSettings settings, CancellationToken ct)
    {
        using var client = ClientOf(settings);
        try
        {
            // By first folders, of which there are 256 at most: some stores stumble over a list cut short.
            await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = settings.Bucket, Prefix = settings.Prefix, Delimiter = "/" }, ct);
            return BucketStanding.Ready;
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.NotFound)
        {
            return BucketStanding.NoBucket;
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        {
            return BucketStanding.KeysRefused;
        }
        catch (Exception e) when (e is AmazonServiceException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return BucketStanding.Unreachable;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<IncomingFile> TakeDownAsync(byte[] sha256, CancellationToken ct)
    {
        try
        {
            using var answer = await _client.GetObjectAsync(_settings.Bucket, KeyOf(sha256), ct);
            return (await _incoming.ReceiveAsync(answer.ResponseStream, long.MaxValue, durable: false, ct))!;
        }
        catch (AmazonS3Exception e) when (e.ErrorCode is "NoSuchKey")
        {
            throw new FileNotFoundException($"The store has no {KeyOf(sha256)}.", e);
        }
    }

    private static AmazonS3Client ClientOf(BucketSettings settings) => new(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), new AmazonS3Config
    {
        ServiceURL = settings.Endpoint.AbsoluteUri,
        AuthenticationRegion = settings.Region,
        // Names of buckets as names of hosts need DNS that stores of one's own seldom have.
        ForcePathStyle = true,
        // Newer checksums are unknown to older stores, and our own digest is stronger.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        Timeout = settings.Patience,
        HttpClientFactory = new StayingClients(),
        MaxErrorRetry = 3,
    });

    private string KeyOf(byte[] sha256) => _settings.Prefix + FileStores.PathOf(sha256);
}

public enum BucketStanding
{
    Ready,
    NoBucket,
    KeysRefused,
    Unreachable,
}
