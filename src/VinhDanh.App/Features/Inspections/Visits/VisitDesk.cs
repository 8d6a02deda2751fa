using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Inspections.Visits;

/// <summary>One visit: its day, who goes, notice and receipt, release of an unannounced one.</summary>
public sealed class VisitDesk(AppDb db, AuditLog audit, InspectionNotices notices, TimeProvider time)
{
    /// <summary>Sets the day and who goes. Nobody is at two places at once, and nobody inspects the unit he works for.</summary>
    /// <returns>Null: done. Otherwise why not, in words.</returns>
    public async Task<string?> ScheduleAsync(Inspection inspection, Guid target, VisitForm form, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var chosen = await db.InspectionMembers.Where(m => m.InspectionId == inspection.Id && form.Visitors.Contains(m.Id)).ToListAsync(ct);
        Guid[] people = [.. chosen.Where(m => m.PersonId is not null).Select(m => m.PersonId!.Value)];
        // Whoever plans a visit of the same person at this moment waits for this one.
        await db.Database.ExecuteSqlAsync($"select 1 from app.person where id = any({people}) order by id for update", ct);
        var row = await db.InspectionTargets.SingleOrDefaultAsync(t => t.Id == target && t.InspectionId == inspection.Id && t.Kind == TargetKind.Direct && t.OrganisationId != null, ct);
        if (row is null) return "Đơn vị này không còn trong danh sách kiểm tra trực tiếp.";
        if (row.Version != form.Version) return "Người khác vừa sửa lịch của đơn vị này; xem lại rồi bấm lại nếu vẫn muốn ghi.";
        if (row.NoticeOn is not null && row.VisitOn is not null && form.VisitOn is null) return "Đã thông báo cho đơn vị; đổi sang ngày khác, không để trống.";
        if (form.IsUnannounced && row.NoticeOn is not null) return "Đã thông báo cho đơn vị, không còn là kiểm tra đột xuất.";
        if (await OwnUnitAsync(row, people, ct) is { } own) return $"{own} công tác tại chính đơn vị được kiểm tra; chọn người khác.";
        if (form.VisitOn is { } day && await BusyAsync(row, chosen, people, day, form.PartOfDay, ct) is { } busy) return busy;
        var before = new { row.VisitOn, row.PartOfDay, row.Place, row.IsUnannounced, row.CombinedWith, visitors = await NamesAsync(target, ct) };
        (row.VisitOn, row.PartOfDay, row.Place, row.CombinedWith) = (form.VisitOn, form.PartOfDay, Blank(form.Place), Blank(form.CombinedWith));
        if (row.IsUnannounced != form.IsUnannounced && row.ReleasedAt is not null) return "Cuộc kiểm tra đột xuất này đã công bố cho đơn vị.";
        row.IsUnannounced = form.IsUnannounced;
        await db.InspectionVisitors.Where(v => v.TargetId == target).ExecuteDeleteAsync(ct);
        db.InspectionVisitors.AddRange(chosen.Select(m => new InspectionVisitor { TargetId = target, MemberId = m.Id }));
        audit.Add("inspection-target.scheduled", target, inspection.OrganisationId, before,
            new { row.VisitOn, row.PartOfDay, row.Place, row.IsUnannounced, row.CombinedWith, visitors = string.Join("; ", chosen.OrderBy(m => m.SortNo).Select(m => m.Name)) });
        return await SaveAsync(ct) ? await CommitAsync(transaction, ct) : Stale;
    }

    /// <summary>Records the notice that was given. It may be late: then everybody sees that it was.</summary>
    /// <inheritdoc cref="ScheduleAsync"/>
    public Task<string?> NoticeAsync(Inspection inspection, Guid target, NoticeForm form, CancellationToken ct) =>
        ChangeAsync(inspection, target, form.Version, "noticed", row =>
        {
            if (row.VisitOn is null) return "Chọn ngày kiểm tra trước khi ghi thông báo.";
            if (row.IsUnannounced && row.ReleasedAt is null) return "Kiểm tra đột xuất thì không thông báo trước; công bố cho đơn vị khi bắt đầu.";
            if (form.On > time.Today()) return "Ngày thông báo không thể sau hôm nay.";
            (row.NoticeNumber, row.NoticeOn) = (Blank(form.Number), form.On);
            return null;
        }, row => new { row.NoticeNumber, row.NoticeOn }, ct, row => $"Thông báo kiểm tra{(row.NoticeNumber is null ? "" : $" số {row.NoticeNumber}")}: ngày {Vn.Date(row.VisitOn!.Value)}");

