namespace VinhDanh.App.Platform.Mail;

/// <summary>What an administrator reads about mails.</summary>
public static class MailWords
{
    public static string Of(MailKind kind) => kind switch
    {
        MailKind.Notice => "Thông báo",
        MailKind.Digest => "Thư tổng hợp trong ngày",
        MailKind.AddressCheck => "Xác nhận địa chỉ thư",
        MailKind.AccountChanged => "Báo thay đổi của tài khoản",
        MailKind.PasswordReset => "Đặt lại mật khẩu",
        MailKind.Invitation => "Lời mời sử dụng",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What happened, and what can be done about it.</summary>
    public static string Of(MailFault fault) => fault switch
    {
        MailFault.Unreachable => "Không kết nối được máy chủ thư. Kiểm tra tên máy, cổng và đường mạng.",
        MailFault.CertificateRefused => "Chứng thư của máy chủ thư không được tin cậy hoặc không đúng tên máy; thư không gửi qua đường này. Nếu cơ quan dùng chứng thư nội bộ, khai báo bằng --mail-ca.",
        MailFault.TlsNotOffered => "Máy chủ thư không hỗ trợ mã hóa STARTTLS ở cổng này. Kiểm tra cổng và --mail-tls.",
        MailFault.SignInNotOffered => "Máy chủ thư không nhận đăng nhập ở cổng này. Kiểm tra cổng, hoặc bỏ --mail-user.",
        MailFault.SignInRefused => "Máy chủ thư từ chối tên đăng nhập hoặc mật khẩu đã khai báo.",
        MailFault.SenderRefused => "Máy chủ thư không cho gửi từ địa chỉ đã khai báo ở --mail-from.",
        MailFault.RecipientRefused => "Máy chủ thư không nhận địa chỉ này: không có hộp thư, hoặc hộp thư không nhận thư.",
        MailFault.ContentRefused => "Máy chủ thư từ chối nội dung thư.",
        MailFault.ServerBusy => "Máy chủ thư đang bận, đề nghị gửi lại sau.",
        MailFault.BrokenOff => "Kết nối với máy chủ thư bị ngắt giữa chừng hoặc quá thời gian chờ.",
        MailFault.Unreadable => "Không mở được nội dung thư đã niêm phong (khóa bảo vệ đã thay).",
        MailFault.Expired => "Quá thời hạn gửi.",
        MailFault.GivenUp => "Người quản trị thôi gửi.",
        MailFault.Interrupted => "Chương trình bị ngắt giữa mọi lần gửi.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };
}
