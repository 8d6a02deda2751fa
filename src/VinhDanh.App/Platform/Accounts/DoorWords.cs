using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>What the door says to whoever stays outside.</summary>
internal static class DoorWords
{
    /// <summary>Says at the fields of a <see cref="FreshProof"/> what was wrong with it.</summary>
    /// <param name="form">The name that the form's fields begin with.</param>
    public static void AddRefusal(this ModelStateDictionary fields, string form, SignInOutcome outcome)
    {
        if (outcome is SignInOutcome.WrongCode) fields.AddModelError($"{form}.{nameof(FreshProof.OneTimeCode)}", "Mã chưa đúng hoặc đã dùng.");
        else fields.AddModelError($"{form}.{nameof(FreshProof.Password)}", Inside(outcome));
    }

    /// <summary>Whether what was typed into this form is complete; what a page's other forms ask for does not count.</summary>
    public static bool IsValidFor(this ModelStateDictionary fields, string form)
    {
        foreach (var other in fields.Keys.Where(k => !k.StartsWith($"{form}.", StringComparison.Ordinal)).ToList()) fields.Remove(other);
        return fields.IsValid;
    }

    /// <summary>To somebody who is in already, so that the name is known.</summary>
    public static string Inside(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.WrongPassword => "Mật khẩu chưa đúng.",
        SignInOutcome.WrongCode => "Mã xác thực chưa đúng hoặc đã dùng.",
        _ => Refusal(outcome),
    };

    public static string Refusal(SignInOutcome outcome) => outcome switch
    {
        // One sentence for both: the door does not tell which names exist.
        SignInOutcome.UnknownName or SignInOutcome.WrongPassword => "Tên đăng nhập hoặc mật khẩu chưa đúng.",
        SignInOutcome.LockedOut => "Tài khoản tạm khóa 15 phút vì nhập sai nhiều lần. Vui lòng thử lại sau hoặc liên hệ quản trị hệ thống.",
        SignInOutcome.Deactivated => "Tài khoản đã ngừng sử dụng. Vui lòng liên hệ quản trị hệ thống của cơ quan.",
        SignInOutcome.NoRole => "Tài khoản chưa được giao vai trò nào tại thời điểm này. Vui lòng liên hệ quản trị hệ thống của cơ quan.",
        SignInOutcome.WrongPasskey => "Khóa truy cập này không mở được tài khoản nào, hoặc đã quá thời gian. Vui lòng thử lại.",
        SignInOutcome.NotLinked =>
            "Danh tính này chưa liên kết với tài khoản nào của chương trình. Đăng nhập bằng mật khẩu rồi liên kết ở trang Tài khoản của tôi, hoặc liên hệ quản trị hệ thống của cơ quan.",
        SignInOutcome.AddressUnproved =>
            "Nhà cung cấp danh tính chưa xác minh địa chỉ thư của đồng chí, nên chương trình không tự tìm tài khoản. Đăng nhập bằng mật khẩu rồi liên kết ở trang Tài khoản của tôi.",
        SignInOutcome.AddressShared =>
            "Nhiều tài khoản cùng dùng địa chỉ thư này, nên chương trình không biết đồng chí là ai. Đăng nhập bằng mật khẩu rồi liên kết ở trang Tài khoản của tôi.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome that refuses nobody."),
    };

    /// <param name="word">As it stands in the address; anybody may write it.</param>
    /// <param name="provider">As people know it.</param>
    /// <returns>Null: nothing that the program says.</returns>
    public static string? ProviderRefusal(string? word, string provider) => word switch
    {
        "cancelled" => $"Đồng chí hoặc {provider} đã hủy việc đăng nhập.",
        "unavailable" => $"Hiện không kết nối được với {provider}. Vui lòng đăng nhập bằng mật khẩu, hoặc thử lại sau ít phút.",
        "not-taken" => $"Xác nhận của {provider} không hợp lệ nên chương trình không chấp nhận. Vui lòng thử lại; nếu vẫn vậy, báo cho quản trị hệ thống.",
        "stale" => $"Lần đăng nhập bằng {provider} này đã dùng hoặc đã quá thời gian. Vui lòng bắt đầu lại.",
        _ => null,
    };
}
