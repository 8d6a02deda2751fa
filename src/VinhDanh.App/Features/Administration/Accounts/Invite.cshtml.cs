using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Administration.Accounts;

/// <summary>Invites a person by link: a role, at an organisation, for a period.</summary>
[Requires(Permission.ManageAccounts)]
public sealed class InviteModel(Invitations invitations, OrganisationChoice organisations, MailOutbox outbox, Actor actor, TimeProvider time) : PageModel
{
    [BindProperty] public Command Input { get; set; } = new();
    public bool HasMail => outbox.IsOpen;
    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Roles { get; } = [.. Enum.GetValues<Role>().Select(r => new SelectListItem(RoleWords.Of(r), r.ToString()))];

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Input.OrganisationId, Input.ValidFrom, Input.Role) = (actor.OrganisationId, time.Today(), Role.UnitOfficer);
        Organisations = await organisations.ItemsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.ValidTo < Input.ValidFrom) ModelState.AddModelError("Input.ValidTo", "Ngày kết thúc phải từ ngày bắt đầu trở đi.");
        var address = string.IsNullOrWhiteSpace(Input.Address) ? null : Input.Address.Trim();
        if (address is not null && !HasMail) ModelState.AddModelError("Input.Address", "Cơ quan chưa nối máy chủ thư; để trống ô này.");
        if (address is not null && !MailAddresses.IsValid(address)) ModelState.AddModelError("Input.Address", "Địa chỉ thư chưa đúng dạng, ví dụ ten@coquan.vn.");
        if (!ModelState.IsValid) return await AgainAsync(ct);
        var outcome = await invitations.InviteAsync(
            new(Input.DisplayName, Input.UserName, Input.OrganisationId, Input.Role, Input.ValidFrom!.Value, Input.ValidTo, address), ct);
        switch (outcome)
        {
            // Whoever opens the link is to have proved the address, so the link goes nowhere else.
            case Invitations.Outcome.Invited when address is not null:
                TempData.SetFlash(new Flash($"Đã gửi lời mời đến {address}."));
                return Redirect("/administration/accounts");
            case Invitations.Outcome.Invited(_, var token):
                TempData[nameof(ListModel.NewLink)] = $"{Request.Scheme}://{Request.Host}/invitation/{token}";
                TempData[nameof(ListModel.NewFor)] = Input.DisplayName;
                return Redirect("/administration/accounts");
            case Invitations.Outcome.OutOfScope:
                return NotFound();
            case Invitations.Outcome.NameTaken:
                ModelState.AddModelError("Input.UserName", "Đã có tài khoản mang tên đăng nhập này; mở tài khoản đó để giao thêm vai trò.");
                return await AgainAsync(ct);
            case Invitations.Outcome.AlreadyInvited:
                ModelState.AddModelError("Input.UserName", "Tên đăng nhập này đã được mời và chưa trả lời; thu hồi lời mời cũ trước.");
                return await AgainAsync(ct);
            default:
                throw new UnreachableException();
        }
    }

    private async Task<PageResult> AgainAsync(CancellationToken ct)
    {
        Organisations = await organisations.ItemsAsync(ct);
        return Page();
    }

    public sealed class Command
    {
        [Display(Name = "Họ và tên"), Required, StringLength(200)] public string DisplayName { get; set; } = "";

        [Required(ErrorMessage = "Nhập tên đăng nhập."), RegularExpression("[a-zA-Z0-9._@-]{3,100}", ErrorMessage = "Tên đăng nhập gồm 3 đến 100 chữ không dấu, chữ số, dấu chấm, gạch ngang.")]
        public string UserName { get; set; } = "";

        [StringLength(MailAddresses.MaximumLength)] public string? Address { get; set; }
        public Guid OrganisationId { get; set; }
        public Role Role { get; set; }
        [Display(Name = "Từ ngày"), Required] public DateOnly? ValidFrom { get; set; }
        [Display(Name = "Đến ngày")] public DateOnly? ValidTo { get; set; }
    }
}
