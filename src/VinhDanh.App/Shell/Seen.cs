using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace VinhDanh.App.Shell;

/// <summary>What a person saw of a record, so that a save can tell that it has changed since.</summary>
internal static class Seen
{
    public static string Of<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value)))[..16];

    /// <summary>True, with the error said, when somebody else changed the part meanwhile; the form keeps what was typed and may be sent again.</summary>
    public static bool IsStale(this PageModel page, string seen, string now)
    {
        if (seen == now) return false;
        page.ModelState.AddModelError("", "Người khác vừa sửa phần này. Nội dung đồng chí nhập còn nguyên bên dưới, nội dung đang lưu ở trang “Soạn”; bấm “Lưu” lần nữa để thay bằng nội dung của đồng chí.");
        page.ModelState.SetModelValue("Input.Seen", now, now);
        return true;
    }
}
