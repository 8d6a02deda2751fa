using System.CommandLine;
using System.Globalization;
using VinhDanh.App.Platform.Clock;
using VinhDanh.Law.Cases;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run law check | evaluate | explain | rewards | due | quotas</c>: the law as data, without a database.</summary>
internal static class LawCommand
{
    public static Command Build() => new("law", Words.Of("luật dưới dạng dữ liệu: kiểm tra bộ dữ liệu, xét các trường hợp mẫu, giải thích một kết luận", "the law as data: check packs, judge worked cases, explain a verdict"))
    {
        Check(),
        Evaluate(),
        Explain(),
        LawRewardsCommand.Build(),
        LawDueCommand.Build(),
        LawQuotasCommand.Build(),
    };

    private static Command Check()
    {
        var files = LawFiles.Local(new Argument<FileInfo[]>("packs") { Arity = ArgumentArity.ZeroOrMore });
        var command = new Command("check", Words.Of("kiểm tra các bộ luật cùng bộ dữ liệu riêng của địa phương, đơn vị", "check the regimes together with local packs")) { files };
        command.SetAction(parsed =>
        {
            try
            {
                var library = LawFiles.Load(parsed.GetValue(files) ?? []);
                foreach (var regime in library.Regimes) Console.WriteLine(Line(regime));
                Console.WriteLine(Words.Of("Không có lỗi.", "No mistakes."));
                return 0;
            }
            catch (PackException e)
            {
                foreach (var mistake in e.Mistakes) Console.WriteLine(mistake);
                Console.WriteLine(Words.Of($"{e.Mistakes.Count} lỗi.", $"{e.Mistakes.Count} mistakes."));
                return 1;
            }
        });
        return command;
    }

    private static string Line(Regime regime)
    {
        var criteria = regime.Awards.Values.SelectMany(a => a.Criteria).ToList();
        var period = $"{regime.From?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "…"} – {regime.To?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "…"}";
        var verified = criteria.Count(c => c.Basis.Verified);
        return Words.Of(
            $"{regime.Id} ({period}): {regime.Awards.Count} danh hiệu, hình thức; {criteria.Count} tiêu chuẩn, {verified} đã kiểm chứng{(regime.Incomplete is null ? "" : "; chưa đủ")}{LocalNames(regime)}",
            $"{regime.Id} ({period}): {regime.Awards.Count} awards; {criteria.Count} criteria, {verified} verified{(regime.Incomplete is null ? "" : "; incomplete")}{LocalNames(regime)}");
    }

    private static string LocalNames(Regime regime) => regime.Local.Count == 0 ? "" : $"; + {string.Join(", ", regime.Local)}";

    private static Command Evaluate()
    {
        var cases = new Argument<FileInfo>("cases") { Description = Words.Of("tệp YAML các trường hợp", "a YAML file of cases") };
        var local = LawFiles.Local(new Option<FileInfo[]>("--local"));
        var command = new Command("evaluate", Words.Of("xét các trường hợp trong một tệp và đối chiếu với kết luận mong đợi", "judge the cases of a file and compare with the verdicts expected")) { cases, local };
        command.SetAction(parsed => LawFiles.Refusing(() =>
        {
            var library = LawFiles.Load(parsed.GetValue(local) ?? []);
            var results = LawFiles.Read(parsed.GetValue(cases)!, CaseReader.ReadCases).Select(c => CaseRunner.Run(library, c)).ToList();
            foreach (var result in results) Console.WriteLine(Line(result));
            var failed = results.Count(r => !r.Passed);
            Console.WriteLine($"{results.Count - failed} passed, {failed} failed");
            return failed == 0 ? 0 : 1;
        }));
        return command;
    }

    private static string Line(CaseResult result)
    {
        var @case = result.Case;
        var told = result.Verdict is { } verdict ? $"{OutcomeWords.Of(verdict.Outcome)}{Labels(verdict.Failed)}" : result.Problem;
        var expected = result.Passed || result.Problem is not null ? ""
            : @case.Expected is { } e ? Words.Of($"; mong đợi: {(e.Eligible ? "đủ điều kiện" : "không")}{Labels(e.Failed)}", $"; expected: {(e.Eligible ? "eligible" : "not")}{Labels(e.Failed)}")
            : Words.Of("; không nêu kết luận mong đợi", "; no verdict expected");
        return $"{(result.Passed ? "ok  " : "FAIL")} {@case.Id} {@case.Proposal.Award} {@case.Proposal.Year}: {told}{expected}";
    }

