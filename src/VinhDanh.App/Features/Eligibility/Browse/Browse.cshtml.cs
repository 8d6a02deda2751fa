using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;
using VinhDanh.Law.Packs;
using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Eligibility.Browse;

/// <summary>The titles and forms of commendation of one day, by kind.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class BrowseModel(LawShelf shelf) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    /// <summary>The day the appraising authority received the dossier; null: today.</summary>
    [BindProperty(SupportsGet = true, Name = "date")] public DateOnly? Received { get; set; }
    [BindProperty(SupportsGet = true, Name = "kind")] public string? Kind { get; set; }
    [BindProperty(SupportsGet = true, Name = "recipient")] public string? Recipient { get; set; }
    public Regime Regime { get; private set; } = null!;
    public IEnumerable<Term> Kinds => Regime.Words.Kinds.Values;
    public IEnumerable<Term> Recipients => Regime.Words.Recipients.Values;
    public IReadOnlyList<KindGroup> Groups { get; private set; } = [];

    /// <summary>Set when the day typed is none.</summary>
    public string? Problem { get; private set; }

    public void OnGet()
    {
        if (!ModelState.IsValid) Problem = "Ngày nhận hồ sơ chưa đúng; đang xem theo ngày hôm nay.";
        Regime = shelf.On(Received);
        var words = Folding.Fold(Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = Regime.Awards.Values
            .Where(a => string.IsNullOrEmpty(Kind) || a.Kind == Kind)
            .Where(a => string.IsNullOrEmpty(Recipient) || a.Recipients.Contains(Recipient))
            .Where(a => words.All(Folding.Fold(string.Join(' ', [a.Name, .. a.FormerNames])).Contains));
        Groups = [.. Kinds.Select(k => new KindGroup(k, [.. found.Where(a => a.Kind == k.Code).OrderByDescending(a => a.Rank ?? 0)])).Where(g => g.Awards.Count > 0)];
    }

    public string Href(Award award) => LocalAddress.Of($"/law/{award.Code}", ("date", Received is { } day ? Vn.Date(day) : null));

    public string RecipientsOf(Award award) => string.Join(", ", award.Recipients.Select(r => Regime.Words.Recipients[r].Name));

    public string DecidersOf(Award award) => award.DecidedBy is { } by ? string.Join(", ", by.Authorities.Select(Regime.Words.Authorities.Name).Distinct()) : "";

    /// <param name="Awards">Highest first.</param>
    public sealed record KindGroup(Term Kind, IReadOnlyList<Award> Awards);
}
