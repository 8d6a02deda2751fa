using System.Reflection;
using Microsoft.AspNetCore.Identity;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>
/// Length over composition (NIST SP 800-63B §5.1.1.2): at least twelve characters, not a known common password, not the
/// account's own name. No forced digits or capitals: they make passwords that people write on paper.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int MinimumLength = 12;
    public const int MaximumLength = 128;

    private static readonly Lazy<HashSet<string>> Common = new(LoadCommon);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Judge(user.UserName, password ?? "") is { } refusal
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = refusal })
            : IdentityResult.Success);

    /// <returns>Why the password is refused, in the words shown to the person; null when it is good.</returns>
    public static string? Judge(string userName, string password)
    {
        if (password.Length < MinimumLength) return $"Mật khẩu cần ít nhất {MinimumLength} ký tự; một câu ngắn dễ nhớ là tốt nhất.";
        if (password.Length > MaximumLength) return $"Mật khẩu dài quá {MaximumLength} ký tự.";
        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < 4 || Common.Value.Contains(Core(plain)))
            return "Mật khẩu này nằm trong danh sách thường bị đoán; hãy chọn câu khác.";
        if (userName.Length >= 4 && plain.Contains(userName.ToLowerInvariant(), StringComparison.Ordinal))
            return "Mật khẩu không được chứa tên đăng nhập.";
        return null;
    }

    /// <summary>“Password123456!” is “password” with a tail that everybody adds.</summary>
    private static string Core(string password) => password.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '@', '#', '.', '*', '_', '-');

    private static HashSet<string> LoadCommon()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith("common-passwords.txt", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => Core(line.ToLowerInvariant()))
            .ToHashSet(StringComparer.Ordinal);
    }
}
