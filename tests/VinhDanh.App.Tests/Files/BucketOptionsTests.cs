using System.CommandLine;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Tests.Files;

/// <summary>What the command line says of the object store.</summary>
public sealed class BucketOptionsTests : IDisposable
{
    private readonly string _secret = Path.GetTempFileName();

    public BucketOptionsTests() => File.WriteAllText(_secret, "rất kín\n");

    [Fact]
    public void Without_an_endpoint_files_lie_in_the_data_folder_whatever_else_is_said() => Read("--s3-bucket", "vinh-danh").ShouldBeNull();

    [Fact]
    public void What_is_said_is_taken_over_and_the_keys_are_not_printed()
    {
        var read = Read("--s3-endpoint", "https://s3.tinh.example", "--s3-bucket", "vinh-danh", "--s3-access-key", "mở", "--s3-secret-key-file", _secret, "--s3-prefix", "/thi-dua/", "--s3-region", "hn-1")!;
        (read.Endpoint.AbsoluteUri, read.Bucket, read.AccessKey, read.SecretKey, read.Prefix, read.Region).ShouldBe(("https://s3.tinh.example/", "vinh-danh", "mở", "rất kín", "thi-dua/", "hn-1"));
        read.ToString().ShouldBe("https://s3.tinh.example/vinh-danh/thi-dua/");
    }

    [Theory]
    [InlineData("--s3-endpoint", "http://s3.tinh.example", "--s3-bucket", "vinh-danh", "--s3-access-key", "a")] // over a network, unencrypted
    [InlineData("--s3-endpoint", "s3.tinh.example", "--s3-bucket", "vinh-danh", "--s3-access-key", "a")]
    [InlineData("--s3-endpoint", "https://ai:biet@s3.tinh.example", "--s3-bucket", "vinh-danh", "--s3-access-key", "a")]
    [InlineData("--s3-endpoint", "https://s3.tinh.example", "--s3-access-key", "a")]
    [InlineData("--s3-endpoint", "https://s3.tinh.example", "--s3-bucket", "Vinh_Danh", "--s3-access-key", "a")]
    [InlineData("--s3-endpoint", "https://s3.tinh.example", "--s3-bucket", "vinh-danh")]
    public void What_makes_no_store_is_refused_at_the_start(params string[] arguments) => Should.Throw<CommandRefusalException>(() => Read([.. arguments, "--s3-secret-key-file", _secret]));

    public void Dispose() => File.Delete(_secret);

    private static BucketSettings? Read(params string[] arguments)
    {
        var options = new BucketOptions();
        var command = new Command("serve");
        options.AddTo(command);
        return options.Read(command.Parse(arguments));
    }
}
