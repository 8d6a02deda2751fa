using Microsoft.AspNetCore.Identity;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>
/// Length over composition (NIST SP 800-63B §5.1.1.2): at least twelve characters, none that leaked elsewhere, not the
/// account's own name, and more than words of the place. No forced digits or capitals: they make passwords that people write on paper.
/// </summary>
public sealed class PasswordRules(AppDb db) : IPasswordValidator<Account>
{
    public const int MinimumLength = 12;
    public const int MaximumLength = 128;

    /// <summary>Letters and digits that stand beside the words of the place: as many as would have to be guessed.</summary>
    private const int LeftBesideWords = 8;

    /// <summary>A shorter part of a name stands in too many other words.</summary>
    private const int ShortestPart = 4;

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Judge(await PasswordHolder.OfAsync(db, user, CancellationToken.None), password ?? "") is { } refusal
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = refusal })
            : IdentityResult.Success;

    /// <returns>Why the password is refused, in the words shown to the person; null when it is good.</returns>
    public static string? Judge(PasswordHolder holder, string password)
    {
        if (password.Length < MinimumLength) return $"Mật khẩu cần ít nhất {MinimumLength} ký tự; một câu ngắn dễ nhớ là tốt nhất.";
        if (password.Length > MaximumLength) return $"Mật khẩu dài quá {MaximumLength} ký tự.";
        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < 4 || PasswordLists.IsLeaked(password))
            return "Mật khẩu này nằm trong danh sách thường bị đoán; hãy chọn câu khác.";
        if (holder.UserName.Length >= 4 && plain.Contains(holder.UserName.ToLowerInvariant(), StringComparison.Ordinal))
            return "Mật khẩu không được chứa tên đăng nhập.";
        if (Beside(password, WordsOf(holder)) < LeftBesideWords)
            return "Mật khẩu chỉ gồm những từ dễ đoán (tên chương trình, cơ quan, chức danh hoặc tên của đồng chí) và vài ký tự; hãy thêm những từ khác.";
        return null;
    }

    /// <summary>Longest first, so that a name goes whole before its parts.</summary>
    private static List<string> WordsOf(PasswordHolder holder)
    {
        string?[] told = [holder.UserName, holder.DisplayName, holder.Email?.Split('@')[0], .. holder.Organisations];
        var names = told.OfType<string>().ToList();
        return [.. names.Select(LettersOf).Concat(names.SelectMany(PartsOf)).Where(w => w.Length >= ShortestPart)
            .Concat(PasswordLists.PlaceWords).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length)];
    }

    /// <summary>Each word of a name, and each two that follow one another: “An Khánh” is tried alone as well.</summary>
    private static IEnumerable<string> PartsOf(string name)
    {
        var words = name.Split((char[])[' ', '.', '-', '_', ',', '@'], StringSplitOptions.RemoveEmptyEntries).Select(LettersOf).Where(w => w.Length > 0).ToList();
        return words.Concat(words.Zip(words.Skip(1), (one, next) => one + next));
    }

    /// <returns>Letters and digits that are left when the words are taken out; years and rows of digits at the ends are not counted.</returns>
    private static int Beside(string password, List<string> words)
    {
        var left = LettersOf(password);
        // In place of a word stands a sign, so that what stood around it does not make a new one.
        foreach (var word in words) left = left.Replace(word, " ", StringComparison.Ordinal);
        return left.Trim(' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Count(c => c != ' ');
    }

    private static string LettersOf(string text) => string.Concat(PasswordLists.PlainOf(text).Where(char.IsLetterOrDigit));
}
