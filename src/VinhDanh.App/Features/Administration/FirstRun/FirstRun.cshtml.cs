using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using VinhDanh.App.Features.Administration.Demo;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Web;

namespace VinhDanh.App.Features.Administration.FirstRun;

/// <summary>The first page anybody sees: names the authority and its administrator, once.</summary>
[Public("nobody has an account before this page; the link from the terminal is the key")]
[EnableRateLimiting(WebServices.SignInLimit)]
public sealed class FirstRunModel(Founding founding, DemoProvince demo, Door door) : PageModel
{
    public string Token { get; private set; } = "";
    [BindProperty] public Command Input { get; set; } = new();

    /// <summary>Accounts of the invented province, shown once after it was filled.</summary>
    public DemoResult? Demo { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        Token = token;
        return await founding.AcceptsAsync(token, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        Token = token;
        if (!await founding.AcceptsAsync(token, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var outcome = await founding.FoundAsync(token, new(
            Input.Authority.Trim(), Input.Kind, string.IsNullOrWhiteSpace(Input.Code) ? null : Input.Code.Trim(), Input.Since,
            Input.DisplayName.Trim(), Input.UserName.Trim(), Input.Password), ct);
        switch (outcome)
        {
            case Founding.Outcome.Founded(var account):
                await door.OpenAsync(HttpContext, account, SignInWay.Password, ct);
                return Redirect("/");
            case Founding.Outcome.WeakPassword(var why):
                ModelState.AddModelError("Input.Password", why);
                return Page();
            case Founding.Outcome.LinkUsed:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Fills the invented province instead of founding an authority.</summary>
    public async Task<IActionResult> OnPostDemoAsync(string token, CancellationToken ct)
    {
        Token = token;
        ModelState.Clear(); // the form beside this button was not filled in
        if (!await founding.AcceptsAsync(token, ct)) return NotFound();
        Demo = await demo.FillAsync(ct);
        return Demo is null ? NotFound() : Page();
    }

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập tên cơ quan."), StringLength(300)] public string Authority { get; set; } = "";
        public OrganisationKind Kind { get; set; } = OrganisationKind.Ward;

        [StringLength(35), RegularExpression(@"[A-Z0-9]+(\.[A-Z0-9]+)*", ErrorMessage = "Mã định danh gồm chữ in hoa và chữ số, các nhóm cách nhau bằng dấu chấm, ví dụ H26.15.")]
        public string? Code { get; set; }

        [Required(ErrorMessage = "Nhập ngày bắt đầu hoạt động.")] public DateOnly Since { get; set; } = new(2025, 7, 1);
        [Required(ErrorMessage = "Nhập họ và tên."), StringLength(200)] public string DisplayName { get; set; } = "";

        [Required(ErrorMessage = "Nhập tên đăng nhập."), RegularExpression("[a-zA-Z0-9._@-]{3,100}", ErrorMessage = "Tên đăng nhập gồm 3 đến 100 chữ không dấu, chữ số, dấu chấm, gạch ngang.")]
        public string UserName { get; set; } = "";

        [Required(ErrorMessage = "Nhập mật khẩu."), StringLength(PasswordRules.MaximumLength), DataType(DataType.Password)] public string Password { get; set; } = "";
        [Compare(nameof(Password), ErrorMessage = "Hai lần nhập mật khẩu chưa giống nhau."), DataType(DataType.Password)] public string Again { get; set; } = "";
    }
}