    private static string Labels(IReadOnlyList<string> labels) => labels.Count == 0 ? "" : $" [{string.Join(", ", labels)}]";

    private static Command Explain()
    {
        var award = new Option<string>("--award") { Required = true, Description = Words.Of("mã danh hiệu, hình thức khen thưởng", "code of the award") };
        var history = new Option<FileInfo>("--history") { Required = true, Description = Words.Of("tệp YAML hồ sơ thành tích (dạng như một trường hợp mẫu)", "a YAML history, in the form of a case") };
        var date = new Option<DateOnly>("--date") { Required = true, Description = Words.Of("ngày cơ quan thẩm định nhận hồ sơ, dạng năm-tháng-ngày", "day the appraising authority received the dossier, yyyy-mm-dd") };
        var year = new Option<int?>("--year") { Description = Words.Of("năm thành tích cuối cùng; mặc định: năm cuối trong hồ sơ", "last year of achievement; by default the last in the history") };
        var law = LawFiles.Law();
        law.Description = Words.Of("xét theo bộ luật nêu tên; mặc định: bộ luật của ngày nhận hồ sơ", "judge by this regime; by default that of the day of receipt");
        var on = new Option<DateOnly?>("--on") { Description = Words.Of("ngày xét, khi chọn luật có lợi hơn; mặc định: hôm nay", "day of consideration, for the choice of the more favourable law; by default today") };
        var json = new Option<bool>("--json") { Description = Words.Of("in dạng JSON", "print JSON") };
        var local = LawFiles.Local(new Option<FileInfo[]>("--local"));
        var command = new Command("explain", Words.Of("giải thích vì sao được hay chưa được đề nghị, dẫn từng điều khoản", "explain why somebody may or may not be proposed, with citations")) { award, history, date, year, law, on, json, local };
        command.SetAction(parsed => LawFiles.Refusing(() =>
        {
            var library = LawFiles.Load(parsed.GetValue(local) ?? []);
            var received = parsed.GetValue(date);
            var regime = LawFiles.Regime(library, parsed.GetValue(law), received);
            var considered = parsed.GetValue(on) ?? TimeProvider.System.Today();
            var code = parsed.GetValue(award)!;
            if (!regime.Awards.ContainsKey(code)) throw new CommandRefusalException(Words.Of($"Bộ luật {regime.Id} không có “{code}”. Các mã: {string.Join(", ", regime.Awards.Keys)}", $"{regime.Id} has no “{code}”. Codes: {string.Join(", ", regime.Awards.Keys)}"));
            var record = CaseRunner.Named(LawFiles.Read(parsed.GetValue(history)!, CaseReader.ReadHistory), regime);
            var last = parsed.GetValue(year) ?? record.Years.Select(y => y.Year).DefaultIfEmpty(received.Year - 1).Max();
            var verdict = new Evaluator(regime).Evaluate(new Proposal(code, last) { FiledOn = received, Law = library.Choose(regime.Id, received, considered) }, record);
            Console.Write(parsed.GetValue(json) ? VerdictJson.Write(verdict) + Environment.NewLine : VerdictText.Tree(verdict));
            if (parsed.GetValue(law) is null && !parsed.GetValue(json)) Offer(library.Choices(received, considered));
            return 0;
        }));
        return command;
    }

    /// <summary>Other regimes an officer may judge the same dossier by.</summary>
    private static void Offer(IReadOnlyList<LawChoice> choices)
    {
        foreach (var choice in choices.Where(c => !c.IsDefault))
        {
            Console.WriteLine(Words.Of(
                $"Được chọn luật có lợi hơn: --law {choice.Regime.Id} – {choice.Because!.Text} ({choice.Because.Basis.Line})",
                $"A more favourable law may be chosen: --law {choice.Regime.Id} – {choice.Because.Text} ({choice.Because.Basis.Line})"));
        }
    }
}
