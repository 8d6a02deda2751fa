using System.Text.RegularExpressions;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>What stands in the directory, as a table of changes needs it.</summary>
/// <param name="ByKey">Living units by code and by folded name, where only one bears it.</param>
/// <param name="Units">All of them by id.</param>
/// <param name="Own">Under which new units stand when nothing else is said.</param>
public sealed record StandingOrder(IReadOnlyDictionary<string, Guid> ByKey, IReadOnlyDictionary<Guid, PlanUnit> Units, Guid Own);

/// <summary>A table of changes as read: every row with what is wrong with it, and the plan they make together.</summary>
public sealed record ReadReorganisation(IReadOnlyList<PreviewRow> Rows, ReorganisationPlan Plan, string LegalNumber, DateOnly LegalDate, DateOnly EffectiveOn);

/// <summary>
/// Reads a table with a line for each pair of a former and a new unit: the same new unit in several lines is a merger, the same
/// former unit in several lines a split (the first takes over as main heir); a line without a new unit ends, one without a former
/// unit begins. Pure.
/// </summary>
public sealed partial class ReorganisationRows(ImportTable table, StandingOrder standing, Func<Guid> newId)
{
    private readonly List<Line> _lines = [];
    private readonly Dictionary<string, Guid> _new = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _ends = [];
    private readonly Dictionary<Guid, Beginning> _begins = [];

    public ReadReorganisation Read()
    {
        foreach (var row in table.Rows) _lines.Add(One(table.Row(row)));
        Intentions();
        Identify();
        foreach (var line in _lines.Where(l => l.New is not null)) Place(line);
        var plan = Plan();
        var (number, signed, effective) = Document();
        return new([.. _lines.Select(l => new PreviewRow(l.Source.Number, $"{l.OldName} → {l.NewName ?? "không có"}", l.Words, l.Source.Errors))], plan, number, signed, effective);
    }

    private Line One(TableRow row)
    {
        var line = new Line(row)
        {
            OldName = row.Limited(ImportColumns.OldName, "Tên đơn vị cũ", 300) ?? row[ImportColumns.OldCode],
            NewName = row.Limited(ImportColumns.NewName, "Tên đơn vị mới", 300), NewCode = row.Limited(ImportColumns.NewCode, "Mã đơn vị mới", 35),
            NewShort = row.Limited(ImportColumns.ShortName, "Tên viết tắt", 100), Number = row.Limited(ImportColumns.LegalNumber, "Số văn bản", 100),
            Signed = row.Date(ImportColumns.LegalDate, "Ngày văn bản"), Effective = row.Date(ImportColumns.EffectiveOn, "Ngày hiệu lực"),
        };
        if (line.NewCode is { } code && !CodeForm().IsMatch(code)) row.Errors.Add($"Mã “{code}” chỉ gồm chữ in hoa và chữ số, các nhóm cách nhau bằng dấu chấm.");
        if (row[ImportColumns.Form] is { } form && (line.Form = FormOf(form)) is null) row.Errors.Add($"Không hiểu hình thức “{form}”; cần Sáp nhập, Chia tách, Đổi tên, Chuyển, Giải thể, Thành lập hoặc Giữ nguyên.");
        if (row[ImportColumns.Kind] is { } kind && (line.Kind = KindWords.Read(kind)) is null) row.Errors.Add($"Không hiểu loại “{kind}”.");
        line.Inherits = Folding.Fold(row[ImportColumns.Inherits]) switch { "" or "co" or "toan bo" or "x" => HistoryInheritance.Yes, "khong" => HistoryInheritance.No, "mot phan" => HistoryInheritance.Partly, _ => null };
        if (line.Inherits is null) row.Errors.Add("Kế thừa thành tích: cần Có, Không hoặc Một phần.");
        if (row[ImportColumns.OldCode] is not null || row[ImportColumns.OldName] is not null)
        {
            line.Old = Standing(row[ImportColumns.OldCode], row[ImportColumns.OldName]);
            if (line.Old is null) row.Errors.Add($"Không tìm thấy đúng một đơn vị cũ “{row[ImportColumns.OldCode] ?? row[ImportColumns.OldName]}” đang hoạt động trong phạm vi quản lý.");
            line.OldGiven = true;
        }
        if (!line.OldGiven && line.NewKey is null) row.Errors.Add("Dòng không có đơn vị cũ và đơn vị mới.");
        return line;
    }

