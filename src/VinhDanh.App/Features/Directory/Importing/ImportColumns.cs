using VinhDanh.Papers.Spreadsheets;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>What the columns of the two tables may hold, under the headers that offices give them.</summary>
public static class ImportColumns
{
    public const string Code = "code", Name = "name", ShortName = "short-name", Aliases = "aliases", Kind = "kind", KindCode = "kind-code", Parent = "parent",
        Outside = "outside", Role = "role", From = "from", To = "to", Successors = "successors", LegalDocument = "legal-document";
    public const string OldCode = "old-code", OldName = "old-name", Form = "form", NewCode = "new-code", NewName = "new-name", Inherits = "inherits",
        LegalNumber = "legal-number", LegalDate = "legal-date", EffectiveOn = "effective-on";
    public const string FullName = "full-name", Gender = "gender", BirthYear = "birth-year", Title = "title", UnitCode = "unit-code", Unit = "unit",
        Email = "email", Phone = "phone", Ethnicity = "ethnicity", PartyMember = "party-member", DirectWorker = "direct-worker";

    public static IReadOnlyList<ColumnMeaning> Organisations { get; } =
    [
        new(Code, false, "Mã", "Mã tổ chức", "Mã đơn vị", "Mã định danh"),
        new(Name, true, "Tên tổ chức", "Tên đơn vị", "Tên cơ quan", "Tên đầy đủ", "Tên"),
        new(ShortName, false, "Tên viết tắt", "Viết tắt", "Tên ngắn"),
        new(Aliases, false, "Tên gọi khác", "Tên khác"),
        new(Kind, false, "Loại", "Loại hình", "Loại đơn vị"),
        new(KindCode, false, "Mã loại"),
        new(Parent, false, "Mã cấp trên", "Đơn vị cấp trên", "Cấp trên", "Trực thuộc"),
        new(Outside, false, "Đơn vị phối hợp", "Hiệp quản", "Đơn vị hiệp quản"),
        new(Role, false, "Vai trò"),
        new(From, false, "Hiệu lực từ", "Từ ngày", "Ngày thành lập"),
        new(To, false, "Hiệu lực đến", "Đến ngày", "Ngày kết thúc"),
        new(Successors, false, "Mã đơn vị kế thừa", "Đơn vị kế thừa"),
        new(LegalDocument, false, "Căn cứ", "Văn bản"),
    ];

    public static IReadOnlyList<ColumnMeaning> People { get; } =
    [
        new(Code, false, "Mã cán bộ", "Mã nhân viên", "Mã"),
        new(FullName, true, "Họ và tên", "Họ tên", "Tên"),
        new(Gender, false, "Giới tính"),
        new(BirthYear, false, "Năm sinh", "Ngày sinh"),
        new(Title, false, "Chức vụ", "Chức danh", "Vị trí"),
        new(UnitCode, false, "Mã tổ chức", "Mã đơn vị", "Mã cơ quan"),
        new(Unit, false, "Tổ chức", "Đơn vị", "Cơ quan", "Nơi công tác"),
        new(From, false, "Từ ngày", "Hiệu lực từ"),
        new(To, false, "Đến ngày", "Hiệu lực đến"),
        new(Email, false, "Thư điện tử", "Email"),
        new(Phone, false, "Điện thoại", "Số điện thoại"),
        new(Ethnicity, false, "Dân tộc"),
        new(PartyMember, false, "Đảng viên"),
        new(DirectWorker, false, "Trực tiếp lao động", "Lao động trực tiếp", "Người trực tiếp"),
    ];

    public static IReadOnlyList<ColumnMeaning> Reorganisation { get; } =
    [
        new(OldCode, false, "Mã đơn vị cũ", "Mã cũ", "Mã trước sắp xếp"),
        new(OldName, true, "Tên đơn vị cũ", "Đơn vị cũ", "Tên cũ", "Đơn vị trước sắp xếp", "Tên trước sắp xếp"),
        new(Form, false, "Hình thức", "Hình thức sắp xếp", "Phương án"),
        new(NewCode, false, "Mã đơn vị mới", "Mã mới", "Mã sau sắp xếp"),
        new(NewName, true, "Tên đơn vị mới", "Đơn vị mới", "Tên mới", "Đơn vị sau sắp xếp", "Tên sau sắp xếp"),
        new(ShortName, false, "Tên viết tắt", "Viết tắt", "Tên ngắn"),
        new(Kind, false, "Loại đơn vị mới", "Loại mới", "Loại"),
        new(Parent, false, "Cấp trên mới", "Mã cấp trên mới", "Trực thuộc mới", "Cấp trên", "Trực thuộc"),
        new(Inherits, false, "Kế thừa thành tích", "Kế thừa lịch sử", "Kế thừa"),
        new(LegalNumber, false, "Số văn bản", "Số, ký hiệu văn bản", "Nghị quyết", "Văn bản", "Căn cứ"),
        new(LegalDate, false, "Ngày văn bản", "Ngày ban hành", "Ngày ký"),
        new(EffectiveOn, false, "Ngày hiệu lực", "Có hiệu lực từ", "Hiệu lực từ"),
    ];

    public static IReadOnlyList<ColumnMeaning> Of(DirectoryImportPurpose purpose) => purpose switch
    {
        DirectoryImportPurpose.Organisations => Organisations,
        DirectoryImportPurpose.People => People,
        DirectoryImportPurpose.Reorganisation => Reorganisation,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "A table without columns."),
    };
}

/// <summary>The form in which an officer says which column is what.</summary>
/// <param name="Action">Where it is sent.</param>
/// <param name="Open">Shown at once: something could not be read.</param>
public sealed record ColumnChoice(IReadOnlyList<ColumnMeaning> Meanings, ImportTable Table, string Action, bool Open)
{
    /// <summary>What was chosen, as it is kept: only known meanings, only columns there are.</summary>
    /// <param name="column">Column (from 0) by meaning, as sent; −1 or nothing: none.</param>
    /// <returns>Null: one column was chosen for two meanings.</returns>
    public static IReadOnlyDictionary<string, int>? Chosen(IReadOnlyList<ColumnMeaning> meanings, ImportTable table, IReadOnlyDictionary<string, int> column)
    {
        var known = meanings.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        var chosen = column.Where(c => known.Contains(c.Key) && c.Value >= 0 && c.Value < table.Headers.Count).ToDictionary();
        return chosen.GroupBy(c => c.Value).Any(g => g.Count() > 1) ? null : chosen;
    }
}
