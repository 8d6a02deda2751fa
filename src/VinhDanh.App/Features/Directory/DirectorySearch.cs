using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory;

/// <summary>Search that ignores marks, case and đ/d, on the folded columns and their trigram indexes.</summary>
public static class DirectorySearch
{
    private const double CloseEnough = 0.55;

    /// <summary>Units whose names, codes or other names hold every word, or look much like the text.</summary>
    public static IQueryable<Organisation> Matching(this IQueryable<Organisation> organisations, AppDb db, string? text)
    {
        if (Fold(text) is not { Length: > 0 } wanted) return organisations;
        var found = organisations;
        foreach (var word in wanted.Split(' '))
            found = found.Where(o => o.Folded.Contains(word) || db.OrganisationAliases.Any(a => a.OrganisationId == o.Id && a.Folded.Contains(word)));
        // By id: rows carry xmin, which PostgreSQL can't compare in a union.
        var ids = found.Select(o => o.Id).Union(organisations.Where(o => EF.Functions.TrigramsWordSimilarity(wanted, o.Folded) > CloseEnough).Select(o => o.Id));
        return organisations.Where(o => ids.Contains(o.Id));
    }

    public static IQueryable<Person> Matching(this IQueryable<Person> people, string? text)
    {
        if (Fold(text) is not { Length: > 0 } wanted) return people;
        var found = people;
        foreach (var word in wanted.Split(' ')) found = found.Where(p => p.Folded.Contains(word));
        var ids = found.Select(p => p.Id).Union(people.Where(p => EF.Functions.TrigramsWordSimilarity(wanted, p.Folded) > CloseEnough).Select(p => p.Id));
        return people.Where(p => ids.Contains(p.Id));
    }

    /// <summary>As <c>app.fold</c> in the database: lower case, no marks, đ as d, everything else one blank.</summary>
    public static string Fold(string? text)
    {
        var folded = new StringBuilder();
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) continue;
            var plain = char.ToLowerInvariant(c) is 'đ' ? 'd' : char.ToLowerInvariant(c);
            if (char.IsAsciiLetterOrDigit(plain)) folded.Append(plain);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }
}
