using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Achievements.Digests;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Eligibility.Proposals;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;
using VinhDanh.Law;
using VinhDanh.Law.Bulk;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Records;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Eligibility.Screening;

/// <summary>Rà soát điều kiện khen thưởng: who is ready for what and was never proposed, who will be next year, who lacks one condition.</summary>
[Requires(Permission.ViewAchievements)]
public sealed class ScreeningPageModel(
    AppDb db, Actor actor, Boards boards, RecordDigests digests, RecordBook book, ScreeningQuery query, ProposalDesk proposals, UnitFinder units, LawShelf law, TimeProvider time) : PageModel
{
    private const int PageSize = 50;
    private const int MostInSheet = 20_000;

    /// <summary>The page opens with what there is; a province that has to be judged anew follows.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan AllPatience = TimeSpan.FromSeconds(60);

    [BindProperty(SupportsGet = true)] public Standing Standing { get; set; }
    [BindProperty(SupportsGet = true)] public string? Award { get; set; }
    [BindProperty(SupportsGet = true, Name = "unit")] public string? UnitText { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Cluster { get; set; }

    /// <summary>“people”, “units”; otherwise both.</summary>
    [BindProperty(SupportsGet = true)] public string? Of { get; set; }
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public int Skip { get; set; }

    /// <summary>The year asked for where it can be on record, else the last that is over.</summary>
    public int Shown => Year >= CompactHistory.FirstYear && Year <= time.Today().Year ? Year.Value : time.Today().Year - 1;
    public Board? Board { get; private set; }
    public IReadOnlyList<Find> Finds { get; private set; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Clusters { get; private set; } = [];
    public IReadOnlyList<string> Suggestions { get; private set; } = [];
    public IReadOnlyList<FilterOption> AwardOptions { get; private set; } = [];
    public string? Problem { get; private set; }
    public bool MayPropose => actor.May(Permission.ProposeAwards);
    public string? NextHref => Skip + PageSize < Finds.Count ? Href(("skip", $"{Skip + PageSize}")) : null;
    public int CountOf(Standing standing) => Board?.Finds.Count(f => f.Standing == standing) ?? 0;
    public string WaitHref => Href(("standing", Standing.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || Year is { } asked && asked != Shown) Problem = "Có lựa chọn chưa đúng; đang xem như không chọn.";
        Skip = Math.Max(0, Skip);
        Clusters = (await db.Clusters.AsNoTracking().Where(c => db.Organisations.Within(actor).Any(o => o.Id == c.OrganisationId)).OrderByDescending(c => c.Year).ThenBy(c => c.Name).Take(200).Select(c => new { c.Id, c.Name, c.Year }).ToListAsync(ct))
            .ConvertAll(c => (c.Id, $"{c.Name} ({c.Year})"));
        Suggestions = await units.SuggestAsync(ct);
        if (!await LoadAsync(Patience, ct)) return Page();
        Rows = await RowsAsync([.. Finds.Skip(Skip).Take(PageSize)], ct);
        return Page();
    }

    /// <summary>Everything that the filter leaves, as a workbook.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct)
    {
        if (!await LoadAsync(AllPatience, ct)) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        var finds = Finds.Take(MostInSheet).ToList();
        var names = await query.NamesAsync(finds, ct);
        return PaperFile.Of([new()
        {
            Name = "Rà soát",
            TitleLines = ["RÀ SOÁT ĐIỀU KIỆN KHEN THƯỞNG", $"{StandingWords.Of(Standing)}; năm thành tích {Shown}; xét theo {Board!.Regime.Name}", $"Lập lúc {Vn.Moment(Board.At)}{(Finds.Count > finds.Count ? $"; {finds.Count} dòng đầu trong {Finds.Count}" : "")}"],
            Columns = [new("Cá nhân, tập thể", Width: 30), new("Năm sinh", Width: 10), new("Đơn vị", Width: 36), new("Danh hiệu, hình thức khen thưởng", Width: 44), new("Kết quả", Width: 34)],
            Rows = finds.Where(f => names.ContainsKey(f.Subject)).Select(f => (IReadOnlyList<SheetCell>)[names[f.Subject].Name, names[f.Subject].BirthYear, names[f.Subject].Place, Board.AwardOf(f).Name, StandingWords.Of(f.Standing)]),
        }], $"Rà soát điều kiện khen thưởng {Shown}");
    }

    /// <summary>Everybody the filter leaves, or those chosen, go onto the list of who is to be proposed.</summary>
    /// <param name="chosen">Subjects; none: all.</param>
    [Requires(Permission.ProposeAwards)]
    public async Task<IActionResult> OnPostProposeAsync(Guid[] chosen, CancellationToken ct)
    {
        if (!ModelState.IsValid || Award is null || law.AwardOf(Award) is null || Standing is not Standing.Now) return BadRequest();
        if (!await LoadAsync(AllPatience, ct)) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (Problem is not null)
        {
            // The unit was renamed or ended since the page was opened: everybody else is not who was meant.
            TempData.SetFlash(new Flash("Không tìm thấy đúng một đơn vị như vậy; chưa đưa ai vào danh sách.", FlashTone.Refused));
            return Redirect(Href());
        }
        var finds = chosen.Length == 0 ? Finds : [.. Finds.Where(f => chosen.Contains(f.Subject))];
        if (finds.Count == 0)
        {
            TempData.SetFlash(new Flash("Không còn ai để đưa vào danh sách.", FlashTone.Notice));
            return Redirect(Href());
        }
        var (list, added) = await proposals.AddAsync(Award, Shown, Board!.Regime, finds, ct);
        boards.Forget();
        TempData.SetFlash(new Flash($"Đã đưa {Vn.Number(added)} trường hợp vào danh sách đề nghị."));
        return Redirect($"/proposals/{list}");
    }

    public string Href(params ReadOnlySpan<(string, string?)> other) => At("/screening", other);

    /// <summary>The same choices at another address.</summary>
    public string At(string path, params ReadOnlySpan<(string, string?)> other)
    {
        List<(string Key, string? Value)> all = [("standing", Standing is Standing.Now ? null : Standing.ToString()), ("award", Award), ("unit", UnitText), ("cluster", Cluster?.ToString()), ("of", Of), ("year", Year?.ToString())];
        foreach (var (key, value) in other)
        {
            all.RemoveAll(p => p.Key == key);
            all.Add((key, value));
        }
        return LocalAddress.Of(path, [.. all]);
    }

    private async Task<bool> LoadAsync(TimeSpan patience, CancellationToken ct)
    {
        Guid? unit = null;
        if (!string.IsNullOrWhiteSpace(UnitText) && (unit = (await units.FindAsync(UnitText, ct))?.Id) is null) Problem = "Không tìm thấy đúng một đơn vị như vậy; đang xem mọi đơn vị.";
        Board = await boards.FindAsync(actor.Path, law.On(null), Shown, await digests.StampAsync(ct), patience, ct);
        if (Board is null) return false;
        Finds = await query.OfAsync(Board, new(Standing, string.IsNullOrEmpty(Award) ? null : Award, unit, Cluster, Of switch { RecordSubject.People => false, RecordSubject.Units => true, _ => null }), ct);
        AwardOptions = [.. Board.Finds.Where(f => f.Standing == Standing).GroupBy(f => f.Award).Select(g => new FilterOption(Board.Awards[g.Key].Code, $"{Board.Awards[g.Key].Name} ({Vn.Number(g.Count())})"))];
        return true;
    }

    /// <summary>With reasons, for those on this page only.</summary>
    private async Task<List<Row>> RowsAsync(IReadOnlyList<Find> finds, CancellationToken ct)
    {
        var names = await query.NamesAsync(finds, ct);
        var records = (await book.RecordsAsync([.. finds.Where(f => !f.IsUnit).Select(f => f.Subject).Distinct()], [.. finds.Where(f => f.IsUnit).Select(f => f.Subject).Distinct()], ct)).ToDictionary(r => r.Subject.Id);
        var evaluator = new Evaluator(Board!.Regime);
        List<Row> rows = [];
        foreach (var find in finds.Where(f => names.ContainsKey(f.Subject) && records.ContainsKey(f.Subject)))
        {
            var record = records[find.Subject];
            var verdict = evaluator.Evaluate(new(Board.AwardOf(find).Code, Shown) { IsScreening = true, Readings = record.Chosen }, record.History(law));
            rows.Add(new(find, names[find.Subject], Board.AwardOf(find), find.Standing is Standing.Now ? Shows(verdict) : Lacks(verdict), LawWords.IsUnverified(verdict)));
        }
        return rows;
    }

    /// <summary>What of the record carries the proposal.</summary>
    private static List<string> Shows(Verdict verdict) => [.. LawWords.Leaves(verdict.Criteria.FirstOrDefault(c => c.Truth is Truth.Met)).Where(f => f.Truth is Truth.Met && !f.IsPresumed && f.Shows is not null).Select(f => f.Shows!).Distinct().Take(3)];

    /// <summary>What is missing on the nearest way.</summary>
    private static List<string> Lacks(Verdict verdict) =>
        [.. LawWords.Lacking(verdict).Select(f => $"Còn thiếu: {f.Needs}{(f.EarliestYear is { } year ? $"; sớm nhất năm {year}" : "")}").Distinct().Take(2)];

    public sealed record Row(Find Find, Found Who, VinhDanh.Law.Packs.Award Award, IReadOnlyList<string> Why, bool Unverified);
}
