using VinhDanh.Law.Packs;
using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Evaluation;

/// <summary>Years in a row, and what must lie inside them.</summary>
public sealed partial class Evaluator
{
    private Finding RatingRun(RatingRunRule rule, Scene scene)
    {
        var level = _words.RatingOrBetter(rule.Level);
        var window = new Window(scene, rule.After, rule.Years, y => scene.Facts.Rated(y, rule.Level), Labels.GapInStreak, Labels.StreakTooShort);
        var run = Judge(window, _says.Says(rule, scene.Year), "kết quả xếp loại", $"được xếp loại {level}");
        return WithInner(run, window, rule.During, scene);
    }

    private Finding TitleRun(TitleRunRule rule, Scene scene)
    {
        var award = regime.Awards.GetValueOrDefault(rule.Award);
        var name = _words.Award(rule.Award);
        var says = _says.Says(rule, scene.Year);
        if (award is { PeriodYears: > 1, PeriodOf: { } of }) return PeriodRun(rule, scene, award, of, says);
        var notBefore = FirstFresh(rule, scene);
        var window = new Window(scene, rule.After, rule.Times, y => scene.Facts.Holds(rule.Award, y), Labels.GapInConsecutiveTitles, Labels.NotEnoughConsecutiveTitles, notBefore);
        return WithInner(Judge(window, says, $"danh hiệu {name}", $"được tặng {name}"), window, rule.During, scene);
    }

    /// <summary>Years that already served for the same award are not counted again, unless the reading chosen lets them.</summary>
    private int? FirstFresh(TitleRunRule rule, Scene scene)
    {
        if (rule.Fresh is not { } reading || Chosen(scene.Proposal, reading)) return null;
        var before = scene.Facts.Held(scene.Award.Code, scene.Year - 1).ToList();
        return before.Count == 0 ? null : before[^1].Year + 1;
    }

    /// <summary>
    /// A title that takes several years is held “in a row” when nothing is missing between one award and the next: either the next came as soon as it could, or the
    /// title that makes the period was held in every year between them.
    /// </summary>
    private Finding PeriodRun(TitleRunRule rule, Scene scene, Award award, string of, string says)
    {
        var held = scene.Facts.Held(rule.Award, scene.Year).Where(a => a.Year >= scene.Facts.CountsFrom).Select(a => a.Year).Distinct().ToList();
        var chain = new List<int>();
        int? unknown = null;
        if (held.Count > 0 && held[^1] == scene.Year)
        {
            chain.Add(scene.Year);
            for (var i = held.Count - 2; i >= 0; i--)
            {
                var between = held[i + 1] - held[i] <= award.PeriodYears
                    ? Truth.Met
                    : Truths.All(Enumerable.Range(held[i] + 1, held[i + 1] - held[i]).Select(y => scene.Facts.Holds(of, y)));
                if (between is Truth.Unknown && chain.Count < rule.Times) unknown = held[i];
                if (between is not Truth.Met) break;
                chain.Insert(0, held[i]);
            }
        }
        var truth = chain.Count >= rule.Times ? Truth.Met : unknown is not null && chain.Count + 1 >= rule.Times ? Truth.Unknown : Truth.NotMet;
        return new(truth, says)
        {
            Shows = held.Count == 0 ? $"Chưa thấy {award.Name} trong hồ sơ" : $"{award.Name}: năm {Wording.Years(held)}",
            Needs = truth switch
            {
                Truth.Met => null,
                Truth.Unknown => $"Bổ sung danh hiệu {_words.Award(of)} các năm từ {unknown + 1} đến {chain[0]}",
                _ when held.Count == 0 || held[^1] != scene.Year => $"Lần gần nhất phải là năm {scene.Year}",
                _ => $"Giữa hai lần không được ngắt quãng {_words.Award(of)}",
            },
            Label = truth is not Truth.NotMet ? null : held.Count >= rule.Times || held.Count > 0 && held[^1] != scene.Year ? Labels.GapInConsecutiveTitles : Labels.NotEnoughConsecutiveTitles,
            Rows = [.. scene.Facts.Held(rule.Award, scene.Year).Select(a => a.Row).OfType<string>()],
            Nearness = truth is Truth.Met ? 1 : (double)chain.Count / (rule.Times + 1),
        };
    }

