using System.CommandLine;
using VinhDanh.App.Platform.Documents;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run read FILE [--json]</c>: what the program understands of a document. Needs no database.</summary>
internal static class ReadCommand
{
    public static Command Build()
    {
        var file = new Argument<FileInfo>("file") { Description = Words.Of("tệp docx, doc, pdf, txt hoặc bản quét", "a docx, doc, pdf, txt or scanned file") };
        var json = new Option<bool>("--json") { Description = Words.Of("in toàn bộ kết quả dạng JSON", "print everything as JSON") };
        var command = new Command("read", Words.Of("đọc một văn bản và in những gì hiểu được", "read a document and print what was understood")) { file, json };
        command.SetAction(async (parsed, ct) =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists) throw new CommandRefusalException(Words.Of($"Không có tệp {source.FullName}.", $"There is no file {source.FullName}."));
            try
            {
                await using var content = source.OpenRead();
                var reading = await DocumentReading.ReadAsync(content, source.Name, ct);
                if (parsed.GetValue(json)) Console.WriteLine(PaperJson.Write(reading));
                else Print(reading);
                return 0;
            }
            catch (PaperUnreadableException e)
            {
                throw new CommandRefusalException(Words.Of(e.VietnameseMessage, e.Message));
            }
        });
        return command;
    }

    private static void Print(PaperReading reading)
    {
        void Line(string vietnamese, string english, object? value)
        {
            if (value is not null && value.ToString() is { Length: > 0 } text) Console.WriteLine($"{Words.Of(vietnamese, english) + ":",-22} {text}");
        }

        Line("Loại", "Kind", reading.Kind);
        Line("Số, ký hiệu", "Number", reading.Number ?? reading.Symbol);
        Line("Ngày", "Date", reading.Date?.ToString("dd/MM/yyyy"));
        Line("Cơ quan ban hành", "Issuer", reading.Issuer);
        Line("Trích yếu", "Title", reading.Title);
        Line("Năm", "Year", reading.Year);
        Line("Nhiệm vụ", "Tasks", reading.Tasks.Count);
        Line("Phiên họp Hội đồng", "Council sessions", reading.Sessions.Count);
        Line("Người ký", "Signed by", reading.Signatory?.Name);
        foreach (var group in reading.Tasks.GroupBy(t => t.Group))
        {
            Console.WriteLine();
            if (group.Key is not null) Console.WriteLine(group.Key);
            foreach (var task in group)
                Console.WriteLine($"  {task.Path,-12} {Short(task.Title, 72),-72}  {DeadlineFormat.Format(task.Deadline)}");
        }

        foreach (var session in reading.Sessions)
        {
            Console.WriteLine();
            Console.WriteLine($"  {session.Title}  ({session.Month})");
            foreach (var item in session.Items) Console.WriteLine($"    - {item}");
        }

        Console.WriteLine();
        Line("Đã xếp chỗ", "Placed", $"{reading.Coverage.Placed}/{reading.Coverage.Blocks}");
        foreach (var warning in reading.Warnings) Console.WriteLine($"! {warning.Message}");
    }

    private static string Short(string text, int length)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= length ? line : line[..(length - 1)] + "…";
    }
}
