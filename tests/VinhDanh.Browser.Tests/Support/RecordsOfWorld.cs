using System.Text;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Eligibility.Proposals;
using VinhDanh.Law.Records;

namespace VinhDanh.Browser.Tests.Support;

/// <summary>What the pages of records show: some years of <see cref="DirectoryOfWorld.Person"/>, one entry corrected, a table waiting, a list begun.</summary>
internal sealed record RecordsOfWorld(Guid Entry, Guid Import, Guid List)
{
    public static Task<RecordsOfWorld> InAsync(World world) => world.Site.WithDbAsync(async db =>
    {
        var (person, now) = (world.Directory.Person, world.Site.Clock.At);
        var account = await db.Accounts.Select(a => a.Id).FirstAsync();
        var made = new RecordsOfWorld(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        for (short year = 2019; year <= 2023; year++)
        {
            db.Achievements.Add(Entry(Guid.CreateVersion7(), AchievementKind.Rating, year, year % 2 == 0 ? "hoan_thanh_tot" : "hoan_thanh_xuat_sac"));
            db.Achievements.Add(Entry(year == 2023 ? made.Entry : Guid.CreateVersion7(), AchievementKind.Title, year, "lao_dong_tien_tien", AwardBasis.Merit));
        }
        db.AchievementCorrections.Add(new() { Id = Guid.CreateVersion7(), AchievementId = made.Entry, Reason = "Ghi nhầm năm", Document = "Biên bản 3/BB", Before = "Lao động tiên tiến, năm 2018", After = "Lao động tiên tiến, năm 2023", CorrectedBy = account, CorrectedAt = now });
        db.AchievementImports.Add(new()
        {
            Id = made.Import, OrganisationId = world.District.Authority, FileName = "theo-doi.csv", Content = Encoding.UTF8.GetBytes("Họ và tên,Năm,Mức xếp loại\nĐặng Thị Hiền,2018,HTTNV\nKhông ai,2018,HTTNV\n"),
            Columns = """{"name":0,"year":1,"rating":2}""", CreatedBy = account, CreatedAt = now,
        });
        db.ProposalLists.Add(new() { Id = made.List, OrganisationId = world.District.Authority, Award = "giay_khen", Year = 2023, Regime = "nd98_2023", CreatedBy = account, CreatedAt = now });
        db.ProposalListMembers.Add(new() { Id = Guid.CreateVersion7(), ListId = made.List, PersonId = person, Outcome = "eligible", AddedBy = account, AddedAt = now });
        await db.SaveChangesAsync();
        return made;

        Achievement Entry(Guid id, AchievementKind kind, short year, string code, AwardBasis? basis = null) =>
            new() { Id = id, PersonId = person, Kind = kind, Year = year, Code = code, Basis = basis, DecisionNumber = "12/QĐ", Source = AchievementSource.Hand, CreatedBy = account, CreatedAt = now };
    });
}
