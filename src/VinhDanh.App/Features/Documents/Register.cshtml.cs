using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Documents;

/// <summary>The register of one direction and year, newest first, and as a workbook.</summary>
[Requires(Permission.ViewDocuments)]
public sealed class RegisterModel(AppDb db, Actor actor, RegisterDesk desk, Numbering numbering, IEnumerable<IDocumentUses> uses, TimeProvider time) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "direction")] public DocumentDirection Direction { get; set; }
    [BindProperty(SupportsGet = true, Name = "year")] public short? Year { get; set; }
    [BindProperty(SupportsGet = true, Name = "type")] public string? Type { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    /// <summary>The document that the page before ended with.</summary>
    [BindProperty(SupportsGet = true, Name = "after")] public Guid? After { get; set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<short> Years { get; private set; } = [];
    public string? NextHref { get; private set; }
    public ILookup<Guid, DocumentUse> Uses { get; private set; } = Array.Empty<DocumentUse>().ToLookup(_ => Guid.Empty);
    public bool NumberedHere { get; private set; }
    public bool MayEdit => actor.May(Permission.EditDocuments);
    public short Shown => Year ?? (short)time.Today().Year;

    public string Href(DocumentDirection direction) => LocalAddress.Of("/documents", ("direction", direction is DocumentDirection.Incoming ? "Incoming" : null), ("year", $"{Shown}"));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = Sorted(Filtered());
        if (After is { } after && await desk.Owned.Where(d => d.Id == after).Select(d => new { d.IssuedOn, d.ArrivalNo, d.Id }).SingleOrDefaultAsync(ct) is { } last)
            found = Direction is DocumentDirection.Incoming
                ? found.Where(d => d.ArrivalNo < last.ArrivalNo || d.ArrivalNo == last.ArrivalNo && d.Id < last.Id)
                : found.Where(d => d.IssuedOn < last.IssuedOn || d.IssuedOn == last.IssuedOn && d.Id < last.Id);
        var rows = await RowsOf(found.Take(PageSize + 1)).ToListAsync(ct);
        Rows = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize)
            NextHref = LocalAddress.Of("/documents", ("direction", Direction.ToString()), ("year", $"{Shown}"), ("type", Type), ("q", Text), ("after", Rows[^1].Document.Id.ToString()));
        Years = await desk.Owned.Select(d => d.Year).Distinct().OrderDescending().ToListAsync(ct);
        NumberedHere = await numbering.IsHereAsync(actor.OrganisationId, ct);
        var of = new List<(Guid, DocumentUse)>();
        foreach (var use in uses)
            foreach (var group in await use.OfAsync([.. Rows.Select(r => r.Document.Id)], ct)) of.AddRange(group.Select(u => (group.Key, u)));
        Uses = of.ToLookup(u => u.Item1, u => u.Item2);
    }

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct)
    {
        var rows = await RowsOf(Sorted(Filtered())).ToListAsync(ct);
        var incoming = Direction is DocumentDirection.Incoming;
        var sheet = new SheetModel
        {
            Name = DocumentWords.Of(Direction),
            TitleLines = [$"SỔ ĐĂNG KÝ {(incoming ? "VĂN BẢN ĐẾN" : "VĂN BẢN ĐI")} NĂM {Shown}"],
            Columns =
            [
                .. incoming ? (SheetColumn[])[new("Số đến", CellKind.Number, 9), new("Ngày đến", CellKind.Date, 12)] : [],
                new("Số, ký hiệu", Width: 20), new("Ngày ban hành", CellKind.Date, 14), new("Tên loại", Width: 14), new("Trích yếu nội dung", Width: 60), new("Cơ quan ban hành", Width: 36),
                new("Văn bản chỉ đạo", Width: 10), new("Sổ của", Width: 36), new("Ghi chú", Width: 30),
            ],
            Rows = rows.Select(r => (IReadOnlyList<SheetCell>)
            [
                .. incoming ? (SheetCell[])[r.Document.ArrivalNo!.Value, r.Document.ArrivedOn!.Value] : [],
                r.Document.Reference, r.Document.IssuedOn, DocumentTypes.NameOf(r.Document.Type), r.Document.Subject, r.Document.Issuer, r.Document.Directing ? "x" : "", r.Owner,
                r.Document.CancelReason is { } why ? $"Đã hủy: {why}" : "",
            ]),
        };
        using var stream = new MemoryStream();
        XlsxWriter.Write($"Sổ {DocumentWords.Of(Direction)} {Shown}", [sheet], stream);
        return File(stream.ToArray(), FileKinds.MediaTypeOf(FileKind.Xlsx), $"Sổ đăng ký {DocumentWords.Of(Direction).ToLowerInvariant()} {Shown}.xlsx");
    }

    /// <param name="here">The program numbers what the organisation issues.</param>
    [Requires(Permission.EditDocuments)]
    public async Task<IActionResult> OnPostNumberingAsync(bool here, CancellationToken ct)
    {
        await numbering.SetAsync(actor.OrganisationId, here, ct);
        TempData.SetFlash(new Flash(here ? "Từ nay có thể để trống số: chương trình cấp số kế tiếp theo từng ký hiệu, từng năm." : "Số văn bản do văn thư cấp và nhập vào sổ."));
        return Redirect("/documents");
    }

    private IQueryable<RegisteredDocument> Filtered()
    {
        var found = desk.Owned.AsNoTracking().Where(d => d.Direction == Direction && d.Year == Shown);
        if (Type == "-") found = found.Where(d => d.Type == null);
        else if (!string.IsNullOrEmpty(Type)) found = found.Where(d => d.Type == Type);
        foreach (var word in DirectorySearch.Fold(Text).Split(' ', StringSplitOptions.RemoveEmptyEntries)) found = found.Where(d => d.Folded.Contains(word));
        return found;
    }

    private IQueryable<RegisteredDocument> Sorted(IQueryable<RegisteredDocument> documents) => Direction is DocumentDirection.Incoming
        ? documents.OrderByDescending(d => d.ArrivalNo).ThenByDescending(d => d.Id)
        : documents.OrderByDescending(d => d.IssuedOn).ThenByDescending(d => d.Id);

    private IQueryable<Row> RowsOf(IQueryable<RegisteredDocument> documents) =>
        documents.Select(d => new Row(d, db.Organisations.Where(o => o.Id == d.OrganisationId).Select(o => o.Name).First()));

    public sealed record Row(RegisteredDocument Document, string Owner);
}
