using System.ComponentModel.DataAnnotations;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.OwnAccount;

/// <summary>A password chosen by its holder, typed twice.</summary>
public sealed class NewPassword
{
    [DataType(DataType.Password), Required(ErrorMessage = "Nhập mật khẩu."), StringLength(PasswordRules.MaximumLength)] public string Password { get; set; } = "";
    [DataType(DataType.Password), Compare(nameof(Password), ErrorMessage = "Hai lần nhập mật khẩu chưa giống nhau.")] public string Again { get; set; } = "";
}
