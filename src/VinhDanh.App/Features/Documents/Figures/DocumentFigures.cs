using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Documents.Figures;

/// <summary>Documents that direct the work, as the unit issued them.</summary>
internal static class DocumentFigures
{
    /// <summary>An official letter has no type.</summary>
    private const string Letter = "-";

    public static FigureTable Table { get; } = new()
    {
        OwnOnly = true,
        Lines = """
            select c.asked, d.id, coalesce(d.type, '-') as type, d.issued_on
            from covered c join app.registered_document d on d.organisation_id = c.id
            where d.direction = 'outgoing' and d.directing and d.cancelled_at is null and d.issued_on between $4 and $5
            """,
        Dimensions = ["type"],
        Order = "issued_on desc",
        Columns = ["Số, ký hiệu", "Ngày ban hành", "Tên loại", "Trích yếu", "Cơ quan ban hành"],
        Describe = DescribeAsync,
        Figures =
        [
            new(Figure("documents.directing", "Văn bản lãnh đạo, chỉ đạo về thi đua, khen thưởng đã ban hành", FigureKind.Documents), "true"),
            new(Figure("documents.directing.by-type", "Văn bản lãnh đạo, chỉ đạo đã ban hành, theo tên loại", FigureKind.Breakdown), "true")
            {
                Key = "type",
                Label = key => new(null, DocumentTypes.NameOf(key == Letter ? null : key), key == Letter ? int.MaxValue : DocumentTypes.All.ToList().FindIndex(t => t.Code == key)),
            },
        ],
    };

    private static Figure Figure(string code, string name, FigureKind kind) =>
        new(code, name, kind, "Văn bản đi trong sổ của đơn vị, đánh dấu là văn bản chỉ đạo, không kể văn bản đã hủy. Tính theo ngày ban hành.")
        {
            Source = "Sổ đăng ký văn bản", Reach = FigureReach.Unit, Needs = Permission.ViewDocuments,
        };

    private static async Task<IReadOnlyDictionary<Guid, FigureRecord>> DescribeAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var documents = await db.RegisteredDocuments.AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync(ct);
        return documents.ToDictionary(d => d.Id, d => new FigureRecord(
            [d.Reference, Vn.Date(d.IssuedOn), DocumentTypes.NameOf(d.Type), d.Subject, d.Issuer], $"/documents/{d.Id}", d.OrganisationId, Permission.ViewDocuments));
    }
}
