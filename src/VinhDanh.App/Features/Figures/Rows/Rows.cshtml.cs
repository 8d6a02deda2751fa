using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Figures.Rows;

/// <summary>The rows behind one figure of a unit in scope, with the total and what is counted, on the page and as a workbook.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class RowsModel(AppDb db, Actor actor, FigureBook book) : PageModel
{
    /// <summary>Of a workbook: more lines than a sheet of old programs holds; nobody reads them.</summary>
    private const int MostExported = 65_000;

    [BindProperty(SupportsGet = true)] public Guid Unit { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? To { get; set; }
    [BindProperty(SupportsGet = true)] public FigurePart Part { get; set; }

    /// <summary>Key of one line of a breakdown.</summary>
    [BindProperty(SupportsGet = true)] public string? Line { get; set; }

    /// <summary>Page, from 1; the framework keeps “page” for itself.</summary>
    [BindProperty(SupportsGet = true)] public int At { get; set; } = 1;
    public Figure Figure { get; private set; } = null!;
    public FigureValue Value { get; private set; } = null!;
    public FigureRows Found { get; private set; } = null!;
    public string Name { get; private set; } = "";

    /// <summary>Which of the rows of a percentage are its part rests on personal facts that not everybody who sees the rows may see.</summary>
    public bool SeesMarks => Figure.MarkNeeds is not { } needed || actor.May(needed);
    public bool ShowsMarks => Figure.Kind is FigureKind.Percent && SeesMarks;
    public FigureLine? ShownLine => Value.Lines.FirstOrDefault(l => l.Key == Line);

    private readonly HashSet<Guid> _open = [];

    /// <returns>Null: the record has no page, or the reader may not open it.</returns>
    public string? HrefOf(FigureRecord record) => record.OwnerId is { } owner && _open.Contains(owner) && (record.Needs is not { } needed || actor.May(needed)) ? record.Href : null;

    public string Href(FigureSlice slice, string handler = "") => FigureLinks.Of(Figure.Code, Unit, From!.Value, To!.Value, slice, handler);

    public static string MarkOf(FigureMark mark) => mark switch
    {
        FigureMark.Counted => "Có",
        FigureMark.NotCounted => "Không",
        FigureMark.Unknown => "Chưa rõ",
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "No words."),
    };

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct) => await LoadAsync(code, new(Part, Line, At), ct) ?? Page();

    public async Task<IActionResult> OnGetXlsxAsync(string code, CancellationToken ct)
    {
        if (await LoadAsync(code, new(Part, Line, 1, MostExported), ct) is { } refusal) return refusal;
        return PaperFile.Of([new()
        {
            Name = "Danh sách",
            TitleLines =
            [
                Figure.Name.ToUpperInvariant(), $"{Name}, {FigureWords.Period(From!.Value, To!.Value)}", $"Số liệu: {FigureWords.Of(Value)}", Figure.Note,
                .. Found.Total > Found.Rows.Count ? (string[])[$"Danh sách có {Vn.Number(Found.Total)} dòng, tệp này ghi {Vn.Number(Found.Rows.Count)} dòng đầu."] : [],
            ],
            Columns = [new("TT", CellKind.Number, 6), .. Found.Columns.Select(c => new SheetColumn(c, Width: 30)), .. ShowsMarks ? (SheetColumn[])[new("Được tính", Width: 10)] : []],
            Rows = Found.Rows.Select((r, i) => (IReadOnlyList<SheetCell>)[i + 1, .. r.Record.Cells.Select(c => (SheetCell)c), .. ShowsMarks ? (SheetCell[])[MarkOf(r.Mark)] : []]),
        }], $"{Figure.Name} {Name}");
    }

    /// <returns>Null: all is loaded.</returns>
    private async Task<IActionResult?> LoadAsync(string code, FigureSlice slice, CancellationToken ct)
    {
        if (book.Find(code) is not { } figure || From is not { } from || To is not { } to || to < from || slice.Page < 1) return NotFound();
        if (await db.Organisations.Within(actor).Where(o => o.Id == Unit).Select(o => o.Name).SingleOrDefaultAsync(ct) is not { } name) return NotFound();
        (Figure, Name) = (figure, name);
        if (!actor.May(figure.Needs) || slice.Part is not FigurePart.Counted && !SeesMarks) return new StatusCodeResult(StatusCodes.Status403Forbidden);
        Value = (await book.CountAsync(new(Unit, from, to, [code]), ct))[code];
        if (Line is not null && ShownLine is null) return NotFound();
        Found = await book.RowsAsync(code, Unit, from, to, slice, ct);
        if (Found.Rows.Count == 0 && slice.Page > 1) return NotFound();
        var owners = Found.Rows.Select(r => r.Record.OwnerId).OfType<Guid>().Distinct().ToList();
        _open.UnionWith(await db.Organisations.Within(actor).Where(o => owners.Contains(o.Id)).Select(o => o.Id).ToListAsync(ct));
        return null;
    }
}