    private Guid? Standing(string? code, string? name)
    {
        if (code is not null) return standing.ByKey.TryGetValue(code, out var byCode) ? byCode : null;
        return standing.ByKey.TryGetValue(Folding.Fold(name), out var byName) ? byName : null;
    }

    /// <summary>What a line means: by its own word, else by what the lines say together.</summary>
    private void Intentions()
    {
        var news = _lines.Where(l => l.NewKey is not null).CountBy(l => l.NewKey!).ToDictionary();
        var olds = _lines.Where(l => l.Old is not null).CountBy(l => l.Old!.Value).ToDictionary();
        foreach (var line in _lines.Where(l => l.Old is not null || !l.OldGiven && l.NewKey is not null))
        {
            if (!line.OldGiven) line.Form = Form.Begin;
            else if (line.NewKey is null)
            {
                if (line.Form is not (null or Form.Dissolve)) line.Source.Errors.Add("Thiếu đơn vị mới.");
                line.Form = Form.Dissolve;
            }
            else if (line.Form is Form.Begin) line.Form = Form.Merge; // “thành lập trên cơ sở …”
            else if (line.Form is null)
            {
                var unit = standing.Units[line.Old!.Value];
                if (line.NewCode is not null ? line.NewCode == unit.Code : Folding.Fold(line.NewName) == Folding.Fold(unit.Name)) line.Form = Form.GoOn;
                else if (olds[line.Old.Value] > 1) line.Form = Form.Split;
                else if (news[line.NewKey] > 1) line.Form = Form.Merge;
                else line.Source.Errors.Add("Chưa rõ hình thức: ghi Sáp nhập, Chia tách, Đổi tên, Chuyển, Giải thể hoặc Giữ nguyên.");
            }
            if (line.Form is Form.Merge or Form.Split or Form.Dissolve) _ends.Add(line.Old!.Value);
        }
        foreach (var line in _lines.Where(l => l.Form is Form.GoOn && _ends.Contains(l.Old!.Value))) line.Source.Errors.Add($"{line.OldName} vừa tiếp tục hoạt động vừa kết thúc ở dòng khác.");
        foreach (var twice in _lines.Where(l => l.Form is Form.GoOn).GroupBy(l => l.Old!.Value).Where(g => g.Count() > 1))
            twice.Last().Source.Errors.Add($"{twice.Last().OldName} đã nêu ở dòng {twice.First().Source.Number}.");
    }

    /// <summary>Which unit the new one is: one that goes on, one that stands and does not end, or one that begins.</summary>
    private void Identify()
    {
        foreach (var line in _lines.Where(l => l.Form is Form.GoOn)) line.New = Known(line, line.Old!.Value);
        foreach (var line in _lines.Where(l => l.NewKey is not null && l.Form is not (null or Form.GoOn)))
        {
            if (_new.TryGetValue(line.NewKey!, out var known)) line.New = known;
            else line.New = Known(line, Standing(line.NewCode, line.NewName) is { } stands && !_ends.Contains(stands) ? stands : newId());
        }
    }

    /// <summary>Other lines may call it by its code or by its name.</summary>
    private Guid Known(Line line, Guid unit)
    {
        if (line.NewCode is { } code) _new.TryAdd(code, unit);
        if (line.NewName is { } name) _new.TryAdd(Folding.Fold(name), unit);
        return unit;
    }

