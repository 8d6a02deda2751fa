using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Tests.Reading;

public sealed class PaperJsonTests
{
    [Theory]
    [InlineData("ke-hoach-tdkt-2026-tinh-an-thinh.docx")]
    [InlineData("ke-hoach-kiem-tra-tdkt-2026-tinh-an-thinh.docx")]
    public void A_reading_comes_back_from_its_JSON_as_it_was(string sample)
    {
        using var content = File.OpenRead(Path.Combine(Root(), "samples", sample));
        var json = PaperJson.Write(PaperReader.Read(content, sample));

        PaperJson.Write(PaperJson.Read(json)).ShouldBe(json);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "VinhDanh.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
