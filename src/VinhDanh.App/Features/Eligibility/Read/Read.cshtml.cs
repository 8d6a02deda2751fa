using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;
using VinhDanh.Law.Calendar;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Eligibility.Read;

/// <summary>One award with its conditions in plain words, and, where asked, another regime beside it.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class ReadModel(LawShelf shelf, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "date")] public DateOnly? Received { get; set; }

    /// <summary>Id of the regime chosen because it is more favourable; null: that of the day of receipt.</summary>
    [BindProperty(SupportsGet = true, Name = "law")] public string? Law { get; set; }

    /// <summary>Id of the regime to compare with.</summary>
    [BindProperty(SupportsGet = true, Name = "with")] public string? With { get; set; }
    public AwardView Shown { get; private set; } = null!;
    public AwardView? Compared { get; private set; }
    public IEnumerable<Regime> Others => shelf.Library.Regimes.Where(r => r.Id != Shown.Regime.Id && r.Awards.ContainsKey(Shown.Award.Code));

    /// <summary>Regimes that may be chosen instead of that of the day of receipt.</summary>
    public IReadOnlyList<LawChoice> Choices { get; private set; } = [];

    /// <summary>The choice made, or the one open, in words; null: there is none.</summary>
    public string? Choice { get; private set; }

    /// <summary>What the page can be asked for; the law only where there is a choice.</summary>
    public IReadOnlyList<FilterField> Filters =>
    [
        new FilterDate("date", "Ngày nhận hồ sơ", Received is { } day ? Vn.Date(day) : null),
        .. Choices.Count == 0 ? Array.Empty<FilterField>() : [new FilterChoice("law", "Luật áp dụng", Law, "Luật của ngày nhận hồ sơ", [.. Choices.Select(c => new FilterOption(c.Regime.Id, c.Regime.Name))])],
        new FilterChoice("with", "So sánh với", With, "Không so sánh", [.. Others.Select(r => new FilterOption(r.Id, r.Name))]),
    ];

    public string Path => $"/law/{Shown.Award.Code}";
    public string BackHref => LocalAddress.Of("/law", ("date", Received is { } day ? Vn.Date(day) : null));
    public string? Problem { get; private set; }

    public IActionResult OnGet(string code)
    {
        if (!ModelState.IsValid) Problem = "Ngày nhận hồ sơ chưa đúng; đang xem theo ngày hôm nay.";
        var regime = shelf.On(Received);
        Choices = [.. shelf.Library.Choices(Received ?? time.Today(), time.Today()).Where(c => !c.IsDefault && c.Regime.Awards.ContainsKey(code))];
        Choice = string.Join(" ", Choices.Select(c => $"{c.Because!.Text} ({c.Because.Basis.Line}) Muốn xem theo luật ấy, chọn ở ô “Luật áp dụng”.")) is { Length: > 0 } open ? open : null;
        if (Choices.FirstOrDefault(c => c.Regime.Id == Law) is { } chosen)
        {
            Choice = new ChosenLaw(regime.Name, chosen.Because).Says(chosen.Regime.Name);
            regime = chosen.Regime;
        }
        // An award of another time is still worth reading: by the newest regime that knows it.
        if (!regime.Awards.ContainsKey(code)) regime = shelf.Library.Regimes.LastOrDefault(r => r.Awards.ContainsKey(code));
        if (regime is null) return NotFound();
        Shown = AwardView.Of(regime, regime.Awards[code], DecidedOn(regime), Received, calendar);
        if (shelf.Library.Find(With ?? "") is { } other && other.Awards.TryGetValue(code, out var theirs)) Compared = AwardView.Of(other, theirs, DecidedOn(other), Received, calendar);
        return Page();
    }

    /// <summary>Today, or the last day of a regime that has ended: what money was worth then.</summary>
    private DateOnly DecidedOn(Regime regime) => Received ?? (regime.To is { } last && last < time.Today() ? last : time.Today());
}
