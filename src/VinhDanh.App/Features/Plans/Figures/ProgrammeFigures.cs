using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Figures;

/// <summary>Plans that the unit issued.</summary>
internal static class ProgrammeFigures
{
    public static FigureTable Table { get; } = new()
    {
        OwnOnly = true,
        Lines = """
            select c.asked, p.id, p.issued_on, p.issued_on is not null as dated
            from covered c join app.programme p on p.organisation_id = c.id
            where p.issued_on between $4 and $5 or p.issued_on is null and p.year between extract(year from $4)::int and extract(year from $5)::int
            """,
        Dimensions = ["dated"],
        Order = "issued_on desc nulls last",
        Columns = ["Số, ký hiệu", "Ngày ban hành", "Tên kế hoạch", "Năm"],
        Describe = DescribeAsync,
        Figures =
        [
            new(new Figure("programmes.issued", "Kế hoạch, chương trình công tác đã ban hành", FigureKind.Documents, "Kế hoạch của đơn vị đang theo dõi trong chương trình. Tính theo ngày ban hành.")
            {
                Source = "Kế hoạch", Reach = FigureReach.Unit, Needs = Permission.ViewProgrammes, UnknownNote = "Kế hoạch của năm trong kỳ chưa ghi ngày ban hành.",
            }, "dated") { Unknown = "not dated" },
        ],
    };

    private static async Task<IReadOnlyDictionary<Guid, FigureRecord>> DescribeAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var programmes = await db.Programmes.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        return programmes.ToDictionary(p => p.Id, p => new FigureRecord(
            [p.Number is null && p.Symbol is null ? "–" : string.Join('/', new[] { p.Number, p.Symbol }.OfType<string>()), Vn.Date(p.IssuedOn, "–"), p.Title, $"{p.Year}"],
            $"/programmes/{p.Id}", p.OrganisationId, Permission.ViewProgrammes));
    }
}
