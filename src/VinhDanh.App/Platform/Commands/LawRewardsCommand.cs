using System.CommandLine;
using VinhDanh.Law.Rewards;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run law rewards LIST --date D</c>: the money of a decision.</summary>
internal static class LawRewardsCommand
{
    public static Command Build()
    {
        var list = new Argument<FileInfo>("list") { Description = Words.Of("tệp YAML danh sách của quyết định (dạng như law/cases/reward-list-example.yaml)", "a YAML list of the decision, in the form of law/cases/reward-list-example.yaml") };
        var date = new Option<DateOnly>("--date") { Required = true, Description = Words.Of("ngày ban hành quyết định, dạng năm-tháng-ngày", "day the decision is issued, yyyy-mm-dd") };
        var law = LawFiles.Law();
        var local = LawFiles.Local(new Option<FileInfo[]>("--local"));
        var command = new Command("rewards", Words.Of("tính tiền thưởng của một quyết định, dẫn điều khoản từng mức", "work out the reward money of a decision, with citations")) { list, date, law, local };
        command.SetAction(parsed => LawFiles.Refusing(() =>
        {
            var decidedOn = parsed.GetValue(date);
            var regime = LawFiles.Regime(LawFiles.Load(parsed.GetValue(local) ?? []), parsed.GetValue(law), decidedOn);
            var sheet = new RewardCalculator(regime).Of(LawFiles.Read(parsed.GetValue(list)!, RewardListReader.Read), decidedOn);
            Console.Write(RewardText.Write(sheet));
            return sheet.IsOpen ? 1 : 0;
        }));
        return command;
    }
}
