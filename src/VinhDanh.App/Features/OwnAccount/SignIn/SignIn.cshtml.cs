using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Platform.Web;

namespace VinhDanh.App.Features.OwnAccount.SignIn;

/// <summary>The door.</summary>
[Public("nobody is signed in before this page")]
[EnableRateLimiting(WebServices.SignInLimit)]
public sealed class SignInModel(AppDb db, Door door, MailOutbox outbox, HostSettings settings) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    [BindProperty(SupportsGet = true)] public string? Back { get; set; }
    public string? Refusal { get; private set; }
    public bool HasMail => outbox.IsOpen;

    /// <summary>As people know it; null: there is none.</summary>
    public string? Provider => settings.Provider?.Name;

    public async Task<IActionResult> OnGetAsync(string? refused, CancellationToken ct)
    {
        if (!await db.Organisations.AnyAsync(ct)) return RedirectToPage("/Administration/FirstRun/Waiting");
        if (Provider is { } name) Refusal = DoorWords.ProviderRefusal(refused, name);
        return Page();
    }

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
