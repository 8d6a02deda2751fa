using System.ComponentModel.DataAnnotations;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>What somebody who is in already shows once more before the ways in change: the same as at the door, so that a screen left open is not enough.</summary>
public class FreshProof
{
    [Required(ErrorMessage = "Nhập mật khẩu."), StringLength(PasswordRules.MaximumLength), DataType(DataType.Password)] public string Password { get; set; } = "";

    /// <summary>Asked for where the account has an authenticator; of the app, or a recovery code.</summary>
    [StringLength(40)] public string? OneTimeCode { get; set; }
}
