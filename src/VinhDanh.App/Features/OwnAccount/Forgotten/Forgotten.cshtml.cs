using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Platform.Web;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount.Forgotten;

/// <summary>A reset link for whoever forgot the password, to the address that the account's holder proved. The answer is the same whether the name exists or not.</summary>
[Public("who forgot the password cannot sign in; the link goes to the account's own address and nowhere else")]
[EnableRateLimiting(WebServices.SignInLimit)]
public sealed class ForgottenModel(AppDb db, JobQueue queue, MailOutbox outbox, TimeProvider time) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    public bool HasMail => outbox.IsOpen;

    public void OnGet()
    {
        // The form alone.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!HasMail) return NotFound();
        if (!ModelState.IsValid) return Page();
        var name = Input.UserName.Trim();
        var account = await db.Accounts.Where(a => a.UserName == name).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(ct) ?? Guid.CreateVersion7(time.GetUtcNow());
        await queue.AddAsync<ForgottenJob>(new ForgottenJob.Payload(account), ct);
        TempData.SetFlash(new Flash(
            "Nếu tên đăng nhập đúng và tài khoản có địa chỉ thư đã xác nhận, đường dẫn đặt lại mật khẩu sẽ đến địa chỉ đó trong ít phút. Không nhận được thư thì nhờ quản trị hệ thống của cơ quan."));
        return Redirect(ShellRoutes.SignIn);
    }

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập tên đăng nhập."), StringLength(100)] public string UserName { get; set; } = "";
    }
}
