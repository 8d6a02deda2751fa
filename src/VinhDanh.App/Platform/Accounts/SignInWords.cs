namespace VinhDanh.App.Platform.Accounts;

/// <summary>What came of a knock at the door.</summary>
public static class SignInWords
{
    /// <summary>With the way in where it says more than the outcome does.</summary>
    public static string Of(SignIn knock) => knock.Outcome is SignInOutcome.Success ? $"{Of(knock.Outcome)} ({Of(knock.Way)})" : Of(knock.Outcome);

    public static string Of(SignInWay way) => way switch
    {
        SignInWay.Password => "mật khẩu",
        SignInWay.AuthenticatorCode => "mật khẩu và mã xác thực",
        SignInWay.RecoveryCode => "mật khẩu và mã dự phòng",
        SignInWay.Passkey => "khóa truy cập",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "A way in without words."),
    };

    public static string Of(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Success => "Đăng nhập thành công",
        SignInOutcome.WrongPassword => "Sai mật khẩu",
        SignInOutcome.LockedOut => "Tài khoản đang tạm khóa",
        SignInOutcome.Deactivated => "Tài khoản đã ngừng sử dụng",
        SignInOutcome.NoRole => "Chưa được giao vai trò",
        SignInOutcome.SecondFactorAsked => "Đúng mật khẩu, chờ mã xác thực",
        SignInOutcome.WrongCode => "Sai mã xác thực",
        SignInOutcome.WrongPasskey => "Khóa truy cập không hợp lệ",
        SignInOutcome.UnknownName => "Không rõ tên đăng nhập",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words."),
    };
}
