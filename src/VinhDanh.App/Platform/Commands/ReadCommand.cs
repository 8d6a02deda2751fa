using System.CommandLine;
using VinhDanh.App.Platform.Documents;
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
                else ReadingSummary.Print(reading);
                return 0;
            }
            catch (PaperUnreadableException e)
            {
                throw new CommandRefusalException(Words.Of(e.VietnameseMessage, e.Message));
            }
        });
        return command;
    }
}
