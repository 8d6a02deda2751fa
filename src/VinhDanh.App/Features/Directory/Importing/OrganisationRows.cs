using System.Text.RegularExpressions;
using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>One organisation of a table.</summary>
/// <param name="Number">Row in the file, from 1.</param>
/// <param name="Parent">Code or name of the parent as written; null: the organisation imported under.</param>
public sealed record OrganisationRow(int Number, string? Code, string Name, string? ShortName, IReadOnlyList<string> Aliases, OrganisationKind Kind, string? Parent,
    bool IsOutside, string? Role, DateOnly From, DateOnly? To, IReadOnlyList<string> Successors, string? LegalDocument);

/// <summary>A row as shown before anything is taken over.</summary>
/// <param name="Value">Null when the row can't be read at all.</param>
/// <param name="Errors">Sentences; empty: the row can be imported.</param>
public sealed record ReadRow<T>(int Number, T? Value, IReadOnlyList<string> Errors) where T : class;

/// <summary>What stands in the directory already, as far as a table refers to it.</summary>
/// <param name="Key">Code, or folded name.</param>
public sealed record StandingUnit(Guid Id, string Key, string Name);

/// <summary>Reads and checks the rows of organisations; pure.</summary>
public static partial class OrganisationRows
{
    /// <param name="standing">Codes in use today, with their units.</param>
    /// <param name="today">First day of units whose row gives none.</param>
    public static IReadOnlyList<ReadRow<OrganisationRow>> Read(ImportTable table, IReadOnlyDictionary<string, StandingUnit> standing, DateOnly today)
    {
        var rows = table.Rows.Select(row => One(table.Row(row), today)).ToList();
        var codes = rows.Where(r => r.Row?.Code is not null).ToLookup(r => r.Row!.Code!, StringComparer.Ordinal);
        var parents = rows.Where(r => r.Row?.Code is not null).DistinctBy(r => r.Row!.Code).ToDictionary(r => r.Row!.Code!, r => r.Row!.Parent, StringComparer.Ordinal);
        foreach (var (source, row) in rows)
        {
            if (row is null) continue;
            if (row.Code is { } code && codes[code].First().Source != source) source.Errors.Add($"Mã {code} đã có ở dòng {codes[code].First().Source.Number}.");
            if (row.Code is { } used && standing.TryGetValue(used, out var unit)) source.Errors.Add($"Mã {used} đang dùng cho {unit.Name}.");
            if (row.Parent is { } parent && !codes.Contains(parent) && !standing.ContainsKey(parent) && !standing.ContainsKey(Folding.Fold(parent)))
                source.Errors.Add($"Không tìm thấy đơn vị cấp trên “{parent}” trong bảng và trong danh bạ.");
            if (row.Code is not null && InCircle(row.Code, parents)) source.Errors.Add("Đơn vị cấp trên tạo thành vòng lặp.");
            foreach (var heir in row.Successors.Where(s => !codes.Contains(s) && !standing.ContainsKey(s)))
                source.Errors.Add($"Không tìm thấy đơn vị kế thừa “{heir}”.");
        }
        return [.. rows.Select(r => new ReadRow<OrganisationRow>(r.Source.Number, r.Row, r.Source.Errors))];
    }

    private static (TableRow Source, OrganisationRow? Row) One(TableRow row, DateOnly today)
    {
        var name = row.Limited(ImportColumns.Name, "Tên tổ chức", 300);
        if (name is null)
        {
            if (row.Errors.Count == 0) row.Errors.Add("Thiếu tên tổ chức.");
            return (row, null);
        }
        var code = row.Limited(ImportColumns.Code, "Mã", 35);
        if (code is not null && !CodeForm().IsMatch(code)) row.Errors.Add($"Mã “{code}” chỉ gồm chữ in hoa và chữ số, các nhóm cách nhau bằng dấu chấm.");
        var kind = row[ImportColumns.KindCode] ?? row[ImportColumns.Kind];
        var known = kind is null ? KindWords.Guess(name) : KindWords.Read(kind);
        if (known is null) row.Errors.Add($"Không hiểu loại “{kind}”.");
        var from = row.Date(ImportColumns.From, "Hiệu lực từ") ?? today;
        var to = row.Date(ImportColumns.To, "Hiệu lực đến");
        if (to < from) row.Errors.Add("Ngày kết thúc trước ngày bắt đầu.");
        var successors = row.List(ImportColumns.Successors);
        if (successors.Count > 0 && to is null) row.Errors.Add("Có đơn vị kế thừa nhưng chưa có ngày kết thúc.");
        return (row, new(row.Number, code, name, row.Limited(ImportColumns.ShortName, "Tên viết tắt", 100), row.List(ImportColumns.Aliases),
            known ?? OrganisationKind.Other, row[ImportColumns.Parent], IsYes(row), row.Limited(ImportColumns.Role, "Vai trò", 300), from, to, successors,
            row.Limited(ImportColumns.LegalDocument, "Căn cứ", 500)));
    }

    private static bool IsYes(TableRow row)
    {
        if (row[ImportColumns.Outside] is not { } text) return false;
        var folded = Folding.Fold(text);
        if (folded is "co" or "x" or "true" or "1" or "dung") return true;
        if (folded is not ("khong" or "false" or "0" or "sai")) row.Errors.Add($"Đơn vị phối hợp: “{text}” cần là Có hoặc để trống.");
        return false;
    }

    private static bool InCircle(string code, Dictionary<string, string?> parents)
    {
        var at = parents[code];
        for (var steps = 0; at is not null && parents.TryGetValue(at, out var above); steps++)
        {
            if (at == code || steps > parents.Count) return true;
            at = above;
        }
        return false;
    }

    [GeneratedRegex(@"^[A-Z0-9]+(\.[A-Z0-9]+)*$")]
    private static partial Regex CodeForm();
}
