namespace VinhDanh.App.Platform.Accounts;

/// <summary>What came of a knock at the door.</summary>
public static class SignInWords
{
    /// <summary>With the way in where it says more than the outcome does.</summary>
    public static string Of(SignIn knock) => knock.Outcome is SignInOutcome.Success ? $"{Of(knock.Outcome, knock.Way)} ({Of(knock.Way)})" : Of(knock.Outcome, knock.Way);

    public static string Of(SignInWay way) => way switch
    {
        SignInWay.Password => "mật khẩu",
        SignInWay.AuthenticatorCode => "mật khẩu và mã xác thực",
        SignInWay.RecoveryCode => "mật khẩu và mã dự phòng",
        SignInWay.Passkey => "khóa truy cập",
        SignInWay.Provider => "nhà cung cấp danh tính",
        SignInWay.ProviderAndCode => "nhà cung cấp danh tính và mã xác thực",
        SignInWay.ProviderAndRecoveryCode => "nhà cung cấp danh tính và mã dự phòng",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "A way in without words."),
    };

    public static string Of(SignInOutcome outcome, SignInWay by) => outcome switch
    {
        SignInOutcome.Success => "Đăng nhập thành công",
        SignInOutcome.WrongPassword => "Sai mật khẩu",
        SignInOutcome.LockedOut => "Tài khoản đang tạm khóa",
        SignInOutcome.Deactivated => "Tài khoản đã ngừng sử dụng",
        SignInOutcome.NoRole => "Chưa được giao vai trò",
        SignInOutcome.SecondFactorAsked when by is SignInWay.Provider => "Nhà cung cấp danh tính đã xác nhận, chờ mã xác thực",
        SignInOutcome.SecondFactorAsked => "Đúng mật khẩu, chờ mã xác thực",
        SignInOutcome.WrongCode => "Sai mã xác thực",
        SignInOutcome.WrongPasskey => "Khóa truy cập không hợp lệ",
        SignInOutcome.UnknownName => "Không rõ tên đăng nhập",
        SignInOutcome.NotLinked => "Danh tính chưa liên kết với tài khoản nào",
        SignInOutcome.AddressUnproved => "Địa chỉ thư chưa được nhà cung cấp danh tính xác minh",
        SignInOutcome.AddressShared => "Nhiều tài khoản dùng chung địa chỉ thư",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words."),
    };
}
