namespace VinhDanh.App.Platform.Accounts;

/// <summary>What came of a knock at the door.</summary>
public static class SignInWords
{
    public static string Of(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Success => "Đăng nhập thành công",
        SignInOutcome.WrongPassword => "Sai mật khẩu",
        SignInOutcome.LockedOut => "Tài khoản đang tạm khóa",
        SignInOutcome.Deactivated => "Tài khoản đã ngừng sử dụng",
        SignInOutcome.NoRole => "Chưa được giao vai trò",
        SignInOutcome.UnknownName => "Không rõ tên đăng nhập",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words."),
    };
}
