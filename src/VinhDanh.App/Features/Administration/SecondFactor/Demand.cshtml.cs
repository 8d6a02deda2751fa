using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Administration.SecondFactor;

/// <summary>Chooses the roles that need more than a password.</summary>
[Requires(Permission.ManageSettings)]
public sealed class DemandModel(Demands demands, Actor actor) : PageModel
{
    public IReadOnlyList<DemandRow> Roles { get; private set; } = [];
    public string Organisation => actor.Acting!.OrganisationName;

    public async Task OnGetAsync(CancellationToken ct) => Roles = await demands.ListAsync(ct);

    public async Task<IActionResult> OnPostAsync(Role[] roles, CancellationToken ct)
    {
        await demands.SetAsync(roles.ToHashSet(), ct);
        TempData.SetFlash(new Flash("Đã lưu. Người giữ vai trò được chọn mà chưa bật xác thực hai bước sẽ được đưa đến trang thiết lập ở lần mở trang kế tiếp."));
        return RedirectToPage();
    }
}
