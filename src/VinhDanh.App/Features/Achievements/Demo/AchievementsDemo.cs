using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Achievements.Demo;

/// <summary>Invented records for the people of the invented province, up to the year before.</summary>
public sealed class AchievementsDemo(AppDb db, LawShelf law, TimeProvider time) : IDemoAddition
{
    private const int Years = 12;

    private static readonly string[] Subjects =
    [
        "Số hóa sổ theo dõi khen thưởng", "Cải tiến quy trình tiếp nhận hồ sơ một cửa", "Phần mềm nhắc hạn xử lý văn bản", "Tổ chức phong trào đọc sách trong trường học", "Mô hình tổ dân phố tự quản về môi trường",
        "Phương pháp dạy học theo dự án", "Rút ngắn thời gian thẩm định hồ sơ", "Bảng theo dõi chỉ tiêu bằng màu",
    ];

    public int Order => 20;

    public async Task AddAsync(DemoScene scene, CancellationToken ct)
    {
        var careers = new InventedCareers(law, scene.Today);
        var last = scene.Today.Year - 1;
        var people = await db.People.Where(p => p.MergedIntoId == null && p.ValidTo == null).OrderBy(p => p.FullName).ThenBy(p => p.Id)
            .Select(p => new { p.Id, Unit = db.Organisations.Where(o => o.Id == p.OrganisationId).Select(o => o.Name).First() }).ToListAsync(ct);
        var now = time.GetUtcNow();
        foreach (var (i, person) in people.Index())
        {
            foreach (var e in careers.Of(i, last - Years + 1 + i % 8, last))
            {
                var yearly = e.Kind is not AchievementKind.Title || law.AwardOf(e.Code)?.Yearly is true;
                db.Achievements.Add(new()
                {
                    Id = Guid.CreateVersion7(now), PersonId = person.Id, Kind = e.Kind, Year = (short)e.Year, Code = e.Code, Scope = e.Scope, Basis = e.Kind is AchievementKind.Title ? AwardBasis.Merit : null,
                    Holds = e.Kind is AchievementKind.Work ? true : null, Authority = e.RecognisedBy,
                    Title = e.Kind is AchievementKind.Work ? Subjects[(i + e.Year) % Subjects.Length] : null,
                    DecisionNumber = $"{i % 90 + 10}/QĐ-KT", DecisionDate = yearly ? new DateOnly(e.Year + 1, 1, 15) : new(e.Year, 5, 19), DecisionIssuer = person.Unit, Source = AchievementSource.Table, CreatedBy = scene.Officer, CreatedAt = now,
                });
            }
        }
        await db.SaveChangesAsync(ct);
    }
}
