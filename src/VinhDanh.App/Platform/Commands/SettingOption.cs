using System.CommandLine;

namespace VinhDanh.App.Platform.Commands;

/// <summary>Settings that an option says or, where the option is left out, a variable of the environment.</summary>
internal static class SettingOption
{
    public static Option<string?> Of(string name, string variable, string vietnamese, string english) => new(name)
    {
        Description = Words.Of($"{vietnamese} (hoặc biến {variable})", $"{english} (or {variable})"),
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(variable),
    };

    /// <summary>A secret has no option: whoever lists the processes of a machine reads their arguments.</summary>
    /// <param name="fileOption">The secret is the first line of the file that this option names; without one it is in the variable.</param>
    /// <returns>Null: neither.</returns>
    /// <exception cref="CommandRefusalException">The file cannot be read.</exception>
    public static string? Secret(ParseResult parsed, Option<string?> fileOption, string variable)
    {
        var file = parsed.GetValue(fileOption);
        if (file is not { Length: > 0 }) return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } said ? said : null;
        try
        {
            return File.ReadLines(file).FirstOrDefault() ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusalException(Words.Of($"{fileOption.Name}: không đọc được tệp “{file}”.", $"{fileOption.Name}: the file “{file}” cannot be read."));
        }
    }
}
