using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;
using VinhDanh.Law.Packs;

namespace VinhDanh.App.Features.Eligibility.Read;

/// <summary>One award with its conditions in plain words, and, where asked, another regime beside it.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class ReadModel(LawShelf shelf, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "date")] public DateOnly? Received { get; set; }

    /// <summary>Id of the regime to compare with.</summary>
    [BindProperty(SupportsGet = true, Name = "with")] public string? With { get; set; }
    public AwardView Shown { get; private set; } = null!;
    public AwardView? Compared { get; private set; }
    public IEnumerable<Regime> Others => shelf.Library.Regimes.Where(r => r.Id != Shown.Regime.Id && r.Awards.ContainsKey(Shown.Award.Code));
    public string Path => $"/law/{Shown.Award.Code}";
    public string BackHref => LocalAddress.Of("/law", ("date", Received is { } day ? Vn.Date(day) : null));
    public string? Problem { get; private set; }

    public IActionResult OnGet(string code)
    {
        if (!ModelState.IsValid) Problem = "Ngày nhận hồ sơ chưa đúng; đang xem theo ngày hôm nay.";
        var regime = shelf.On(Received);
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
