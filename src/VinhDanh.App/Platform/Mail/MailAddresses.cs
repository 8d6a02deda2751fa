using System.Text.RegularExpressions;

namespace VinhDanh.App.Platform.Mail;

/// <summary>Addresses that can stand in a command of SMTP and in a header without escaping: nothing that ends a line, opens a comment or names a second address.</summary>
public static partial class MailAddresses
{
    public const int MaximumLength = 254;

    public static bool IsValid(string address) => address.Length <= MaximumLength && Plain().IsMatch(address);

    /// <summary>As the audit keeps it: enough to recognise one's own.</summary>
    /// <returns>l***@coquan.vn</returns>
    public static string Masked(string address) => $"{address[0]}***{address[address.LastIndexOf('@')..]}";

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*(?<=\A.{1,64})@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z")]
    private static partial Regex Plain();
}
