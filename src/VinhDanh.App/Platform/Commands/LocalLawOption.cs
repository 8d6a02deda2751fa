using System.CommandLine;
using VinhDanh.Law.Packs;

namespace VinhDanh.App.Platform.Commands;

/// <summary>An authority's own law packs from a folder: every <c>.yaml</c> file in it is one.</summary>
internal sealed class LocalLawOption
{
    private readonly Option<string?> _folder = SettingOption.Of("--local-law", "VINHDANH_LOCAL_LAW",
        "thư mục có các bộ quy định riêng của cơ quan (tệp .yaml, xem docs/law-packs.md), đặt lên trên luật; kiểm tra trước bằng law check",
        "folder with the authority's own law packs (.yaml files, see docs/law-packs.md), laid on the law; try them with law check first");

    public void AddTo(Command command) => command.Options.Add(_folder);

    /// <returns>Empty: there are none.</returns>
    /// <exception cref="CommandRefusalException">No such folder, or a pack with mistakes, each told with file and line: nobody is judged by half a law.</exception>
    public IReadOnlyList<PackFile> Read(ParseResult parsed)
    {
        if (parsed.GetValue(_folder) is not { Length: > 0 } folder) return [];
        if (!Directory.Exists(folder)) throw new CommandRefusalException(Words.Of($"--local-law: không có thư mục “{folder}”.", $"--local-law: there is no folder “{folder}”."));
        List<PackFile> files = [.. new DirectoryInfo(folder).EnumerateFiles("*.yaml").OrderBy(f => f.Name, StringComparer.Ordinal).Select(LawFiles.Pack)];
        try
        {
            if (files.Count > 0) LawLibrary.LoadEmbedded(files);
            return files;
        }
        catch (PackException e)
        {
            throw new CommandRefusalException(Words.Of($"--local-law: bộ quy định có lỗi.\n{e.Message}", $"--local-law: a pack has mistakes.\n{e.Message}"));
        }
    }
}
