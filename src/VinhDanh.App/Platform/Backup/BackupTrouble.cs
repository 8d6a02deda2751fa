namespace VinhDanh.App.Platform.Backup;

/// <summary>Why a backup is not made, not whole, or not restored, in words for the person at the terminal.</summary>
/// <param name="IsDamage">The backup itself is not what was written.</param>
public abstract record BackupTrouble(string Vietnamese, string English, bool IsDamage = false)
{
    /// <summary>The folder holds no backup.</summary>
    public sealed record None(string Folder) : BackupTrouble(
        $"Trong {Folder} không có bản sao lưu nào.",
        $"There is no backup in {Folder}.");

    /// <summary>Writing it was broken off before its list, which comes last.</summary>
    public sealed record CutShort(string Folder) : BackupTrouble(
        $"Bản sao lưu {Folder} dở dang: việc sao lưu đã bị ngắt trước khi xong. Không khôi phục từ bản này được.",
        $"The backup {Folder} is cut short: it was broken off before its end. Nothing can be restored from it.", IsDamage: true);

    /// <summary>What was written is not there any more.</summary>
    public sealed record Missing(string Path) : BackupTrouble(
        $"Bản sao lưu thiếu tệp {Path}. Không dùng bản này; hãy lấy bản khác.",
        $"The backup lacks the file {Path}. Do not use it; take another one.", IsDamage: true);

    /// <summary>Something that was not written lies in it.</summary>
    public sealed record Extra(string Path) : BackupTrouble(
        $"Trong bản sao lưu có thứ không thuộc về nó: {Path}. Bản sao lưu đã bị thay đổi.",
        $"The backup holds something that is not of it: {Path}. The backup was changed.", IsDamage: true);

    /// <summary>Its bytes are others than those written.</summary>
    public sealed record Altered(string Path) : BackupTrouble(
        $"Tệp {Path} của bản sao lưu đã bị thay đổi hoặc bị hỏng. Không dùng bản này; hãy lấy bản khác.",
        $"The file {Path} of the backup was changed or is damaged. Do not use the backup; take another one.", IsDamage: true);

    /// <summary>Made by a program that writes backups differently.</summary>
    public sealed record OtherFormat(int Found, int Known) : BackupTrouble(
        $"Bản sao lưu có định dạng {Found}, chương trình này chỉ biết định dạng {Known}. Hãy dùng bản chương trình mới hơn.",
        $"The backup has format {Found}; this program only knows {Known}. Use a newer version of the program.");

    /// <summary>Its schema is newer than the program's.</summary>
    public sealed record Newer(string Program, int Found, int Known) : BackupTrouble(
        $"Bản sao lưu do bản chương trình mới hơn ({Program}) tạo: cơ sở dữ liệu ở bước {Found:0000}, chương trình này chỉ biết đến bước {Known:0000}. Hãy nâng cấp chương trình trước.",
        $"The backup was made by a newer program ({Program}): its database stands at migration {Found:0000}, this program knows up to {Known:0000}. Upgrade the program first.");

    /// <summary>Restoring never overwrites.</summary>
    public sealed record FolderNotEmpty(string Folder) : BackupTrouble(
        $"{Folder} đã có dữ liệu. Chỉ khôi phục được vào thư mục mới hoặc trống: chọn thư mục khác bằng --data, hoặc xóa dữ liệu cũ bằng ./run reset --data {Folder}",
        $"{Folder} holds data already. A backup is restored only into a new or empty folder: name another with --data, or erase the old data with ./run reset --data {Folder}");

    /// <summary>Restoring never overwrites.</summary>
    public sealed record DatabaseNotEmpty(string Database) : BackupTrouble(
        $"Cơ sở dữ liệu “{Database}” đã có dữ liệu của Vinh Danh. Chỉ khôi phục được vào một cơ sở dữ liệu trống.",
        $"The database “{Database}” holds data of Vinh Danh already. A backup is restored only into an empty database.");

