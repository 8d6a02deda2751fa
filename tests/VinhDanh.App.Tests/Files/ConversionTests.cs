using System.Text;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Tests.Files;

/// <summary>What stands before the large programs that open old papers: the scanner, a place in the queue, no network.</summary>
public sealed class ConversionTests(ScannedSite site) : IClassFixture<ScannedSite>
{
    private static readonly byte[] OldWord = "{\\rtf1 x}"u8.ToArray();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_is_told_by_content_and_scanned_before_anything_opens_it()
    {
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Quét Trước");
        var account = await site.AccountAsync("quet.truoc", Role.StandingAgencyOfficer, ward);
        async Task<string> RefusalAsync(byte[] bytes) => await site.WithAsync(async services =>
        {
            var actor = services.GetRequiredService<Actor>();
            actor.SignIn(account, null, "Người thử", [new(Guid.NewGuid(), Role.StandingAgencyOfficer, ward, "Phường", "x")], null);
            var outcome = await services.GetRequiredService<PlanImporting>().TakeAsync(new MemoryStream(bytes), "kế hoạch.pdf", ward, ImportPurpose.New, null, Ct);
            return outcome.ShouldBeOfType<PlanImporting.Outcome.Refused>().Why;
        });

        // A converter would say that it is broken.
        (await RefusalAsync(Encoding.ASCII.GetBytes("%PDF-1.7\n" + FakeClamd.Eicar))).ShouldContain("Phát hiện mã độc");
        (await RefusalAsync([0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[200]])).ShouldContain("chương trình chạy được");
        site.Clamd.Seen.ShouldContain(seen => Encoding.Latin1.GetString(seen).StartsWith("%PDF-1.7", StringComparison.Ordinal));
        site.Clamd.Seen.ShouldNotContain(seen => Encoding.Latin1.GetString(seen).Contains("ELF", StringComparison.Ordinal), "what is refused by its kind is shown to nobody");
    }

    [Fact]
    public async Task Whoever_gets_no_turn_is_told_so_and_the_next_one_is_served()
    {
        using var turns = new Turns(2, TimeSpan.FromMilliseconds(50));
        var (first, second) = (await turns.TakeAsync(Ct), await turns.TakeAsync(Ct));
        var busy = await Should.ThrowAsync<PaperUnreadableException>(() => DocumentReading.ReadAsync(new MemoryStream(OldWord), "cu.rtf", turns, true, Ct));
        busy.Code.ShouldBe(UnreadableCode.Busy);
        busy.VietnameseMessage.ShouldContain("Vui lòng chờ ít phút");

        first!.Dispose();
        (await turns.TakeAsync(Ct)).ShouldNotBeNull().Dispose();
        second!.Dispose();
    }

    [Fact]
    public async Task A_turn_is_given_back_however_the_reading_ends()
    {
        using var turns = new Turns(1, TimeSpan.FromMilliseconds(50));
        for (var i = 0; i < 3; i++)
            (await Should.ThrowAsync<PaperUnreadableException>(() => DocumentReading.ReadAsync(new MemoryStream("%PDF-1.7 hỏng"u8.ToArray()), "hong.pdf", turns, true, Ct))).Code.ShouldNotBe(UnreadableCode.Busy);
    }

    [Fact]
    public async Task An_old_word_file_is_not_opened_where_the_network_cannot_be_cut()
    {
        using var turns = new Turns(1, TimeSpan.FromMilliseconds(50));
        var refused = await Should.ThrowAsync<PaperUnreadableException>(() => DocumentReading.ReadAsync(new MemoryStream(OldWord), "cu.rtf", turns, false, Ct));
        (refused.Code, refused.VietnameseMessage.Contains("lưu thành .docx", StringComparison.Ordinal)).ShouldBe((UnreadableCode.NeedsNoNetwork, true));
    }
}
