using System.CommandLine;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run check-settings</c>: what is set and by what, or everything that is wrong with it. Exit code 1 when something is. Asks no server and starts nothing.</summary>
internal static class CheckSettingsCommand
{
    public static Command Build(CommonOptions options)
    {
        var command = new Command("check-settings", Words.Of("kiểm tra các thiết đặt (tệp, biến môi trường, tùy chọn) mà không chạy gì", "check the settings (file, environment, options) without running anything"));
        options.AddDatabaseTo(command);
        options.AddHostTo(command);
        command.SetAction(parsed => Run(parsed, options));
        return command;
    }

    private static int Run(ParseResult parsed, CommonOptions options)
    {
        var file = CommandLine.Settings;
        var problems = options.ProblemsOf(parsed);
        if (problems.Count > 0)
        {
            foreach (var problem in problems) Console.Error.WriteLine(file?.WithPlaces(problem) ?? problem);
            return 1;
        }

        foreach (var name in KnownSettings.All)
            if (PlaceOf(parsed, name, file) is { } place) Console.WriteLine($"{name} = {ValueOf(parsed, name)}  ({place})");
        Console.WriteLine(Words.Of("Các thiết đặt hợp lệ.", "The settings are good."));
        return 0;
    }

    private static string? PlaceOf(ParseResult parsed, string name, SettingsFile? file)
    {
        if (OptionOf(parsed, name) is { } option && parsed.GetResult(option) is { Implicit: false }) return Words.Of("dòng lệnh", "command line");
        if (file?.PlaceOf(name) is { } place) return place;
        var variable = KnownSettings.VariableOf(name);
        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } ? variable : null;
    }

    private static string ValueOf(ParseResult parsed, string name) => KnownSettings.IsSecret(name)
        ? Words.Of("(không hiện)", "(not shown)")
        : OptionOf(parsed, name) is { } option && parsed.GetResult(option) is { Implicit: false } given ? string.Join(' ', given.Tokens.Select(t => t.Value)) : Environment.GetEnvironmentVariable(KnownSettings.VariableOf(name))!;

    private static Option? OptionOf(ParseResult parsed, string name) => parsed.CommandResult.Command.Options.SingleOrDefault(o => o.Name == "--" + name);
}
