using System.CommandLine;
using VinhDanh.Law.Calendar;
using VinhDanh.Law.Packs;
using VinhDanh.Law.TimeLimits;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run law due --step CODE --start D</c>: when a step of procedure is due, and, counted back, when it has to begin.</summary>
internal static class LawDueCommand
{
    public static Command Build()
    {
        var step = new Option<string?>("--step") { Description = Words.Of("mã bước thủ tục; không nêu: liệt kê các bước", "code of the step; without it, the steps are listed") };
        var start = new Option<DateOnly?>("--start") { Description = Words.Of("ngày xảy ra sự kiện mà thời hạn tính từ đó, dạng năm-tháng-ngày", "day of the event the term runs from, yyyy-mm-dd") };
        var last = new Option<DateOnly?>("--last") { Description = Words.Of("tính ngược: ngày phải xong", "count back: the day it has to be done by") };
        var off = new Option<DateOnly[]>("--off") { Description = Words.Of("ngày nghỉ thêm của địa phương, đơn vị", "additional local days off"), AllowMultipleArgumentsPerToken = true };
        var law = LawFiles.Law();
        law.Description = Words.Of("mã bộ luật; mặc định: bộ luật của ngày nêu ra", "id of a regime; by default that of the day given");
        var local = LawFiles.Local(new Option<FileInfo[]>("--local"));
        var command = new Command("due", Words.Of("tính hạn của một bước thủ tục theo ngày làm việc, dẫn điều khoản", "work out when a step of procedure is due, with its citation")) { step, start, last, off, law, local };
        command.SetAction(parsed => LawFiles.Refusing(() =>
        {
            var library = LawFiles.Load(parsed.GetValue(local) ?? []);
            var (from, until) = (parsed.GetValue(start), parsed.GetValue(last));
            if (from is null == until is null) throw new CommandRefusalException(Words.Of("Cần đúng một trong --start và --last.", "Give one of --start and --last."));
            var regime = LawFiles.Regime(library, parsed.GetValue(law), (from ?? until)!.Value);
            if (parsed.GetValue(step) is not { } code) return List(regime);
            if (!regime.TimeLimits.ContainsKey(code)) throw new CommandRefusalException(Words.Of($"Bộ luật {regime.Id} không có bước “{code}”. Các mã: {string.Join(", ", regime.TimeLimits.Keys)}", $"{regime.Id} has no step “{code}”. Codes: {string.Join(", ", regime.TimeLimits.Keys)}"));
            var calendar = WorkingCalendar.LoadEmbedded().With([.. (parsed.GetValue(off) ?? []).Select(d => new DayOff(d, "Nghỉ theo địa phương, đơn vị", DayOffKind.Local, "--off", true))]);
            var dates = new DueDates(regime, calendar);
            Console.Write(TimeLimitText.Write(regime, from is { } day ? dates.Due(code, day) : dates.StartFor(code, until!.Value)));
            return 0;
        }));
        return command;
    }

    private static int List(Regime regime)
    {
        foreach (var limit in regime.TimeLimits.Values) Console.WriteLine($"{limit.Code}: {limit.Name} – {TimeLimitText.Term(regime, limit)} ({limit.Basis.Line}){(limit.Basis.Verified ? "" : " [chưa kiểm chứng]")}");
        return 0;
    }
}
