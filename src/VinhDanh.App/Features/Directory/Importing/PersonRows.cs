using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>One post of a person in a table; a person without a post has no title.</summary>
/// <param name="Code">Joins rows of one person; null: the row stands alone.</param>
public sealed record PersonRow(int Number, string? Code, string FullName, Gender? Gender, short? BirthYear, string? Title, StandingUnit Unit,
    DateOnly From, DateOnly? To, string? Email, string? Phone, string? Ethnicity, bool? IsPartyMember, bool? IsDirectWorker);

/// <summary>Reads and checks the rows of people; pure.</summary>
public static class PersonRows
{
    /// <param name="units">Units that may be named, by code and by folded name.</param>
    /// <param name="known">People already there, as <see cref="KeyOf"/>.</param>
    public static IReadOnlyList<ReadRow<PersonRow>> Read(
        ImportTable table, IReadOnlyDictionary<string, StandingUnit> units, IReadOnlySet<string> known, DateOnly today)
    {
        var rows = table.Rows.Select(row => One(table.Row(row), units, today)).ToList();
        var first = new Dictionary<string, PersonRow>(StringComparer.Ordinal);
        foreach (var (source, row) in rows)
        {
            if (row is null) continue;
            if (known.Contains(KeyOf(row.FullName, row.BirthYear, row.Unit.Id))) source.Errors.Add($"{row.FullName} đã có trong danh bạ của {row.Unit.Name}.");
            if (row.Code is null || first.TryAdd(row.Code, row)) continue;
            if (Folding.Fold(first[row.Code].FullName) != Folding.Fold(row.FullName))
                source.Errors.Add($"Mã {row.Code} ở dòng {first[row.Code].Number} là của {first[row.Code].FullName}.");
        }
        return [.. rows.Select(r => new ReadRow<PersonRow>(r.Source.Number, r.Row, r.Source.Errors))];
    }

    /// <summary>Who is taken for the same person: name, year of birth, unit.</summary>
    public static string KeyOf(string fullName, short? birthYear, Guid unit) => $"{Folding.Fold(fullName)}|{birthYear}|{unit:N}";

    /// <summary>“Giám đốc” heads a unit, “Phó Giám đốc” does not.</summary>
    public static bool IsHead(string title)
    {
        var folded = Folding.Fold(title);
        return Array.Exists(["chu tich", "giam doc", "tong giam doc", "hieu truong", "truong phong", "truong ban", "truong thue", "vien truong", "chanh", "bi thu", "chi huy truong", "cuc truong", "chi cuc truong"],
            head => folded == head || folded.StartsWith(head + " ", StringComparison.Ordinal)) && !folded.StartsWith("chu tich hoi dong", StringComparison.Ordinal);
    }

    private static (TableRow Source, PersonRow? Row) One(TableRow row, IReadOnlyDictionary<string, StandingUnit> units, DateOnly today)
    {
        var name = row.Limited(ImportColumns.FullName, "Họ và tên", 200);
        if (name is null && row.Errors.Count == 0) row.Errors.Add("Thiếu họ và tên.");
        var gender = Gender(row);
        var year = row.BirthYear(ImportColumns.BirthYear, today);
        var unit = Unit(row, units);
        var from = row.Date(ImportColumns.From, "Từ ngày") ?? today;
        var to = row.Date(ImportColumns.To, "Đến ngày");
        if (to < from) row.Errors.Add("Ngày kết thúc trước ngày bắt đầu.");
        var email = row.Limited(ImportColumns.Email, "Thư điện tử", 200);
        if (email is not null && !email.Contains('@', StringComparison.Ordinal)) row.Errors.Add($"“{email}” không phải là địa chỉ thư điện tử.");
        var phone = row.Limited(ImportColumns.Phone, "Điện thoại", 30);
        return (row, name is null || unit is null ? null : new(row.Number, row.Limited(ImportColumns.Code, "Mã cán bộ", 50), name, gender, year,
            row.Limited(ImportColumns.Title, "Chức vụ", 200), unit, from, to, email, phone,
            row.Limited(ImportColumns.Ethnicity, "Dân tộc", 60), YesNo(row, ImportColumns.PartyMember, "Đảng viên"), YesNo(row, ImportColumns.DirectWorker, "Trực tiếp lao động")));
    }

    private static bool? YesNo(TableRow row, string key, string words)
    {
        switch (Folding.Fold(row[key]))
        {
            case "": return null;
            case "co" or "x" or "true" or "1" or "dung": return true;
            case "khong" or "false" or "0" or "sai": return false;
            default:
                row.Errors.Add($"{words}: “{row[key]}” cần là Có hoặc Không.");
                return null;
        }
    }

    private static Gender? Gender(TableRow row)
    {
        switch (Folding.Fold(row[ImportColumns.Gender]))
        {
            case "": return null;
            case "nam" or "male": return Directory.Gender.Male;
            case "nu" or "female": return Directory.Gender.Female;
            default:
                row.Errors.Add($"Giới tính: “{row[ImportColumns.Gender]}” cần là Nam hoặc Nữ.");
                return null;
        }
    }

    private static StandingUnit? Unit(TableRow row, IReadOnlyDictionary<string, StandingUnit> units)
    {
        var (code, name) = (row[ImportColumns.UnitCode], row[ImportColumns.Unit]);
        if (code is not null && units.TryGetValue(code, out var byCode)) return byCode;
        if (code is null && name is not null && (units.TryGetValue(Folding.Fold(name), out var byName) || units.TryGetValue(name, out byName))) return byName;
        row.Errors.Add(code is null && name is null ? "Thiếu tổ chức." : $"Không tìm thấy tổ chức “{code ?? name}” trong danh bạ, hoặc tên này có ở nhiều đơn vị.");
        return null;
    }
}
