using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>One reorganisation: what it does and what follows, where an officer may choose otherwise; then it is carried out, and taken back while unused.</summary>
[Requires(Permission.ViewDirectory)]
public sealed class ShowReorganisationModel(AppDb db, Actor actor, ReorganisationDesk desk, ReorganisationView view, CarryingOut carrying, Undoing undoing, AuditLog audit, TimeProvider time) : PageModel
{
    private const int MostLines = 1000;

    /// <summary>Of a large one: the unit whose people and work are shown.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Unit { get; set; }
    public ReorganisationView.Data Shown { get; private set; } = null!;
    public bool MayEdit => actor.May(Permission.EditDirectory);
    public bool MayFollow => actor.May(Permission.ManageAccounts);
    public bool Due => Shown.Reorganisation.EffectiveOn <= time.Today();
    public IEnumerable<ReorganisationView.Line> Lines => Shown.Lines.Take(MostLines);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <param name="to">Destination by <see cref="Follower.Key"/>, for every line the page showed.</param>
    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostChooseAsync(Guid id, Dictionary<string, string> to, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { State: ReorganisationState.Draft } found) return NotFound();
        var plan = ReorganisationPlan.Read(found.Plan);
        var receivers = ReorganisationDesk.Receivers(plan).Select(r => r.ToString()).Append(ReorganisationDesk.Nowhere).ToHashSet(StringComparer.Ordinal);
        var followers = (await desk.FollowersAsync(plan, found.EffectiveOn, ct)).ToDictionary(f => f.Key);
        var choices = ReorganisationDesk.ChoicesOf(found);
        foreach (var (key, value) in to.Where(t => followers.ContainsKey(t.Key) && receivers.Contains(t.Value)))
        {
            var usual = plan.HeirsOf(followers[key].UnitId).Select(h => h.ToString()).FirstOrDefault(ReorganisationDesk.Nowhere);
            if (value == usual) choices.Remove(key);
            else choices[key] = value;
        }
        found.Choices = JsonSerializer.Serialize(choices);
        audit.Add("reorganisation.choices-set", id, found.OrganisationId, after: new { choices = choices.Count });
        await db.SaveChangesAsync(ct);
        TempData.SetFlash(new Flash("Đã ghi nơi chuyển về."));
        return Redirect(LocalAddress.Of($"/directory/reorganisations/{id}", ("unit", Unit?.ToString())));
    }

    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostCarryOutAsync(Guid id, CancellationToken ct) => await AnswerAsync(id, await carrying.RunAsync(id, ct), ct);

    /// <summary>Roles of accounts that waited for somebody who may give roles.</summary>
    [Requires(Permission.ManageAccounts)]
    public async Task<IActionResult> OnPostFollowAsync(Guid id, CancellationToken ct)
    {
        if (await carrying.FollowLaterAsync(id, ct) is CarryingOut.Outcome.NotHere) return NotFound();
        TempData.SetFlash(new Flash("Đã chuyển vai trò của các tài khoản."));
        return Redirect($"/directory/reorganisations/{id}");
    }

    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostUndoAsync(Guid id, CancellationToken ct)
    {
        switch (await undoing.RunAsync(id, ct))
        {
            case Undoing.Outcome.Done:
                TempData.SetFlash(new Flash("Đã hoàn tác: danh bạ trở lại như trước khi sắp xếp."));
                return Redirect($"/directory/reorganisations/{id}");
            case Undoing.Outcome.NotHere:
                return NotFound();
            case Undoing.Outcome.Used(var why):
                db.ChangeTracker.Clear();
                if (!await LoadAsync(id, ct)) return NotFound();
                ModelState.AddModelError("", "Không hoàn tác được nữa vì kết quả sắp xếp đã được dùng:");
                foreach (var reason in why) ModelState.AddModelError("", reason);
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    [Requires(Permission.EditDirectory)]
    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { State: ReorganisationState.Draft } found) return NotFound();
        found.State = ReorganisationState.Discarded;
        audit.Add("reorganisation.discarded", id, found.OrganisationId);
        await db.SaveChangesAsync(ct);
        TempData.SetFlash(new Flash("Đã bỏ phương án; danh bạ không thay đổi."));
        return Redirect("/directory/reorganisations");
    }

    private async Task<IActionResult> AnswerAsync(Guid id, CarryingOut.Outcome outcome, CancellationToken ct)
    {
        switch (outcome)
        {
            case CarryingOut.Outcome.Done(var begins, var ends):
                TempData.SetFlash(new Flash($"Đã thực hiện: {Vn.Number(ends)} đơn vị kết thúc, {Vn.Number(begins)} đơn vị thành lập."));
                return Redirect($"/directory/reorganisations/{id}");
            case CarryingOut.Outcome.NotHere:
                return NotFound();
            case CarryingOut.Outcome.NotYet(var day):
                ModelState.AddModelError("", $"Văn bản có hiệu lực từ ngày {Vn.Date(day)}; thực hiện từ ngày đó.");
                break;
            case CarryingOut.Outcome.Impossible(var why):
                foreach (var reason in why) ModelState.AddModelError("", reason);
                break;
            default:
                throw new UnreachableException();
        }
        db.ChangeTracker.Clear();
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.Within().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } found) return false;
        Shown = await view.LoadAsync(found, Unit, ct);
        return true;
    }
}
