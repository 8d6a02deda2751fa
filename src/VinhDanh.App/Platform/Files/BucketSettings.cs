namespace VinhDanh.App.Platform.Files;

/// <summary>An S3-compatible store for files, as <c>--s3-…</c> and <c>VINHDANH_S3_…</c> say it. Without it files lie in the data folder.</summary>
public sealed record BucketSettings(Uri Endpoint, string Bucket, string AccessKey, string SecretKey)
{
    /// <summary>What signatures name; stores of one's own mostly take any.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Before each key, with a slash at its end; empty: the bucket is the program's alone.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>For one request of the store, a whole file included.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Without the keys.</summary>
    public override string ToString() => $"{Endpoint.AbsoluteUri.TrimEnd('/')}/{Bucket}/{Prefix}";
}