    private void Place(Line line)
    {
        if (standing.Units.ContainsKey(line.New!.Value)) return;
        var parent = ParentOf(line);
        if (_begins.TryGetValue(line.New.Value, out var made))
        {
            if (line.NewName is not null && Folding.Fold(line.NewName) != Folding.Fold(made.Name)) line.Source.Errors.Add($"Đơn vị mới {line.NewKey} có tên khác ở dòng trước: {made.Name}.");
            if (line.Kind is { } kind && kind != made.Kind) line.Source.Errors.Add($"{made.Name} có loại khác ở dòng trước.");
            if (line.Source[ImportColumns.Parent] is not null && parent is { } above && above != made.ParentId) line.Source.Errors.Add($"{made.Name} có cấp trên khác ở dòng trước.");
            return;
        }
        if (line.NewName is null)
        {
            line.Source.Errors.Add($"Thiếu tên của đơn vị mới {line.NewCode}.");
            return;
        }
        _begins.Add(line.New.Value, new(line.New.Value, line.NewName, line.NewShort, line.NewCode, line.Kind ?? KindWords.Guess(line.NewName), false, parent ?? standing.Own));
    }

    /// <summary>As the line says; else where the former unit stood, up to the first that goes on.</summary>
    private Guid? ParentOf(Line line)
    {
        if (line.Source[ImportColumns.Parent] is { } text)
        {
            if (_new.TryGetValue(text, out var made) || _new.TryGetValue(Folding.Fold(text), out made)) return made;
            if (Standing(text, null) is { } byCode && !_ends.Contains(byCode)) return byCode;
            if (Standing(null, text) is { } byName && !_ends.Contains(byName)) return byName;
            line.Source.Errors.Add($"Không tìm thấy cấp trên mới “{text}” trong bảng và trong danh bạ, hoặc cấp trên này kết thúc hoạt động.");
            return null;
        }
        var above = line.Old is { } old ? standing.Units[old].ParentId : null;
        // A parent that ends hands what is below it to its main heir, or leaves it to the one above.
        while (above is { } at && _ends.Contains(at)) above = _lines.FirstOrDefault(l => l.Old == at && l.New is not null)?.New ?? standing.Units.GetValueOrDefault(at)?.ParentId;
        return above ?? standing.Own;
    }

    private ReorganisationPlan Plan()
    {
        var renames = new List<Renaming>();
        var moves = new List<Moving>();
        var heirs = new List<Heir>();
        var splits = _lines.Where(l => l.Form is Form.Split or Form.Merge && l.Old is not null).CountBy(l => l.Old!.Value).Where(g => g.Value > 1).Select(g => g.Key).ToHashSet();
        foreach (var line in _lines.Where(l => l.Old is not null && l.New is not null))
        {
            var unit = standing.Units[line.Old!.Value];
            if (line.Form is not Form.GoOn)
            {
                var kind = line.Form is Form.Dissolve ? SuccessionKind.Dissolve : splits.Contains(unit.Id) || line.Form is Form.Split ? SuccessionKind.Split : SuccessionKind.Merge;
                heirs.Add(new(unit.Id, line.New!.Value, kind, line.Inherits ?? HistoryInheritance.Yes, line.Number is { } number && line.Signed is { } signed ? $"{number} ngày {Shell.Vn.Date(signed)}" : null));
                line.Words = $"{DirectoryWords.Of(kind)}; {(_begins.ContainsKey(line.New.Value) ? "đơn vị mới" : "đơn vị đang hoạt động")}";
                continue;
            }
            var become = new Renaming(unit.Id, line.NewName ?? unit.Name, line.NewShort ?? unit.ShortName, line.NewCode ?? unit.Code, line.Kind ?? unit.Kind);
            // Without a word about its place it stays, or follows the heir of the one above like all that stands below.
            var parent = line.Source[ImportColumns.Parent] is null ? unit.ParentId : ParentOf(line);
            var (renamed, moved) = (become != new Renaming(unit.Id, unit.Name, unit.ShortName, unit.Code, unit.Kind), parent != unit.ParentId && parent is not null);
            if (renamed) renames.Add(become);
            if (moved) moves.Add(new(unit.Id, parent!.Value));
            line.Words = (renamed, moved) switch { (true, true) => "Đổi tên, chuyển cấp trên", (true, false) => "Đổi tên", (false, true) => "Chuyển cấp trên", _ => "Giữ nguyên" };
        }
        foreach (var line in _lines.Where(l => l.New is null && l.Form is Form.Dissolve)) line.Words = "Giải thể, không có đơn vị kế thừa";
        foreach (var line in _lines.Where(l => l.Form is Form.Begin)) line.Words = "Thành lập mới";
        return new() { Begins = [.. _begins.Values], Ends = [.. _ends], Renames = renames, Moves = moves, Heirs = [.. heirs.DistinctBy(h => (h.FromId, h.ToId))] };
    }

