using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Platform.Statutes;

namespace VinhDanh.App.Features.Eligibility.Proposals;

/// <summary>Lists of those to be proposed, newest first.</summary>
[Requires(Permission.ViewAchievements)]
public sealed class ListsModel(AppDb db, Actor actor, LawShelf law) : PageModel
{
    public const int Most = 200;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Rows = [.. (await (from l in db.ProposalLists
                           join o in db.Organisations.Within(actor) on l.OrganisationId equals o.Id
                           orderby l.CreatedAt descending
                           select new { l.Id, l.Award, l.Year, o.Name, l.CreatedAt, Members = db.ProposalListMembers.Count(m => m.ListId == l.Id && m.RemovedAt == null) }).Take(Most).ToListAsync(ct))
            .Select(l => new Row(l.Id, law.NameOf(l.Award), l.Year, l.Name, l.CreatedAt, l.Members))];

    public sealed record Row(Guid Id, string Award, int Year, string Owner, DateTimeOffset CreatedAt, int Members);
}
