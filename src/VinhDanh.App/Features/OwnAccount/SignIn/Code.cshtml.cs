using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Web;

namespace VinhDanh.App.Features.OwnAccount.SignIn;

/// <summary>The second step at the door: a code of the authenticator app, or a recovery code.</summary>
[Public("the first proof was right, but nobody is signed in before the code")]
[EnableRateLimiting(WebServices.SignInLimit)]
public sealed class CodeModel(Door door) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    [BindProperty(SupportsGet = true)] public string? Back { get; set; }
    [BindProperty(SupportsGet = true)] public bool Recovery { get; set; }
    public string? Refusal { get; private set; }

    /// <summary>What was right already.</summary>
    public SignInWay First { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await IsHalfwayAsync() ? Page() : PasswordFirst();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await IsHalfwayAsync()) return PasswordFirst();
        if (!ModelState.IsValid) return Page();
        var outcome = await door.EnterCodeAsync(HttpContext, Input.OneTimeCode, ct);
        if (outcome is null) return PasswordFirst();
        if (outcome is SignInOutcome.Success) return LocalRedirect(Url.IsLocalUrl(Back) ? Back! : "/");
        Refusal = outcome is SignInOutcome.WrongCode
            ? "Mã chưa đúng hoặc đã dùng. Chờ ứng dụng hiện mã mới rồi nhập lại; nếu vẫn sai, kiểm tra giờ của điện thoại."
            : DoorWords.Refusal(outcome.Value);
        ModelState.Clear();
        return Page();
    }

    private async Task<bool> IsHalfwayAsync()
    {
        if (await door.FirstStepAsync(HttpContext) is not { } first) return false;
        First = first;
        return true;
    }

    private RedirectToPageResult PasswordFirst() => RedirectToPage("SignIn", new { Back });

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập mã xác thực."), StringLength(40)] public string OneTimeCode { get; set; } = "";
    }
}
