using System.CommandLine;
using System.Text.RegularExpressions;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Platform.Commands;

/// <summary>The object store for files from the command line or, each by the same name, from the environment.</summary>
internal sealed partial class BucketOptions
{
    private const string SecretVariable = "VINHDANH_S3_SECRET_KEY";

    private readonly Option<string?> _endpoint = SettingOption.Of("--s3-endpoint", "VINHDANH_S3_ENDPOINT",
        "giữ tệp ở kho đối tượng tương thích S3: địa chỉ của kho; không khai báo thì giữ trong thư mục dữ liệu", "keep files in an S3-compatible store: its address; without it they lie in the data folder");
    private readonly Option<string?> _bucket = SettingOption.Of("--s3-bucket", "VINHDANH_S3_BUCKET", "tên bucket, đã có sẵn", "the bucket, which exists already");
    private readonly Option<string?> _prefix = SettingOption.Of("--s3-prefix", "VINHDANH_S3_PREFIX", "phần đứng trước mọi khóa, nếu bucket dùng chung", "before each key, where the bucket is shared");
    private readonly Option<string?> _region = SettingOption.Of("--s3-region", "VINHDANH_S3_REGION", "vùng; mặc định us-east-1", "region; us-east-1 unless said");
    private readonly Option<string?> _accessKey = SettingOption.Of("--s3-access-key", "VINHDANH_S3_ACCESS_KEY", $"khóa truy cập; khóa bí mật ở --s3-secret-key-file hoặc biến {SecretVariable}", $"access key; its secret in --s3-secret-key-file or {SecretVariable}");
    private readonly Option<string?> _secretFile = SettingOption.Of("--s3-secret-key-file", "VINHDANH_S3_SECRET_KEY_FILE", "tệp có khóa bí mật ở dòng đầu", "file with the secret key in its first line");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_endpoint, _bucket, _prefix, _region, _accessKey, _secretFile]) command.Options.Add(option);
    }

    /// <returns>Null: files lie in the data folder.</returns>
    /// <exception cref="CommandRefusalException">What is said does not make a store.</exception>
    public BucketSettings? Read(ParseResult parsed)
    {
        if (parsed.GetValue(_endpoint) is not { Length: > 0 } endpoint) return null;
        if (parsed.GetValue(_bucket) is not { } bucket || !BucketName().IsMatch(bucket))
            throw new CommandRefusalException(Words.Of("Có --s3-endpoint thì cần --s3-bucket: 3 đến 63 chữ thường, chữ số, dấu chấm, gạch nối.", "--s3-endpoint needs --s3-bucket: 3 to 63 small letters, digits, dots, hyphens."));
        if (parsed.GetValue(_accessKey) is not { Length: > 0 } key || SettingOption.Secret(parsed, _secretFile, SecretVariable) is not { Length: > 0 } secret)
            throw new CommandRefusalException(Words.Of(
                $"Có --s3-endpoint thì cần --s3-access-key và khóa bí mật, ở --s3-secret-key-file hoặc biến {SecretVariable}.", $"--s3-endpoint needs --s3-access-key and its secret, in --s3-secret-key-file or {SecretVariable}."));
        return new(EndpointOf(endpoint), bucket, key, secret)
        {
            Region = parsed.GetValue(_region) is { Length: > 0 } region ? region : "us-east-1",
            Prefix = PrefixOf(parsed.GetValue(_prefix) ?? ""),
        };
    }

    /// <summary>Refuses a store that does not take this program; for a command that needs its files now, also one that is away.</summary>
    /// <exception cref="CommandRefusalException">It will not work as it is set.</exception>
    public static async Task RefuseUnfitAsync(BucketSettings? settings, bool needed, CancellationToken ct)
    {
        if (settings is null) return;
        switch (await BucketFileStore.StandingAsync(settings, ct))
        {
            case BucketStanding.NoBucket:
                throw new CommandRefusalException(Words.Of($"Kho tệp {settings.Endpoint} không có bucket “{settings.Bucket}”. Tạo bucket trước, hoặc sửa --s3-bucket.", $"The store {settings.Endpoint} has no bucket “{settings.Bucket}”. Make it first, or mend --s3-bucket."));
            case BucketStanding.KeysRefused:
                throw new CommandRefusalException(Words.Of($"Kho tệp {settings.Endpoint} không chấp nhận khóa đã khai báo, hoặc khóa không có quyền với bucket “{settings.Bucket}”.", $"The store {settings.Endpoint} does not take these keys, or they have no right to the bucket “{settings.Bucket}”."));
            case BucketStanding.Unreachable when needed:
                throw new CommandRefusalException(Words.Of($"Không kết nối được kho tệp {settings.Endpoint}.", $"The store {settings.Endpoint} cannot be reached."));
            case BucketStanding.Unreachable:
                await Console.Error.WriteLineAsync(Words.Of($"Cảnh báo: chưa kết nối được kho tệp {settings.Endpoint}; chương trình vẫn chạy, việc với tệp phải chờ.", $"Warning: the store {settings.Endpoint} cannot be reached; the program runs, work with files has to wait."));
                break;
        }
    }

    private static Uri EndpointOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            && (address.Scheme is "https" || address is { Scheme: "http", IsLoopback: true })
            ? address
            : throw new CommandRefusalException(Words.Of($"--s3-endpoint “{text}” phải là địa chỉ https đầy đủ, ví dụ https://s3.tinh.vn.", $"--s3-endpoint “{text}” must be a whole https address, e.g. https://s3.office.vn."));

    private static string PrefixOf(string text) => text.Trim('/') is { Length: > 0 } prefix ? prefix + "/" : "";

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketName();
}
