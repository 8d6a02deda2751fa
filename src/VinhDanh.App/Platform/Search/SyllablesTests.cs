using Npgsql;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Platform.Search;

public sealed class SyllablesTests(PostgresCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Ủy ban nhân dân phường Đông Hải")]
    [InlineData("LĐ-TB&XH: kỹ thuật, lý luận, kỷ niệm, qui chế, quy chế, ý kiến, Sỹ, May")]
    [InlineData("Kế hoạch số 15/KH-UBND ngày 02/01/2026 (bản 2)")]
    [InlineData("  ")]
    [InlineData("Nguyễn Thị Ánh Tuyết; Ðặng; ĐẶNG; Ưu, Ơn, ằ ẵ ặ")]
    public async Task Words_are_those_that_the_database_makes(string text)
    {
        foreach (var form in (string[])[text, text.Normalize(System.Text.NormalizationForm.FormD)])
        {
            var folded = await cluster.Postgres.OwnerConnectionString.ScalarAsync<string>("select app.search_fold($1)", Ct, form);
            string.Join(' ', SearchQuery.WordsOf(form)).ShouldBe(folded);
        }
    }

    [Fact]
    public void A_word_knows_its_place_also_where_marks_stand_apart()
    {
        var text = "Phong trào “thi đua”".Normalize(System.Text.NormalizationForm.FormD);
        var syllables = new Syllables(text);
        var found = new List<string>();
        while (syllables.Next()) found.Add(text[syllables.Start..syllables.End].Normalize());
        found.ShouldBe(["Phong", "trào", "thi", "đua"]);
    }
}
