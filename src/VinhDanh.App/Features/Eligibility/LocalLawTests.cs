using System.CommandLine;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Tests.Support;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Eligibility;

/// <summary>An authority's own title: one YAML file in the folder of <c>--local-law</c>, no code, and every page knows it.</summary>
public sealed class LocalLawTests(LocalLawTests.LocalSite site) : IClassFixture<LocalLawTests.LocalSite>
{
    private const string Title = "Công dân Hoa Ban tiêu biểu";

    private const string Pack = """
        pack:
          id: hoa-ban
          name: Quy định của tỉnh Hoa Ban (giả định)
          on_top_of: [nd152_2025, law_2026]
        documents:
          - { cite_as: QĐ 9/2025/QĐ-UBND, name: 'Quy chế thi đua, khen thưởng tỉnh Hoa Ban (giả định)' }
        awards:
          - code: cong_dan_hoa_ban
            name: Công dân Hoa Ban tiêu biểu
            kind: danh_hieu_thi_dua_ca_nhan
            recipients: [individual]
            cite: QĐ 9/2025/QĐ-UBND Điều 7
            verified: true
            yearly: true
            rank: 38
            reward: { individual: 3, cite: QĐ 9/2025/QĐ-UBND Điều 11, verified: true }
            criteria:
              - for: individual
                cite: QĐ 9/2025/QĐ-UBND Điều 7
                verified: true
                rule:
                  all:
                    - { rating: hoan_thanh_xuat_sac }
                    - title_run: { award: chien_si_thi_dua_co_so, times: 2 }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_title_from_the_folder_is_read_tried_out_foreseen_and_screened_for()
    {
        var unit = await site.OrganisationAsync("Sở Nội vụ tỉnh Hoa Ban");
        var (ready, oneShort) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await site.WithDbAsync(async db =>
        {
            foreach (var (id, name, titles) in ((Guid, string, short[])[])[(ready, "Lò Văn Đủ", [2024, 2025]), (oneShort, "Lò Văn Thiếu", [2025])])
            {
                db.People.Add(new() { Id = id, OrganisationId = unit, FullName = name, ValidFrom = new(2020, 1, 1) });
                foreach (var year in (short[])[2024, 2025]) db.Achievements.Add(Entry(id, AchievementKind.Rating, year, "hoan_thanh_xuat_sac"));
                foreach (var year in titles) db.Achievements.Add(Entry(id, AchievementKind.Title, year, "chien_si_thi_dua_co_so"));
            }
            return await db.SaveChangesAsync(Ct);
        });
        await site.AccountAsync("hoa.ban", Role.StandingAgencyOfficer, unit);
        using var browser = await site.SignedInAsync("hoa.ban", Ct);

        (await browser.PageAsync("/law", Ct)).ShouldContain(Title);
        (await browser.PageAsync("/law?date=01/06/2024", Ct)).ShouldNotContain(Title, customMessage: "the pack lies on later regimes only");
        var award = await browser.PageAsync("/law/cong_dan_hoa_ban", Ct);
        award.ShouldContain("Điều 7 QĐ 9/2025/QĐ-UBND");
        award.ShouldContain("3 lần mức lương cơ sở");

        const string Clerk = "/law/try?group=cadre_civil_servant_employee_worker&year=2025&rating-2025=hoan_thanh_xuat_sac&rating-2024=hoan_thanh_xuat_sac&title-2025=chien_si_thi_dua_co_so";
        Outcome(await browser.PageAsync(Clerk + "&title-2024=chien_si_thi_dua_co_so", Ct)).ShouldBe("Đủ điều kiện, tiêu chuẩn");
        Outcome(await browser.PageAsync(Clerk, Ct)).ShouldNotBe("Đủ điều kiện, tiêu chuẩn");

        Outcome(await browser.PageAsync($"/achievements/people/{ready}/roadmap?year=2025", Ct)).ShouldBe("Đủ điều kiện, tiêu chuẩn");
        var ahead = await browser.PageAsync($"/achievements/people/{oneShort}/roadmap?year=2025", Ct);
        Outcome(ahead).ShouldNotBe("Đủ điều kiện, tiêu chuẩn");
        ahead.ShouldContain("<div id=\"cong_dan_hoa_ban\">", customMessage: "within reach in the years to come");

        var now = await BoardAsync(browser, "/screening?year=2025&award=cong_dan_hoa_ban");
        now.ShouldContain("Lò Văn Đủ");
        now.ShouldNotContain("Lò Văn Thiếu");
        (await BoardAsync(browser, "/screening?year=2025&award=cong_dan_hoa_ban&standing=OneShort")).ShouldContain("Lò Văn Thiếu");
    }

    [Fact]
    public void A_folder_that_is_not_there_or_a_pack_with_mistakes_stops_the_program_with_the_place()
    {
        Should.Throw<CommandRefusalException>(() => Read(Path.Combine(Path.GetTempPath(), $"khong-co-{Guid.NewGuid():N}"))).Message.ShouldContain("--local-law");
        using var folder = new PackFolder(Pack.Replace("award: chien_si_thi_dua_co_so", "award: chien_si_thi_dua_xa", StringComparison.Ordinal));
        var told = Should.Throw<CommandRefusalException>(() => Read(folder.Path)).Message;
        told.ShouldContain("hoa-ban.yaml");
        told.ShouldContain("chien_si_thi_dua_xa");
        using var plain = new PackFolder(Pack);
        File.WriteAllText(Path.Combine(plain.Path, "ghi-chu.txt"), "không phải bộ quy định");
        Read(plain.Path).ShouldHaveSingleItem();
    }

    /// <summary>As the command line reads the option.</summary>
    private static IReadOnlyList<PackFile> Read(string folder)
    {
        var option = new LocalLawOption();
        var command = new RootCommand();
        option.AddTo(command);
        return option.Read(command.Parse(["--local-law", folder]));
    }

    private static Achievement Entry(Guid person, AchievementKind kind, short year, string code) =>
        new() { Id = Guid.CreateVersion7(), PersonId = person, Kind = kind, Year = year, Code = code, Basis = kind is AchievementKind.Title ? AwardBasis.Merit : null, Source = AchievementSource.Hand, CreatedAt = DateTimeOffset.UnixEpoch };

    /// <summary>What a page says of the title.</summary>
    private static string Outcome(string page)
    {
        var from = page.IndexOf($"<h3 class=\"verdict__title\">{Title}</h3>", StringComparison.Ordinal);
        from.ShouldBeGreaterThan(0);
        var word = page[(page.IndexOf("</svg>", from, StringComparison.Ordinal) + "</svg>".Length)..];
        return word[..word.IndexOf("</span>", StringComparison.Ordinal)].Trim();
    }

    private static async Task<string> BoardAsync(Browser browser, string page)
    {
        string text;
        do text = await browser.PageAsync(page, Ct);
        while (text.Contains("Đang rà soát toàn bộ", StringComparison.Ordinal));
        return text;
    }

    /// <summary>The program as <c>serve --local-law FOLDER</c> starts it.</summary>
    public sealed class LocalSite(PostgresCluster cluster) : Site(cluster)
    {
        protected override HostSettings Adjusted(HostSettings settings)
        {
            using var folder = new PackFolder(Pack);
            return settings with { LocalLaw = Read(folder.Path) };
        }
    }

    private sealed class PackFolder : IDisposable
    {
        public PackFolder(string pack)
        {
            System.IO.Directory.CreateDirectory(Path);
            File.WriteAllText(System.IO.Path.Combine(Path, "hoa-ban.yaml"), pack);
        }

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"vinhdanh-law-{Guid.NewGuid():N}");

        public void Dispose() => System.IO.Directory.Delete(Path, recursive: true);
    }
}