    /// <summary>Records on the unit's behalf that it has the notice.</summary>
    /// <inheritdoc cref="ScheduleAsync"/>
    public Task<string?> ReceiveAsync(Inspection inspection, Guid target, uint version, DateOnly on, string? note, CancellationToken ct) =>
        ChangeAsync(inspection, target, version, "received", row =>
        {
            if (row.NoticeOn is not { } notice) return "Chưa ghi thông báo nào cho đơn vị này.";
            if (on < notice) return $"Ngày nhận không thể trước ngày thông báo ({Vn.Date(notice)}).";
            if (on > time.Today()) return "Ngày nhận không thể sau hôm nay.";
            (row.ReceivedOn, row.ReceivedNote) = (on, Blank(note));
            return null;
        }, row => new { row.ReceivedOn, row.ReceivedNote }, ct);

    /// <summary>Makes an unannounced visit known to the unit.</summary>
    /// <inheritdoc cref="ScheduleAsync"/>
    public Task<string?> ReleaseAsync(Inspection inspection, Guid target, uint version, CancellationToken ct) =>
        ChangeAsync(inspection, target, version, "released", row =>
        {
            if (!row.IsUnannounced || row.ReleasedAt is not null) return "Cuộc kiểm tra này đơn vị đã biết.";
            row.ReleasedAt = time.GetUtcNow();
            return null;
        }, row => new { row.ReleasedAt }, ct, _ => "Kiểm tra đột xuất tại đơn vị");

    private const string Stale = "Người khác vừa sửa lịch của đơn vị này; xem lại rồi bấm lại nếu vẫn muốn ghi.";

    private async Task<string?> ChangeAsync(Inspection inspection, Guid target, uint version, string action, Func<InspectionTarget, string?> change, Func<InspectionTarget, object> facts, CancellationToken ct,
        Func<InspectionTarget, string>? told = null)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var row = await db.InspectionTargets.SingleOrDefaultAsync(t => t.Id == target && t.InspectionId == inspection.Id && t.Kind == TargetKind.Direct, ct);
        if (row is null) return "Đơn vị này không còn trong danh sách kiểm tra trực tiếp.";
        if (row.Version != version) return Stale;
        var before = facts(row);
        if (change(row) is { } refused) return refused;
        audit.Add($"inspection-target.{action}", target, inspection.OrganisationId, before, facts(row));
        if (told is not null) await notices.TellUnitAsync(inspection, row, $"inspection.{action}", told(row), inspection.Title, $"/inspections/units/{target}", ct);
        return await SaveAsync(ct) ? await CommitAsync(transaction, ct) : Stale;
    }

    private async Task<bool> SaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static async Task<string?> CommitAsync(JoinedTransaction transaction, CancellationToken ct)
    {
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>Somebody of the team whose unit is the inspected one, or below it.</summary>
    private Task<string?> OwnUnitAsync(InspectionTarget target, Guid[] people, CancellationToken ct) => (
        from person in db.People
        join home in db.Organisations on person.OrganisationId equals home.Id
        join unit in db.Organisations on target.OrganisationId equals unit.Id
        where people.Contains(person.Id) && home.Path.IsDescendantOf(unit.Path)
        orderby person.FullName
        select person.FullName).FirstOrDefaultAsync(ct);

    /// <summary>Somebody who is elsewhere on that day, in whichever inspection; a morning and an afternoon go together.</summary>
    private async Task<string?> BusyAsync(InspectionTarget target, List<InspectionMember> chosen, Guid[] people, DateOnly day, PartOfDay part, CancellationToken ct)
    {
        Guid[] members = [.. chosen.Select(m => m.Id)];
        var clash = await (from visitor in db.InspectionVisitors
                           join member in db.InspectionMembers on visitor.MemberId equals member.Id
                           join other in db.InspectionTargets on visitor.TargetId equals other.Id
                           where other.Id != target.Id && other.VisitOn == day && (members.Contains(member.Id) || people.Contains(member.PersonId!.Value))
                               && (part == PartOfDay.Day || other.PartOfDay == PartOfDay.Day || other.PartOfDay == part)
                               // Who comes along with a unit is visited on the same journey.
                               && other.SlotOf != target.Id && target.SlotOf != other.Id
                           orderby member.Name
                           select new { member.Name, other.Label }).FirstOrDefaultAsync(ct);
        return clash is null ? null : $"{clash.Name} đã có lịch kiểm tra {clash.Label} ngày {Vn.Date(day)}; chọn ngày, buổi hoặc người khác.";
    }

    private async Task<string> NamesAsync(Guid target, CancellationToken ct) => string.Join("; ", await (
        from visitor in db.InspectionVisitors
        join member in db.InspectionMembers on visitor.MemberId equals member.Id
        where visitor.TargetId == target
        orderby member.SortNo
        select member.Name).ToListAsync(ct));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
