using System.Globalization;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Platform.Statutes;

namespace VinhDanh.App.Features.Achievements.Figures;

/// <summary>Lines of awards under the level that decides them, highest first: what the law says of the award, not what an entry writes as its issuer.</summary>
internal sealed class AwardLevels(LawShelf law)
{
    private const int Unsaid = 1000;

    public FigureLabel Of(string code)
    {
        var award = law.AwardOf(code);
        var scale = law.Words.Authorities;
        // Where several may decide, the award is of the level of the lowest of them: a commendation paper (giấy khen) is of the base, also when a director of a department gives it.
        var rank = award?.DecidedBy?.Authorities.Select(scale.Rank).Where(r => r >= 0).DefaultIfEmpty(-1).Min() ?? -1;
        var name = law.NameOf(code);
        if (rank < 0) return new("Chưa rõ cấp quyết định", name, Unsaid * Unsaid);
        var level = scale.Terms[rank].Name;
        return new(char.ToUpper(level[0], CultureInfo.InvariantCulture) + level[1..], name, (Unsaid - rank) * Unsaid - Math.Clamp(award!.Rank ?? 0, 0, Unsaid - 1));
    }
}
