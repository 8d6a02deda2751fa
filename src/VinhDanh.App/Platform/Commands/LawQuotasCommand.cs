using System.CommandLine;
using VinhDanh.Law;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Quotas;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run law quotas LIST --date D</c>: lists of units against the quotas of the law and of local packs.</summary>
internal static class LawQuotasCommand
{
    public static Command Build()
    {
        var list = new Argument<FileInfo>("list") { Description = Words.Of("tệp YAML số đề nghị của từng đơn vị (dạng như law/cases/quota-list-example.yaml)", "a YAML file of what each unit proposes, in the form of law/cases/quota-list-example.yaml") };
        var date = new Option<DateOnly>("--date") { Required = true, Description = Words.Of("ngày nhận hồ sơ, dạng năm-tháng-ngày", "day of receipt, yyyy-mm-dd") };
        var law = LawFiles.Law();
        var local = LawFiles.Local(new Option<FileInfo[]>("--local"));
        var command = new Command("quotas", Words.Of("đối chiếu danh sách đề nghị của từng đơn vị với tỷ lệ khống chế", "hold what each unit proposes against the quotas")) { list, date, law, local };
        command.SetAction(parsed => LawFiles.Refusing(() =>
        {
            var regime = LawFiles.Regime(LawFiles.Load(parsed.GetValue(local) ?? []), parsed.GetValue(law), parsed.GetValue(date));
            var lists = LawFiles.Read(parsed.GetValue(list)!, QuotaListReader.Read);
            if (lists.SelectMany(l => l.Proposed.Keys).FirstOrDefault(a => !regime.Awards.ContainsKey(a)) is { } unknown) throw new CommandRefusalException(Words.Of($"Bộ luật {regime.Id} không có “{unknown}”.", $"{regime.Id} has no “{unknown}”."));
            var findings = lists.SelectMany(new QuotaCheck(regime).Of).ToList();
            foreach (var finding in findings) Console.WriteLine(Line(finding));
            if (findings.Count == 0) Console.WriteLine(Words.Of("Không danh hiệu, hình thức nào trong danh sách bị khống chế tỷ lệ.", "No award of the list has a quota."));
            return findings.All(f => f.Truth is Truth.Met) ? 0 : 1;
        }));
        return command;
    }

    private static string Line(QuotaFinding finding)
    {
        var mark = finding.Truth switch
        {
            Truth.Met => "✓",
            Truth.NotMet => "✗",
            _ => "?",
        };
        var basis = finding.Quota.Basis;
        return $"{mark} {finding.List.Unit}, {finding.List.Year} – {finding.Says} ({basis.Line}){(basis.Verified ? "" : " [chưa kiểm chứng]")}{Environment.NewLine}  {finding.Shows}{(finding.Needs is { } needs ? $" → {needs}" : "")}";
    }
}