    /// <summary>One day for all; the document of the first line stands for the whole.</summary>
    private (string Number, DateOnly Signed, DateOnly Effective) Document()
    {
        var effective = _lines.Select(l => l.Effective).OfType<DateOnly>().FirstOrDefault();
        foreach (var line in _lines)
        {
            if (line.Effective is null && line.Source[ImportColumns.EffectiveOn] is null) line.Effective = effective;
            if (line.Effective is { } day && day != effective) line.Source.Errors.Add($"Ngày hiệu lực khác dòng đầu ({Shell.Vn.Date(effective)}); mỗi ngày hiệu lực lập một bảng.");
        }
        if (_lines.FirstOrDefault() is not { } first) return ("", default, default);
        if (effective == default) first.Source.Errors.Add("Thiếu ngày hiệu lực.");
        var (number, signed) = (_lines.Select(l => l.Number).OfType<string>().FirstOrDefault(), _lines.Select(l => l.Signed).OfType<DateOnly>().FirstOrDefault());
        if (number is null || signed == default) first.Source.Errors.Add("Thiếu số hoặc ngày văn bản.");
        return (number ?? "", signed, effective);
    }

    private static Form? FormOf(string text) => Folding.Fold(text) switch
    {
        "sap nhap" or "hop nhat" or "nhap" or "sap nhap, hop nhat" or "sap nhap hop nhat" => Form.Merge,
        "chia" or "tach" or "chia tach" or "chia, tach" => Form.Split,
        "giai the" or "ket thuc" or "cham dut hoat dong" => Form.Dissolve,
        "doi ten" or "chuyen" or "dieu chuyen" or "chuyen cap tren" or "giu nguyen" or "doi ten, chuyen" => Form.GoOn,
        "thanh lap" or "thanh lap moi" => Form.Begin,
        _ => null,
    };

    [GeneratedRegex(@"^[A-Z0-9]+(\.[A-Z0-9]+)*$")]
    private static partial Regex CodeForm();

    private enum Form
    {
        Merge,
        Split,
        Dissolve,

        /// <summary>Renamed, moved, or as it was.</summary>
        GoOn,
        Begin,
    }

    private sealed class Line(TableRow source)
    {
        public TableRow Source => source;
        public string? OldName { get; init; }
        public string? NewName { get; init; }
        public string? NewCode { get; init; }
        public string? NewShort { get; init; }
        public string? Number { get; init; }
        public DateOnly? Signed { get; init; }
        public DateOnly? Effective { get; set; }
        public OrganisationKind? Kind { get; set; }
        public HistoryInheritance? Inherits { get; set; }
        public bool OldGiven { get; set; }
        public Guid? Old { get; set; }
        public Guid? New { get; set; }
        public Form? Form { get; set; }
        public string Words { get; set; } = "";
        public string? NewKey => NewCode ?? (NewName is null ? null : Folding.Fold(NewName));
    }
}
