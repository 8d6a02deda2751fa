using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount.Tokens;

/// <summary>Secrets with which other programs read what one may read: made with the password, shown once, revoked.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class TokensModel(OwnTokens tokens, Actor actor) : PageModel
{
    private static readonly int[] Terms = [30, 90, 180, ApiToken.LongestDays];

    [BindProperty] public Command Input { get; set; } = new();

    /// <summary>The secret just made; only its digest is kept, so it is shown this once.</summary>
    [TempData] public string? NewToken { get; set; }
    public IReadOnlyList<TokenLine> Mine { get; private set; } = [];
    public string Organisation => actor.Acting!.OrganisationName;
    public IEnumerable<SelectListItem> Days => Terms.Select(d => new SelectListItem(d == ApiToken.LongestDays ? "1 năm" : $"{d} ngày", d.ToString(CultureInfo.InvariantCulture), d == Input.Days));

    public async Task OnGetAsync(CancellationToken ct) => Mine = await tokens.ListAsync(ct);

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken ct)
    {
        if (Input.Scopes.Count == 0) ModelState.AddModelError("Input.Scopes", "Chọn ít nhất một loại dữ liệu được đọc.");
        if (!Terms.Contains(Input.Days)) ModelState.AddModelError("Input.Days", "Chọn một thời hạn trong danh sách.");
        if (ModelState.IsValid)
        {
            switch (await tokens.MakeAsync(Input.Name.Trim(), [.. Input.Scopes.Distinct()], Input.Days, Input, HttpContext, ct))
            {
                case OwnTokens.Outcome.Made(var secret):
                    NewToken = secret;
                    return RedirectToPage();
                case OwnTokens.Outcome.NotProved(var outcome):
                    ModelState.AddRefusal(nameof(Input), outcome);
                    break;
                default:
                    ModelState.AddModelError("", $"Mỗi người dùng nhiều nhất {ApiToken.MostOpen} mã cùng lúc; thu hồi mã không dùng nữa rồi tạo lại.");
                    break;
            }
        }

        Mine = await tokens.ListAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid token, CancellationToken ct)
    {
        if (await tokens.RevokeAsync(token, ct) is not { } name) return NotFound();
        TempData.SetFlash(new Flash($"Đã thu hồi mã truy cập “{name}”; phần mềm dùng mã này không đọc được nữa."));
        return RedirectToPage();
    }

    public sealed class Command : FreshProof
    {
        [Required(ErrorMessage = "Nhập tên để nhận ra mã này về sau."), StringLength(100, ErrorMessage = "Tên không quá 100 ký tự.")] public string Name { get; set; } = "";
        public List<ApiScope> Scopes { get; set; } = [];
        public int Days { get; set; } = 90;
    }
}
