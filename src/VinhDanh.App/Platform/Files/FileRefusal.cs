using VinhDanh.App.Shell;

namespace VinhDanh.App.Platform.Files;

/// <summary>Why a file is not taken, in the words shown to whoever sent it.</summary>
/// <param name="Code">Stable name of the reason, for tests and logs.</param>
public sealed record FileRefusal(string Code, string Words)
{
    public static readonly FileRefusal Empty = new("empty", "Tệp không có nội dung.");

    public static readonly FileRefusal Executable = new("executable",
        "Tệp này là chương trình chạy được, không phải văn bản; không nhận kể cả khi đã đổi tên.");

    public static readonly FileRefusal Markup = new("markup",
        "Tệp HTML, SVG hoặc XML có thể chứa mã lệnh nên không được nhận. Hãy lưu lại thành .pdf hoặc .docx rồi nạp lại.");

    public static readonly FileRefusal Macro = new("macro",
        "Tệp có chứa macro. Hãy lưu lại thành .docx hoặc .xlsx không có macro rồi nạp lại.");

    public static readonly FileRefusal Encrypted = new("encrypted", "Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi nạp lại.");

    public static readonly FileRefusal Archive = new("archive", "Không nhận tệp nén. Hãy giải nén rồi nạp từng văn bản.");

    public static readonly FileRefusal Bomb = new("bomb",
        "Tệp bị nén quá mức: mở ra sẽ lớn hơn rất nhiều lần nên không được nhận. Hãy mở bằng Word hoặc Excel, lưu lại rồi nạp lại.");

    public static readonly FileRefusal Broken = new("broken",
        "Tệp bị hỏng, không mở được. Hãy mở bằng Word hoặc Excel, lưu lại rồi nạp lại.");

    public static readonly FileRefusal Unknown = new("unknown",
        "Không nhận ra loại tệp. Chương trình nhận: .pdf, .docx, .xlsx, .doc, .xls, .png, .jpg, .txt, .csv.");

    public static readonly FileRefusal NotScanned = new("not-scanned",
        "Máy quét vi-rút chưa trả lời nên tệp chưa được nhận. Hãy thử lại sau ít phút; nếu vẫn vậy, báo người quản trị.");

    public static readonly FileRefusal TooLargeToScan = new("too-large-to-scan",
        "Tệp lớn hơn mức máy quét vi-rút nhận nên chưa được nhận. Hãy gửi tệp nhỏ hơn hoặc báo người quản trị (StreamMaxLength của clamd).");

    public static FileRefusal Infected(string signature) => new("infected",
        $"Phát hiện mã độc trong tệp ({signature}) nên tệp không được nhận. Hãy báo người quản trị và kiểm tra máy đã gửi tệp.");

    public static FileRefusal TooLarge(long limitBytes) => new("too-large", $"Tệp lớn quá {Vn.FileSize(limitBytes)}.");

    public static FileRefusal NotHere(IEnumerable<FileKind> wanted) => new("not-here",
        $"Chỗ này chỉ nhận tệp {string.Join(", ", wanted.SelectMany(FileKinds.ExtensionsOf))}.");
}
