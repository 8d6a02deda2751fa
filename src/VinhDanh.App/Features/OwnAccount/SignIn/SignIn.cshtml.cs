using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Platform.Web;

namespace VinhDanh.App.Features.OwnAccount.SignIn;

/// <summary>The door.</summary>
[Public("nobody is signed in before this page")]
[EnableRateLimiting(WebServices.SignInLimit)]
public sealed class SignInModel(AppDb db, Door door, MailOutbox outbox) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    [BindProperty(SupportsGet = true)] public string? Back { get; set; }
    public string? Refusal { get; private set; }
    public bool HasMail => outbox.IsOpen;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await db.Organisations.AnyAsync(ct) ? Page() : RedirectToPage("/Administration/FirstRun/Waiting");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();
        var outcome = await door.SignInAsync(HttpContext, Input.UserName.Trim(), Input.Password, ct);
        if (outcome is SignInOutcome.Success) return LocalRedirect(Url.IsLocalUrl(Back) ? Back! : "/");
        if (outcome is SignInOutcome.SecondFactorAsked) return RedirectToPage("Code", new { Back });
        Refusal = DoorWords.Refusal(outcome);
        return Page();
    }

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập tên đăng nhập."), StringLength(100)] public string UserName { get; set; } = "";
        [Required(ErrorMessage = "Nhập mật khẩu."), StringLength(PasswordRules.MaximumLength), DataType(DataType.Password)] public string Password { get; set; } = "";
    }
}
