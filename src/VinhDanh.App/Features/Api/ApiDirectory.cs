using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Directory.History;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Api;

/// <summary>Units and people as of a day. Of people only name and posts: nothing of what is kept for statistics.</summary>
internal sealed class ApiDirectory(AppDb db, Actor actor, UnitHistory history, TimeProvider time)
{
    private const string UnitsPath = ApiFeature.Root + "/organisations";
    private const string PeoplePath = ApiFeature.Root + "/people";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/organisations", (HttpRequest request, ApiDirectory directory, CancellationToken ct) => directory.UnitsAsync(new(request), ct))
            .Answers<ApiPage<UnitJson>>().Reads(ApiScope.Organisations, "Cơ quan, đơn vị trong phạm vi, như vào ngày on (không có: hôm nay). Tham số: on, kind, parent, after.");
        api.MapGet("/organisations/{id:guid}", (Guid id, HttpRequest request, ApiDirectory directory, CancellationToken ct) => directory.UnitAsync(id, new(request), ct))
            .Answers<UnitJson>().Reads(ApiScope.Organisations, "Một đơn vị như vào ngày on (không có: hôm nay), kể cả đơn vị khi đó chưa có hoặc đã thôi hoạt động. Tham số: on.");
        api.MapGet("/people", (HttpRequest request, ApiDirectory directory, CancellationToken ct) => directory.PeopleAsync(new(request), ct))
            .Answers<ApiPage<PersonJson>>().Reads(ApiScope.People, "Người đang công tác vào ngày on (không có: hôm nay), với chức vụ khi đó. Tham số: on, organisation, after.");
        api.MapGet("/people/{id:guid}", (Guid id, HttpRequest request, ApiDirectory directory, CancellationToken ct) => directory.PersonAsync(id, new(request), ct))
            .Answers<PersonJson>().Reads(ApiScope.People, "Một người, với chức vụ vào ngày on (không có: hôm nay). Tham số: on.");
    }

    private async Task<IResult> UnitsAsync(ApiQuestion asked, CancellationToken ct)
    {
        var (on, kind, parent, after) = (asked.Day("on"), asked.OneOf<OrganisationKind>("kind"), asked.Id("parent"), asked.Place(Key));
        if (asked.Refusal() is { } refusal) return refusal;
        var day = on ?? time.Today();
        var units = UnitHistory.Living(db.Organisations.AsNoTracking().Within(actor), day);
        var then = history.Then(parent is { } above ? history.Under(units, above, day) : units, day);
        if (kind is { } wanted) then = then.Where(u => u.Kind == wanted);
        if (after is { } last) then = then.Where(u => u.Id > last);
        var rows = await then.OrderBy(u => u.Id).Take(ApiPage<UnitJson>.Size + 1).ToListAsync(ct);
        return new ApiAnswer<ApiPage<UnitJson>>(ApiPage<UnitJson>.Of([.. rows.Select(UnitJson.Of)], shown => LocalAddress.Of(
            UnitsPath, ("on", Text(on)), ("kind", kind is { } k ? Names.OfEnum(k) : null), ("parent", parent?.ToString()), ("after", shown.Id.ToString("N")))));
    }

    private async Task<IResult> UnitAsync(Guid id, ApiQuestion asked, CancellationToken ct)
    {
        var on = asked.Day("on");
        if (asked.Refusal() is { } refusal) return refusal;
        var unit = await history.Then(db.Organisations.AsNoTracking().Within(actor).Where(o => o.Id == id), on ?? time.Today()).SingleOrDefaultAsync(ct);
        return unit is null ? Results.NotFound() : new ApiAnswer<UnitJson>(UnitJson.Of(unit));
    }

    private async Task<IResult> PeopleAsync(ApiQuestion asked, CancellationToken ct)
    {
        var (on, organisation, after) = (asked.Day("on"), asked.Id("organisation"), asked.Place(Key));
        if (asked.Refusal() is { } refusal) return refusal;
        var day = on ?? time.Today();
        var people = Visible.Where(p => p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day));
        if (organisation is { } unit) people = people.Where(p => p.OrganisationId == unit);
        if (after is { } last) people = people.Where(p => p.Id > last);
        var rows = await people.OrderBy(p => p.Id).Take(ApiPage<PersonJson>.Size + 1).ToListAsync(ct);
        return new ApiAnswer<ApiPage<PersonJson>>(ApiPage<PersonJson>.Of(await WithPostsAsync(rows, day, ct), shown => LocalAddress.Of(
            PeoplePath, ("on", Text(on)), ("organisation", organisation?.ToString()), ("after", shown.Id.ToString("N")))));
    }

    private async Task<IResult> PersonAsync(Guid id, ApiQuestion asked, CancellationToken ct)
    {
        var on = asked.Day("on");
        if (asked.Refusal() is { } refusal) return refusal;
        var found = await Visible.Where(p => p.Id == id).ToListAsync(ct);
        return found is [] ? Results.NotFound() : new ApiAnswer<PersonJson>((await WithPostsAsync(found, on ?? time.Today(), ct))[0]);
    }

    private IQueryable<Person> Visible
    {
        get
        {
            var within = db.Organisations.Within(actor).Select(o => o.Id);
            return db.People.AsNoTracking().Where(p => within.Contains(p.OrganisationId) && p.MergedIntoId == null);
        }
    }

    private async Task<IReadOnlyList<PersonJson>> WithPostsAsync(IReadOnlyList<Person> people, DateOnly day, CancellationToken ct)
    {
        var ids = people.Select(p => p.Id).ToList();
        var posts = (await (
            from x in db.Positions.AsNoTracking()
            join o in db.Organisations on x.OrganisationId equals o.Id
            where ids.Contains(x.PersonId) && x.ValidFrom <= day && (x.ValidTo == null || x.ValidTo >= day)
            orderby x.IsHead descending, x.ValidFrom, x.Id
            select new { x.PersonId, Post = new PostJson(x.Title, x.OrganisationId, o.Name, x.IsHead, x.ValidFrom, x.ValidTo) }).ToListAsync(ct)).ToLookup(x => x.PersonId, x => x.Post);
        return [.. people.Select(p => new PersonJson(p.Id, p.FullName, p.OrganisationId, p.ValidFrom, p.ValidTo, [.. posts[p.Id]]))];
    }

    private static Guid? Key(string text) => Guid.TryParseExact(text, "N", out var id) ? id : null;
    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Outside">Works with the authority without being under it.</param>
internal sealed record UnitJson(Guid Id, string Name, string? ShortName, string? Code, OrganisationKind Kind, Guid? ParentId, bool Outside, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public static UnitJson Of(UnitThen u) => new(u.Id, u.Name, u.ShortName, u.Code, u.Kind, u.ParentId, u.IsOutside, u.ValidFrom, u.ValidTo);
}

internal sealed record PersonJson(Guid Id, string FullName, Guid OrganisationId, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<PostJson> Posts);

internal sealed record PostJson(string Title, Guid OrganisationId, string Organisation, bool IsHead, DateOnly ValidFrom, DateOnly? ValidTo);
