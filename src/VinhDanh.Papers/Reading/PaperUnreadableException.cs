namespace VinhDanh.Papers.Reading;

/// <summary>Why a document cannot be read; each has one clear message.</summary>
public enum UnreadableCode
{
    Empty,
    Encrypted,
    Broken,
    TooLarge,
    Unsupported,
    LegacyEncoding,
    NeedsLibreoffice,
    NeedsPdftotext,
    NeedsTesseract,
    NeedsNoNetwork,
    Busy,
}

/// <summary>The one exception of the reader: the document as it is cannot be read.</summary>
public sealed class PaperUnreadableException : Exception
{
    public PaperUnreadableException(UnreadableCode code, Exception? inner = null)
        : base(English(code), inner) => Code = code;

    public UnreadableCode Code { get; }

    /// <summary>For the officer; <see cref="Exception.Message"/> says the same in English.</summary>
    public string VietnameseMessage => Code switch
    {
        UnreadableCode.Empty => "Tệp không có nội dung.",
        UnreadableCode.Encrypted => "Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.",
        UnreadableCode.Broken => "Tệp bị hỏng, không mở được. Hãy lưu lại bằng Word rồi tải lên lại.",
        UnreadableCode.TooLarge => "Tệp quá lớn so với giới hạn cho phép.",
        UnreadableCode.Unsupported => "Không nhận ra loại tệp này. Hãy dùng tệp Word (.docx, .doc), PDF hoặc văn bản (.txt).",
        UnreadableCode.LegacyEncoding => "Văn bản dùng bảng mã cũ (VNI hoặc mã khác), chưa chuyển được sang Unicode. Hãy chuyển mã rồi tải lên lại.",
        UnreadableCode.NeedsLibreoffice => "Tệp Word đời cũ (.doc, .rtf, .odt) cần LibreOffice để đọc; máy chủ chưa cài.",
        UnreadableCode.NeedsPdftotext => "Tệp PDF cần bộ poppler-utils (pdftotext) để đọc; máy chủ chưa cài.",
        UnreadableCode.NeedsTesseract => "Tệp là ảnh quét, cần tesseract (tiếng Việt) để nhận dạng chữ; máy chủ chưa cài.",
        UnreadableCode.NeedsNoNetwork => "Máy chủ không cắt được mạng của chương trình chuyển tệp Word đời cũ (.doc), nên không mở tệp này. Hãy lưu thành .docx rồi tải lên lại.",
        UnreadableCode.Busy => "Máy chủ đang chuyển đổi nhiều tài liệu cùng lúc. Vui lòng chờ ít phút rồi tải lên lại; tệp Word .docx thì đọc được ngay.",
        _ => Message,
    };

    private static string English(UnreadableCode code) => code switch
    {
        UnreadableCode.Empty => "The file has no content.",
        UnreadableCode.Encrypted => "The file is protected by a password.",
        UnreadableCode.Broken => "The file is broken and cannot be opened.",
        UnreadableCode.TooLarge => "The file is larger than the limit.",
        UnreadableCode.Unsupported => "The type of the file is not supported (use docx, doc, pdf or txt).",
        UnreadableCode.LegacyEncoding => "The text is in an old encoding that cannot be converted.",
        UnreadableCode.NeedsLibreoffice => "An old Word file (.doc, .rtf, .odt) needs LibreOffice, which is not installed.",
        UnreadableCode.NeedsPdftotext => "A PDF file needs poppler-utils (pdftotext), which is not installed.",
        UnreadableCode.NeedsTesseract => "A scanned file needs tesseract with Vietnamese, which is not installed.",
        UnreadableCode.NeedsNoNetwork => "An old Word file is converted only without network, which needs “unshare” (user namespaces).",
        UnreadableCode.Busy => "Too many documents are being converted at once.",
        _ => code.ToString(),
    };
}
