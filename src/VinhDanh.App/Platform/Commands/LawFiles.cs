using System.CommandLine;
using System.Globalization;
using VinhDanh.Law.Packs;

namespace VinhDanh.App.Platform.Commands;

/// <summary>What the commands about the law share: packs, files with their mistakes, a regime by name or day.</summary>
internal static class LawFiles
{
    public static T Local<T>(T symbol) where T : Symbol
    {
        symbol.Description = Words.Of("tệp YAML bộ dữ liệu riêng, đặt lên trên bộ luật", "YAML files of local packs, laid on the regimes");
        return symbol;
    }

    public static Option<string?> Law() => new("--law") { Description = Words.Of("mã bộ luật; mặc định: bộ luật của ngày nêu ở --date", "id of a regime; by default that of the day given as --date") };

    public static LawLibrary Load(FileInfo[] local) => LawLibrary.LoadEmbedded(local.Select(Pack));

    public static PackFile Pack(FileInfo file) => new(file.FullName, ReadAll(file));

    public static Regime Regime(LawLibrary library, string? named, DateOnly day) => named is null
        ? library.Regimes.FirstOrDefault(r => r.Holds(day)) ?? throw new CommandRefusalException(Words.Of($"Không có bộ luật cho ngày {Day(day)}.", $"No regime for {day:yyyy-MM-dd}."))
        : library.Find(named) ?? throw new CommandRefusalException(Words.Of($"Không có bộ luật “{named}”. Các mã: {Ids(library)}", $"No regime “{named}”. Ids: {Ids(library)}"));

    public static T Read<T>(FileInfo file, Func<string, TextReader, T> read)
    {
        using var text = new StringReader(ReadAll(file));
        return read(file.Name, text);
    }

    /// <summary>Mistakes of the files given are told as they stand.</summary>
    public static int Refusing(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (PackException e)
        {
            throw new CommandRefusalException(string.Join(Environment.NewLine, e.Mistakes));
        }
    }

    private static string Ids(LawLibrary library) => string.Join(", ", library.Regimes.Select(r => r.Id));

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string ReadAll(FileInfo file)
    {
        try
        {
            return File.ReadAllText(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusalException(Words.Of($"Không đọc được {file.FullName}: {e.Message}", $"Cannot read {file.FullName}: {e.Message}"));
        }
    }
}
