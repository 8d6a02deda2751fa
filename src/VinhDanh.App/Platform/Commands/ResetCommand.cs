using System.CommandLine;
using VinhDanh.App.Platform.Embedded;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run reset</c>: erases the data folder, after asking.</summary>
internal static class ResetCommand
{
    public static Command Build(CommonOptions options)
    {
        var command = new Command("reset", Words.Of("xoá toàn bộ dữ liệu để làm lại từ đầu (có hỏi lại)", "erase all data and start over (asks first)"));
        var yes = new Option<bool>("--yes") { Description = Words.Of("không hỏi lại", "don't ask") };
        command.Options.Add(options.Data);
        command.Options.Add(yes);
        command.SetAction(async (parsed, ct) =>
        {
            var data = parsed.GetValue(options.Data)!.FullName;
            if (!Directory.Exists(data))
                throw new CommandRefusalException(Words.Of($"Không có thư mục dữ liệu {data}.", $"There is no data folder {data}."));
            if (!parsed.GetValue(yes) && !Confirmed(data))
            {
                Console.WriteLine(Words.Of("Không xoá gì.", "Nothing was erased."));
                return 1;
            }

            await EmbeddedPostgres.EraseAsync(new EmbeddedOptions { DataDirectory = data, BusyTimeout = TimeSpan.Zero }, ct);
            Console.WriteLine(Words.Of($"Đã xoá dữ liệu trong {data}.", $"The data in {data} are erased."));
            return 0;
        });
        return command;
    }

    private static bool Confirmed(string data)
    {
        var word = Words.Of("xoá", "erase");
        Console.Write(Words.Of(
            $"Toàn bộ dữ liệu trong {data} sẽ mất, không lấy lại được. Gõ “{word}” để xoá: ",
            $"All data in {data} will be lost for good. Type \"{word}\" to erase them: "));
        return Console.ReadLine()?.Trim().Normalize() is { } answer
            // Both usual places of the tone mark are the same word.
            && (answer.Equals(word, StringComparison.OrdinalIgnoreCase) || answer.Equals("xóa", StringComparison.OrdinalIgnoreCase));
    }
}
