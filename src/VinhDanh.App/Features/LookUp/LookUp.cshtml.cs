using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.LookUp;

/// <summary>One box over units, people, programmes and tasks in scope; marks and đ/d do not matter, every word must occur.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class LookUpModel(AppDb db, Actor actor) : PageModel
{
    /// <summary>Of each kind; who needs more says more.</summary>
    private const int MostOfAKind = 20;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }
    public IReadOnlyList<FoundKind> Found { get; private set; } = [];
    public bool Asked { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var words = Folding.Fold(Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).ToList();
        if (words.Count == 0) return;
        Asked = true;
        var found = new List<FoundKind>();
        if (actor.May(Permission.ViewProgrammes))
        {
            found.Add(new("Nhiệm vụ", await TasksAsync(words, ct)));
            found.Add(new("Kế hoạch", await ProgrammesAsync(words, ct)));
        }

        if (actor.May(Permission.ViewDirectory))
        {
            found.Add(new("Cơ quan, đơn vị", await OrganisationsAsync(words, ct)));
            found.Add(new("Người", await PeopleAsync(words, ct)));
        }

        Found = [.. found.Where(f => f.Rows.Count > 0)];
    }

    private Task<List<FoundRow>> TasksAsync(List<string> words, CancellationToken ct)
    {
        var tasks = db.VisibleTasks(actor);
        foreach (var word in words) tasks = tasks.Where(t => t.Folded.Contains(word));
        return (from task in tasks
                join programme in db.Programmes on task.ProgrammeId equals programme.Id
                orderby task.DueOn descending, task.Id
                select new FoundRow($"/tasks/{task.Id}", task.Title, programme.Title)).Take(MostOfAKind).ToListAsync(ct);
    }

    private Task<List<FoundRow>> ProgrammesAsync(List<string> words, CancellationToken ct)
    {
        var programmes = db.VisibleProgrammes(actor);
        foreach (var word in words) programmes = programmes.Where(p => SearchFunctions.Fold(p.Title + " " + (p.Number ?? "")).Contains(word));
        return programmes.OrderByDescending(p => p.Year).ThenBy(p => p.Id)
            .Select(p => new FoundRow($"/programmes/{p.Id}", p.Title, p.Number ?? "chưa có số")).Take(MostOfAKind).ToListAsync(ct);
    }

    private Task<List<FoundRow>> OrganisationsAsync(List<string> words, CancellationToken ct)
    {
        var organisations = db.Organisations.Within(actor);
        foreach (var word in words)
            organisations = organisations.Where(o => o.Folded.Contains(word) || db.OrganisationAliases.Any(a => a.OrganisationId == o.Id && a.Folded.Contains(word)));
        return (from organisation in organisations
                join parent in db.Organisations on organisation.ParentId equals parent.Id into parents
                from parent in parents.DefaultIfEmpty()
                orderby organisation.ValidTo != null, organisation.Name, organisation.Id
                select new FoundRow($"/directory/organisations/{organisation.Id}", organisation.Name, parent == null ? "" : parent.Name)).Take(MostOfAKind).ToListAsync(ct);
    }

    private Task<List<FoundRow>> PeopleAsync(List<string> words, CancellationToken ct)
    {
        var within = db.Organisations.Within(actor).Select(o => o.Id);
        var people = db.People.Where(p => within.Contains(p.OrganisationId));
        foreach (var word in words) people = people.Where(p => p.Folded.Contains(word));
        return (from person in people
                join organisation in db.Organisations on person.OrganisationId equals organisation.Id
                orderby person.FullName, person.Id
                select new FoundRow($"/directory/people/{person.Id}", person.FullName, organisation.Name)).Take(MostOfAKind).ToListAsync(ct);
    }
}

public sealed record FoundKind(string Title, IReadOnlyList<FoundRow> Rows);

/// <param name="Where">What tells it from others of the same name.</param>
public sealed record FoundRow(string Href, string Title, string Where);
