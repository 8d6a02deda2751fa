using VinhDanh.App.Platform.Statutes;
using VinhDanh.Law.Bulk;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Achievements.Demo;

/// <summary>
/// Careers that could have been: a level each year, initiatives now and then, yearly titles where the law's conditions are met, higher awards given to some of
/// those who may have them, so that others were forgotten. The same seed gives the same career.
/// </summary>
public sealed class InventedCareers
{
    private readonly Regime _regime;
    private readonly CompiledRegime _compiled;
    private readonly CompactHistory _compact;
    private readonly int[] _yearly;
    private readonly int[] _others;
    private readonly string _group;

    public InventedCareers(LawShelf law, DateOnly today)
    {
        _regime = law.On(today);
        _compiled = new(_regime, new("", 0) { IsScreening = true });
        _compact = _compiled.NewHistory();
        var open = _regime.Awards.Values.Where(a => a.Recipients.Contains(Recipients.Individual) && a.Rank is not null).OrderBy(a => a.Rank).ToList();
        _yearly = [.. open.Where(a => a.Yearly).Select(a => _compiled.NumberOf(a.Code))];
        _others = [.. open.Where(a => !a.Yearly).Select(a => _compiled.NumberOf(a.Code))];
        _group = _regime.Words.Groups.Values.First(g => g.IsUsual && g.Recipients.Contains(Recipients.Individual)).Code;
    }

    /// <param name="last">The last year of the career.</param>
    public IReadOnlyList<InventedEntry> Of(int seed, int first, int last)
    {
        var chance = new Random(seed);
        var diligence = chance.Next(100);
        var words = _regime.Words;
        List<InventedEntry> entries = [];
        List<YearRecord> years = [];
        List<HeldAward> awards = [];
        List<Work> works = [];
        for (var year = first; year <= last; year++)
        {
            var level = words.Ratings.Terms[Math.Clamp(words.Ratings.Terms.Count - 1 - (chance.Next(100) switch { var n when n < diligence => 0, < 85 => 1, < 98 => 2, _ => 3 }), 0, words.Ratings.Terms.Count - 1)].Code;
            years.Add(new(year, level));
            entries.Add(new(AchievementKind.Rating, year, level));
            if (chance.Next(100) < 10 + diligence / 3)
            {
                var scope = words.Scopes.Terms[chance.Next(100) switch { < 80 => 1, _ => Math.Min(3, words.Scopes.Terms.Count - 1) }].Code;
                // Recognised by the level that the scope is named after; the lowest for what stays in the unit.
                var by = words.Authorities.Has(scope) ? scope : words.Authorities.Terms[0].Code;
                works.Add(new(year, words.WorkKinds.Keys.First(), scope, true, by));
                entries.Add(new(AchievementKind.Work, year, words.WorkKinds.Keys.First(), scope, by));
            }
            foreach (var title in _yearly) Give(title, year, year);
            foreach (var award in _others)
            {
                if (awards.Exists(a => a.Award == _compiled.AwardOf(award).Code)) continue;
                if (chance.Next(100) < 45) Give(award, year, year + 1);
            }
        }
        return entries;

        void Give(int award, int year, int given)
        {
            if (given > last + 1) return;
            _compiled.Fill(_compact, new() { Subject = new(Recipients.Individual, _group), Years = years, Awards = awards, Works = works });
            if (_compiled.Judge(award, _compact, year) is not Outcome.Eligible) return;
            var code = _compiled.AwardOf(award).Code;
            awards.Add(new(code, given));
            entries.Add(new(AchievementKind.Title, given, code));
        }
    }
}

/// <param name="Scope">Of a work, as <paramref name="RecognisedBy"/>.</param>
public readonly record struct InventedEntry(AchievementKind Kind, int Year, string Code, string? Scope = null, string? RecognisedBy = null);