    public sealed record ExtensionsMissing(IReadOnlyList<string> Names) : BackupTrouble(
        $"Cơ sở dữ liệu thiếu phần mở rộng. Người quản trị PostgreSQL chạy trước: {string.Join(" ", Names.Select(n => $"create extension {n};"))}",
        $"The database lacks extensions. Its administrator runs first: {string.Join(" ", Names.Select(n => $"create extension {n};"))}");

    public sealed record OwnerMissing() : BackupTrouble(
        "Khôi phục vào PostgreSQL bên ngoài cần --database-owner: chuỗi kết nối của vai trò sở hữu lược đồ.",
        "Restoring into an external PostgreSQL needs --database-owner: the connection string of the role that owns the schema.");

    public sealed record NothingToBackUp(string Where) : BackupTrouble(
        $"Không có dữ liệu của Vinh Danh ở {Where} để sao lưu.",
        $"There are no data of Vinh Danh in {Where} to back up.");

    /// <summary>Backup and data would lie in each other.</summary>
    public sealed record Nested(string Target, string Data) : BackupTrouble(
        $"Thư mục sao lưu {Target} và thư mục dữ liệu {Data} nằm trong nhau. Hãy chọn nơi khác, tốt nhất là một ổ đĩa khác.",
        $"The backup folder {Target} and the data folder {Data} lie within each other. Choose another place, best on another disk.");

    public sealed record Busy(string Folder) : BackupTrouble(
        $"Một lệnh sao lưu khác đang ghi vào {Folder}. Chờ lệnh ấy xong rồi chạy lại.",
        $"Another backup is being written to {Folder}. Wait for it and try again.");

    public sealed record DiskFull(string Folder) : BackupTrouble(
        $"Đĩa chứa {Folder} đã đầy. Phần dở dang đã được dọn; hãy giải phóng chỗ hoặc chọn đĩa khác rồi chạy lại.",
        $"The disk of {Folder} is full. What was begun has been cleared away; make room or choose another disk, and try again.");

    /// <param name="Needed">Bytes of the files; the database needs room besides.</param>
    public sealed record TooSmall(string Folder, long Needed, long Free) : BackupTrouble(
        $"Đĩa chứa {Folder} không đủ chỗ: cần hơn {Needed / Mega} MB, chỉ còn {Free / Mega} MB.",
        $"The disk of {Folder} has not enough room: more than {Needed / Mega} MB are needed, {Free / Mega} MB are free.")
    {
        private const long Mega = 1_000_000;
    }

    /// <param name="Detail">What the system said.</param>
    public sealed record NoAccess(string Path, string Account, string Detail) : BackupTrouble(
        $"Tài khoản {Account} không đọc hoặc không ghi được trong {Path}. Hãy sửa quyền (chown -R {Account} …) hoặc chọn nơi khác. ({Detail})",
        $"Account {Account} can't read or write in {Path}. Change its permissions (chown -R {Account} …) or choose another place. ({Detail})");

    /// <summary>The store of files lacks bytes that the database knows, or holds others under their name.</summary>
    public sealed record StoreBroken(string Sha256) : BackupTrouble(
        $"Kho tệp hỏng: tệp {Sha256} mất hoặc không còn đúng nội dung, nên bản sao lưu không thể đầy đủ. Hãy lấy lại tệp này từ một bản sao lưu cũ rồi chạy lại; nếu tệp giữ ở kho đối tượng, kiểm tra các tùy chọn --s3-….",
        $"The store of files is damaged: {Sha256} is gone or has other bytes, so no backup can be whole. Bring this file back from an older backup and try again; where files lie in an object store, look at the options --s3-….");

    /// <summary>Found after restoring; a fault of the program or of PostgreSQL.</summary>
    public sealed record CountsDiffer(string Table, long Written, long Found) : BackupTrouble(
        $"Khôi phục không đủ: bảng {Table} có {Found} dòng, bản sao lưu ghi {Written} dòng.",
        $"Not all was restored: table {Table} has {Found} rows, the backup noted {Written}.");
}

/// <summary>Carries a <see cref="BackupTrouble"/> to the edge, which prints it.</summary>
public sealed class BackupRefusedException(BackupTrouble trouble) : Exception(trouble.English)
{
    public BackupTrouble Trouble { get; } = trouble;
}
