using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Files;

/// <summary>The store that the settings name, and what is the same in each.</summary>
internal static class FileStores
{
    public static IFileStore Of(HostSettings settings) => settings.Bucket is { } bucket ? new BucketFileStore(bucket, settings.DataDirectory) : new DiskFileStore(settings);

    /// <returns><c>ab/cd/abcd…</c></returns>
    public static string PathOf(byte[] sha256)
    {
        var name = Convert.ToHexStringLower(sha256);
        return $"{name[..2]}/{name[2..4]}/{name}";
    }
}
