using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory;

/// <summary>Search that ignores marks, case and đ/d, on the folded columns and their trigram indexes.</summary>
public static class DirectorySearch
{
    private const double CloseEnough = 0.55;

    /// <summary>What holds every word; only where nothing does, what looks much like the text: likeness is asked of every row, words of an index.</summary>
    public static async Task<IQueryable<Organisation>> FoundAsync(this IQueryable<Organisation> organisations, AppDb db, string? text, CancellationToken ct)
    {
        if (Fold(text).Length == 0) return organisations;
        var exact = organisations.WithWords(db, text);
        return await exact.AnyAsync(ct) ? exact : organisations.Matching(db, text);
    }

    /// <inheritdoc cref="FoundAsync(IQueryable{Organisation}, AppDb, string?, CancellationToken)"/>
    public static async Task<IQueryable<Person>> FoundAsync(this IQueryable<Person> people, string? text, CancellationToken ct)
    {
        if (Fold(text).Length == 0) return people;
        var exact = people.WithWords(text);
        return await exact.AnyAsync(ct) ? exact : people.Matching(text);
    }

    private static IQueryable<Organisation> WithWords(this IQueryable<Organisation> organisations, AppDb db, string? text)
    {
        foreach (var word in Fold(text).Split(' '))
            organisations = organisations.Where(o => o.Folded.Contains(word) || db.OrganisationAliases.Any(a => a.OrganisationId == o.Id && a.Folded.Contains(word)));
        return organisations;
    }

    private static IQueryable<Person> WithWords(this IQueryable<Person> people, string? text)
    {
        foreach (var word in Fold(text).Split(' ')) people = people.Where(p => p.Folded.Contains(word));
        return people;
    }

    /// <summary>Units whose names, codes or other names hold every word, or look much like the text.</summary>
    public static IQueryable<Organisation> Matching(this IQueryable<Organisation> organisations, AppDb db, string? text)
    {
        if (Fold(text) is not { Length: > 0 } wanted) return organisations;
        var found = organisations.WithWords(db, text);
        // By id: rows carry xmin, which PostgreSQL can't compare in a union.
        var ids = found.Select(o => o.Id).Union(organisations.Where(o => EF.Functions.TrigramsWordSimilarity(wanted, o.Folded) > CloseEnough).Select(o => o.Id));
        return organisations.Where(o => ids.Contains(o.Id));
    }

    public static IQueryable<Person> Matching(this IQueryable<Person> people, string? text)
    {
        if (Fold(text) is not { Length: > 0 } wanted) return people;
        var found = people.WithWords(text);
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
