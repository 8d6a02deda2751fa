using System.Security.Cryptography;
using System.Text.Json;

namespace VinhDanh.App.Tests.Shell;

public sealed class VendoredFilesTests
{
    private static readonly string Lib = Path.Combine(WebRoot.Files, "lib");

    private sealed record Vendored(string File, string Package, string Version, string Licence, string? Change, string Sha256);
    private sealed record Manifest(IReadOnlyList<Vendored> Files);

    private static IReadOnlyList<Vendored> Listed() => JsonSerializer.Deserialize<Manifest>(
        File.ReadAllText(Path.Combine(Lib, "manifest.json")), JsonSerializerOptions.Web)!.Files;

    [Fact]
    public void Every_vendored_file_has_the_checksum_of_the_manifest()
    {
        var listed = Listed();
        listed.ShouldNotBeEmpty();
        foreach (var file in listed)
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Lib, file.File))))
                .ShouldBe(file.Sha256, file.File);
    }

    [Fact]
    public void No_file_lies_among_the_vendored_ones_that_the_manifest_does_not_name() =>
        Directory.EnumerateFiles(Lib, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Lib, f)).Where(f => f != "manifest.json").Order()
            .ShouldBe(Listed().Select(f => f.File).Order());

    [Fact]
    public void Every_vendored_file_names_its_package_version_and_licence() =>
        Listed().ShouldAllBe(f => f.Package != "" && f.Version.Contains('.') && (f.Licence == "MIT" || f.Licence == "0BSD"));
}