    private static Finding Judge(Window window, string says, string missing, string wanted)
    {
        var run = window.Run;
        var truth = window.Truth;
        var sure = run.From(possible: false);
        return new(truth, says)
        {
            Shows = run.Sure > 0 ? $"Liên tục {Wording.Count(run.Sure)} năm: {Wording.Span(sure, run.Last)}{window.Why}" : $"Năm {run.Last} không tính được{window.Why}",
            Needs = truth switch
            {
                Truth.Met => null,
                Truth.Unknown => $"Bổ sung {missing} năm {Wording.Years(run.Missing(window.Length))}",
                _ => $"Còn thiếu {Wording.Count(window.Length - run.Sure)} năm liên tục {wanted}",
            },
            EarliestYear = truth is Truth.Met || window.AwaitsPrior ? null : run.Last + window.Length - run.Sure,
            Label = truth is Truth.NotMet ? window.Label : null,
            Rows = window.Rows,
            Nearness = truth is Truth.Met ? 1 : Math.Min(0.9, (double)run.Sure / window.Length),
        };
    }

    private Finding WithInner(Finding run, Window window, IReadOnlyList<Inner> during, Scene scene)
    {
        // What lies inside a run that is too short need not be told.
        if (during.Count == 0 || run.Truth is Truth.NotMet) return run;
        return Joined(Join.All, [run, .. during.Select(i => Judge(i, window, scene))]) with { Says = RuleWords.All };
    }

    private Finding Judge(Inner inner, Window window, Scene scene)
    {
        var finding = inner switch
        {
            InnerAward i => Counted(y => scene.Facts.Held(i.Award, y).Any(a => a.Year == y) ? Truth.Met : scene.Facts.IsRecorded(y) ? Truth.NotMet : scene.Facts.Unrecorded, i.Times, window, _says.Times(i), Labels.InnerTitleCountShort),
            InnerRating i => Counted(y => scene.Facts.Rated(y, i.Level), i.Years, window, _says.Times(i), Labels.InnerExcellentYearsShort),
            InnerWorks i => WorksIn(new(i.Kinds, i.Scope, i.Times, Effective: false, RecognisedBy: null, WithinYears: null, null), scene, window.First, scene.Year, $"trong các năm {Wording.Span(window.First, scene.Year)}"),
            InnerAny i => Joined(Join.Any, [.. i.Sets.Select(set => set.Count == 1 ? Judge(set[0], window, scene) : Joined(Join.All, [.. set.Select(p => Judge(p, window, scene))]))]),
            _ => throw new InvalidOperationException($"No judgement for {inner.GetType().Name}."),
        };
        return inner.Basis is null ? finding : finding with { Basis = inner.Basis };
    }

    private static Finding Counted(Func<int, Truth> holds, int times, Window window, string what, string label)
    {
        var years = Enumerable.Range(window.First, window.Run.Last - window.First + 1).Select(y => (Year: y, Truth: holds(y))).ToList();
        List<int> met = [.. years.Where(y => y.Truth is Truth.Met).Select(y => y.Year)];
        List<int> unknown = [.. years.Where(y => y.Truth is Truth.Unknown).Select(y => y.Year)];
        var truth = Truths.AtLeast(times, [.. years.Select(y => y.Truth)]);
        return new(truth, $"Trong các năm {Wording.Span(window.First, window.Run.Last)} có từ {what} trở lên")
        {
            Shows = met.Count == 0 ? "Chưa có năm nào" : $"Năm {Wording.Years(met)}",
            Needs = truth switch
            {
                Truth.Met => null,
                Truth.Unknown => $"Bổ sung hồ sơ năm {Wording.Years(unknown)}",
                _ => $"Còn thiếu {Wording.Count(times - met.Count)}",
            },
            EarliestYear = truth is Truth.NotMet ? window.Run.Last + times - met.Count : null,
            Label = truth is Truth.NotMet ? label : null,
            Nearness = truth is Truth.Met ? 1 : 0.9 * met.Count / times,
        };
    }
}
