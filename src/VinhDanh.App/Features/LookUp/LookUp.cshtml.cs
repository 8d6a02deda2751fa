using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Search;

namespace VinhDanh.App.Features.LookUp;

/// <summary>One box over everything the actor may see, by kind.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class LookUpModel(Searcher searcher) : PageModel
{
    /// <summary>Of each kind; of one alone more.</summary>
    public const int MostOfAKind = 20, MostOfOne = 100;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    /// <summary>Key of the one kind asked for; anything else: all kinds.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")] public string? Kind { get; set; }

    public SearchKind? Only { get; private set; }
    public IReadOnlyList<SearchKind> Kinds => searcher.Kinds;

    /// <summary>Null: nothing was asked.</summary>
    public SearchAnswer? Answer { get; private set; }
    public Marking Marking { get; private set; } = null!;
    public int Count => Answer!.Kinds.Sum(k => k.Hits.Count);
    public bool More => Answer!.Kinds.Any(k => k.More);

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (SearchQuery.Of(Text).Groups.Count == 0) return;
        Only = searcher.Kinds.FirstOrDefault(k => k.Key == Kind);
        Answer = await searcher.AskAsync(Text, Only, Only is null ? MostOfAKind : MostOfOne, ct);
        Marking = Answer.Marking;
    }

    public string AddressOf(SearchKind? kind) => $"/search?q={Uri.EscapeDataString(Text ?? "")}" + (kind is null ? "" : $"&kind={kind.Key}");
}
