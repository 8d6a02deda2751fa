using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Directory;

/// <summary>The one person in scope that a typed name means.</summary>
public sealed class PersonFinder(AppDb db, Actor actor)
{
    /// <summary>As it can be typed: “Nguyễn Văn An (Sở Nội vụ)”.</summary>
    public static string Label(string person, string unit) => $"{person} ({unit})";

    /// <returns>The person; null when nobody is meant. Several of that name: <see cref="Found.Several"/> says so.</returns>
    public async Task<Found> FindAsync(string text, CancellationToken ct)
    {
        var (name, unit) = Parts(text);
        var people = await (from p in db.People
                            join o in db.Organisations.Within(actor) on p.OrganisationId equals o.Id
                            where p.MergedIntoId == null && p.ValidTo == null && EF.Functions.ILike(p.FullName, name) && (unit == null || EF.Functions.ILike(o.Name, unit))
                            orderby p.Id
                            select p).Take(2).AsNoTracking().ToListAsync(ct);
        return people switch { [var one] => new(one, false), [] => new(null, false), _ => new(null, true) };
    }

    private static (string Name, string? Unit) Parts(string text)
    {
        // The first one: names of units may have brackets of their own.
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var (name, unit) = text.EndsWith(')') && open > 0 ? (text[..open].Trim(), text[(open + 1)..^1].Trim()) : (text.Trim(), null);
        // What the pattern language would read as “anything” is meant as typed.
        return (Literal(name), unit is null ? null : Literal(unit));
    }

    private static string Literal(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    /// <param name="Several">More than one person in scope is called so.</param>
    public readonly record struct Found(Person? Person, bool Several);
}
