using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Directory;

/// <summary>Fields where a unit is typed: suggestions, and the one unit in scope that the text means.</summary>
public sealed class UnitFinder(AppDb db, Actor actor)
{
    /// <summary>More than this nobody scrolls through; further units are found by typing.</summary>
    private const int MostSuggestions = 500;

    /// <summary>“Sở Nội vụ (H99.02)”, living units in scope, nearest to the authority first.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(CancellationToken ct)
    {
        var units = await db.Organisations.AsNoTracking().Within(actor).Where(o => o.ValidTo == null)
            .OrderBy(o => o.Path.NLevel).ThenBy(o => EF.Functions.Collate(o.Name, "vi-x-icu")).Take(MostSuggestions)
            .Select(o => new { o.Name, o.Code }).ToListAsync(ct);
        return [.. units.Select(u => Label(u.Name, u.Code))];
    }

    /// <returns>The unit; null when none or several units in scope are meant.</returns>
    public async Task<Organisation?> FindAsync(string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var code = text.EndsWith(')') && text.LastIndexOf('(') is >= 0 and var open ? text[(open + 1)..^1].Trim() : text.Trim();
        var scope = db.Organisations.Within(actor);
        if (await scope.Where(o => o.Code == code).OrderBy(o => o.ValidTo != null).FirstOrDefaultAsync(ct) is { } byCode) return byCode;
        var folded = DirectorySearch.Fold(text);
        var named = await scope
            .Where(o => EF.Functions.ILike(o.Name, text) || o.ShortName != null && EF.Functions.ILike(o.ShortName, text)
                || db.OrganisationAliases.Any(a => a.OrganisationId == o.Id && a.Folded == folded))
            .OrderBy(o => o.ValidTo != null).Take(2).ToListAsync(ct);
        return named is [var one] || named.Count == 2 && named[0].ValidTo is null && named[1].ValidTo is not null ? named[0] : null;
    }

    public static string Label(string name, string? code) => code is null ? name : $"{name} ({code})";
}
