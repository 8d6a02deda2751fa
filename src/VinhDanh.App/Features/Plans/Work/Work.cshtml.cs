using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Plans.HandDown;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;

namespace VinhDanh.App.Features.Plans.Work;

/// <summary>What is asked of one's own unit, due first; for the standing agency, what it has to accept and decide as well.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class WorkModel(WorkQueries work, Taking taking, Actor actor, TimeProvider time) : PageModel
{
    /// <summary>A year of monthly reports would bury what is due now.</summary>
    private const int DaysAhead = 60;

    [BindProperty(SupportsGet = true, Name = "all")] public bool All { get; set; }

    public DateOnly Today { get; } = time.Today();
    public DateOnly? Until => All ? null : Today.AddDays(DaysAhead);
    public bool Accepts => actor.May(Permission.AcceptProgress);
    public bool Reports => actor.May(Permission.ReportProgress);
    public IReadOnlyList<AskedPart> Asked { get; private set; } = [];

    /// <summary>Handed down by an authority above and not yet taken; only for who may take it.</summary>
    public int Offered { get; private set; }
    public int AskedInAll { get; private set; }
    public IReadOnlyList<SentPart> ToAccept { get; private set; } = [];
    public IReadOnlyList<AskedExtension> Extensions { get; private set; } = [];

    /// <summary>Nothing to follow yet: the first thing to do is to hand in a plan.</summary>
    public bool Begins => actor.May(Permission.ImportPlans) && Counts is { Open: 0, Done: 0 };

    public OpenCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Asked = await work.AskedAsync(Until, ct);
        AskedInAll = await work.CountAskedAsync(ct);
        if (actor.May(Permission.EditProgrammes)) Offered = await taking.CountOfferedAsync(ct);
        if (!Accepts) return;
        ToAccept = await work.ToAcceptAsync(ct);
        Extensions = await work.ExtensionsAsync(ct);
        Counts = await work.CountAsync(ct);
    }
}
