using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.OwnAccount.SignIn;

/// <summary>What the door says to whoever stays outside.</summary>
internal static class DoorWords
{
    public static string Refusal(SignInOutcome outcome) => outcome switch
    {
        // One sentence for both: the door does not tell which names exist.
        SignInOutcome.UnknownName or SignInOutcome.WrongPassword => "Tên đăng nhập hoặc mật khẩu chưa đúng.",
        SignInOutcome.LockedOut => "Tài khoản tạm khóa 15 phút vì nhập sai nhiều lần. Vui lòng thử lại sau hoặc liên hệ quản trị hệ thống.",
        SignInOutcome.Deactivated => "Tài khoản đã ngừng sử dụng. Vui lòng liên hệ quản trị hệ thống của cơ quan.",
        SignInOutcome.NoRole => "Tài khoản chưa được giao vai trò nào tại thời điểm này. Vui lòng liên hệ quản trị hệ thống của cơ quan.",
        SignInOutcome.WrongPasskey => "Khóa truy cập này không mở được tài khoản nào, hoặc đã quá thời gian. Vui lòng thử lại.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome that refuses nobody."),
    };
}
