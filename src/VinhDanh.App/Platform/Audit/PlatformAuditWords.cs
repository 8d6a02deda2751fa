using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Mail;

namespace VinhDanh.App.Platform.Audit;

/// <summary>Words for what the platform itself writes.</summary>
public sealed class PlatformAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>
    {
        ["organisation.founded"] = "Khai báo cơ quan",
        ["account.created"] = "Tạo tài khoản",
        ["account.password-changed"] = "Đổi mật khẩu",
        ["account.role-given"] = "Giao vai trò",
        ["account.role-ended"] = "Kết thúc vai trò",
        ["account.deactivated"] = "Ngừng sử dụng tài khoản",
        ["account.sessions-ended"] = "Kết thúc mọi phiên làm việc của tài khoản",
        ["account.unlocked"] = "Mở khóa tài khoản",
        ["account.second-factor-set-up"] = "Bật xác thực hai bước",
        ["account.second-factor-removed"] = "Tắt xác thực hai bước",
        ["account.passkey-added"] = "Thêm khóa truy cập",
        ["account.passkey-removed"] = "Gỡ khóa truy cập",
        ["account.provider-linked"] = "Liên kết đăng nhập với nhà cung cấp danh tính",
        ["account.provider-unlinked"] = "Gỡ liên kết với nhà cung cấp danh tính",
        ["account.recovery-codes-renewed"] = "Cấp mã dự phòng mới",
        ["organisation.second-factor-demanded"] = "Quy định vai trò phải dùng xác thực hai bước",
        ["account.reset-link-made"] = "Tạo đường dẫn đặt lại mật khẩu",
        ["account.reset-link-mailed"] = "Gửi đường dẫn đặt lại mật khẩu qua thư",
        ["account.password-reset"] = "Đặt lại mật khẩu bằng đường dẫn",
        ["session.opened"] = "Đăng nhập",
        ["session.renewed"] = "Xác nhận lại danh tính, làm việc tiếp",
        ["session.ended"] = "Kết thúc phiên làm việc",
        ["session.role-chosen"] = "Chuyển vai trò",
        ["invitation.made"] = "Mời sử dụng",
        ["invitation.revoked"] = "Thu hồi lời mời",
        ["invitation.accepted"] = "Nhận lời mời",
        ["account.mail-address-entered"] = "Nhập địa chỉ thư, chờ xác nhận",
        ["account.mail-address-proved"] = "Xác nhận địa chỉ thư",
        ["account.mail-address-removed"] = "Bỏ địa chỉ thư",
        ["account.mail-choice-changed"] = "Đổi cách nhận thư",
        ["mail.retried"] = "Cho gửi lại thư",
        ["mail.given-up"] = "Thôi gửi thư",
        ["mail.tested"] = "Gửi thư thử",
        ["account.api-token-made"] = "Tạo mã truy cập cho phần mềm khác",
        ["account.api-token-revoked"] = "Thu hồi mã truy cập",
        ["job.retried"] = "Cho chạy lại công việc nền",
    };

    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        ["authority"] = "Tên cơ quan",
        ["userName"] = "Tên đăng nhập",
        ["displayName"] = "Họ và tên",
        ["role"] = "Vai trò",
        ["roles"] = "Vai trò",
        ["organisation"] = "Đơn vị",
        ["validFrom"] = "Từ ngày",
        ["validTo"] = "Đến ngày",
        ["expiresAt"] = "Hết hạn lúc",
        ["file"] = "Tệp",
        ["sizeBytes"] = "Dung lượng (byte)",
        ["passkey"] = "Khóa truy cập",
        ["provider"] = "Nhà cung cấp danh tính",
        ["apiToken"] = "Mã truy cập",
        ["apiScopes"] = "Được đọc",
        ["session.way"] = "Bằng",
        ["jobKind"] = "Loại công việc",
        ["mailAddress"] = "Địa chỉ thư",
        ["mailChoice"] = "Cách nhận thư",
        ["mailKind"] = "Loại thư",
        ["mailFault"] = "Lỗi",
        ["keepingRule"] = "Loại tệp theo thời hạn giữ",
        ["keepingSource"] = "Căn cứ thời hạn",
        ["keptUntil"] = "Giữ đến",
    };

    public IReadOnlyDictionary<string, string> Values { get; } = Enum.GetValues<Role>()
        .SelectMany(role => new[] { ("role", role), ("roles", role) })
        .Select(p => ($"{p.Item1}:{Names.OfEnum(p.role)}", RoleWords.Of(p.role)))
        .Concat(Enum.GetValues<SignInWay>().Select(way => ($"session.way:{Names.OfEnum(way)}", SignInWords.Of(way))))
        .Concat(Enum.GetValues<ApiScope>().Select(scope => ($"apiScopes:{Names.OfEnum(scope)}", ApiWords.Of(scope))))
        .Concat(Enum.GetValues<MailChoice>().Select(choice => ($"mailChoice:{Names.OfEnum(choice)}", MailChoiceWords.Of(choice))))
        .Concat(Enum.GetValues<MailKind>().Select(kind => ($"mailKind:{Names.OfEnum(kind)}", MailWords.Of(kind))))
        .Concat(Enum.GetValues<MailFault>().Select(fault => ($"mailFault:{Names.OfEnum(fault)}", MailWords.Of(fault))))
        .ToDictionary(p => p.Item1, p => p.Item2);
}
