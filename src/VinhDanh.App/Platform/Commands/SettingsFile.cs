namespace VinhDanh.App.Platform.Commands;

/// <summary>One file of settings, <c>name = value</c> each on a line, <c>#</c> before a remark. The environment wins over it, the command line over both.</summary>
internal sealed class SettingsFile
{
    public const string DefaultPath = "/etc/vinhdanh/vinhdanh.conf";
    public const string Variable = "VINHDANH_SETTINGS";
    public const string Option = "--settings";

    private readonly Dictionary<string, (string Value, int Line)> _said = new(StringComparer.Ordinal);

    /// <summary>Of them, those that nothing stronger had said.</summary>
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    private SettingsFile(string path) => Path = path;

    public string Path { get; }

    /// <returns>Null: none is named, and there is none at the usual place.</returns>
    /// <exception cref="CommandRefusalException">A named one is not there, or something in it is no setting.</exception>
    public static SettingsFile? Find(IReadOnlyList<string> arguments)
    {
        var named = Named(arguments) ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } said ? said : null);
        if (named is null) return File.Exists(DefaultPath) ? Read(DefaultPath) : null;
        return Read(named);
    }

    /// <exception cref="CommandRefusalException">It cannot be read, or something in it is no setting.</exception>
    public static SettingsFile Read(string path)
    {
        var file = new SettingsFile(path);
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusalException(Words.Of($"Không đọc được tệp thiết đặt “{path}”.", $"The settings file “{path}” cannot be read."));
        }

        for (var number = 1; number <= lines.Length; number++) file.Take(lines[number - 1].Trim(), number);
        file.RefuseOpenSecrets();
        return file;
    }

    /// <summary>Puts what is said under the environment of this process, where every setting is looked for.</summary>
    public void LayUnderEnvironment()
    {
        foreach (var (name, (value, _)) in _said)
        {
            var variable = KnownSettings.VariableOf(name);
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 }) continue;
            Environment.SetEnvironmentVariable(variable, value);
            _used.Add(name);
        }
    }

    /// <summary>Where the value came from; null: not from here.</summary>
    public string? PlaceOf(string name) => _used.Contains(name) ? Place(_said[name].Line) : null;

    /// <summary>A refusal that speaks of options, with the lines that said them.</summary>
    public string WithPlaces(string refusal)
    {
        var places = _used.Where(name => Mentions(refusal, name)).Select(name => Place(_said[name].Line)).Distinct().ToList();
        return places.Count == 0 ? refusal : $"{string.Join("; ", places)}: {refusal}";
    }

    private void Take(string line, int number)
    {
        if (line.Length == 0 || line[0] == '#') return;
        var sign = line.IndexOf('=', StringComparison.Ordinal);
        if (sign < 1) throw Refusal(number, Words.Of("cần “tên = giá trị”.", "“name = value” is expected."));
        var (name, value) = (line[..sign].Trim(), line[(sign + 1)..].Trim());
        if (value.Length >= 2 && value[0] == '"' && value[^1] == '"') value = value[1..^1];
        if (!KnownSettings.All.Contains(name))
            throw Refusal(number, KnownSettings.All.MinBy(known => Distance(known, name)) is { } near && Distance(near, name) <= 3
                ? Words.Of($"không có thiết đặt “{name}”; có phải “{near}”?", $"there is no setting “{name}”; is it “{near}”?")
                : Words.Of($"không có thiết đặt “{name}”; docs/settings.md nêu mọi tên.", $"there is no setting “{name}”; docs/settings.md names all."));
        if (_said.TryGetValue(name, out var before)) throw Refusal(number, Words.Of($"“{name}” đã đặt ở dòng {before.Line}.", $"“{name}” was set in line {before.Line} already."));
        if (value.Length > 0) _said.Add(name, (value, number));
    }

    private void RefuseOpenSecrets()
    {
        if (OperatingSystem.IsWindows() || !_said.Keys.Any(KnownSettings.IsSecret) || (File.GetUnixFileMode(Path) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) == UnixFileMode.None) return;
        throw new CommandRefusalException(Words.Of($"“{Path}” có mật khẩu mà mọi tài khoản trên máy đều mở được: chmod o-rwx {Path}", $"“{Path}” holds passwords and is open to every account of the machine: chmod o-rwx {Path}"));
    }

    private CommandRefusalException Refusal(int line, string what) => new($"{Place(line)}: {what}");

    private string Place(int line) => Words.Of($"{Path}, dòng {line}", $"{Path}, line {line}");

    private static string? Named(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == Option && i + 1 < arguments.Count) return arguments[i + 1];
            if (arguments[i].StartsWith(Option + "=", StringComparison.Ordinal)) return arguments[i][(Option.Length + 1)..];
        }

        return null;
    }

    /// <summary>The option as a whole word: “--port” is not in “--port-x”.</summary>
    private static bool Mentions(string text, string name)
    {
        var option = "--" + name;
        for (var at = text.IndexOf(option, StringComparison.Ordinal); at >= 0; at = text.IndexOf(option, at + 1, StringComparison.Ordinal))
            if (at + option.Length == text.Length || !(char.IsAsciiLetterOrDigit(text[at + option.Length]) || (text[at + option.Length] == '-' && at + option.Length + 1 < text.Length && char.IsAsciiLetter(text[at + option.Length + 1])))) return true;
        return false;
    }

    /// <summary>Letters to change, add or leave out (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, left) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
                (corner, left) = (row[j], row[j] = Math.Min(Math.Min(row[j], left) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
