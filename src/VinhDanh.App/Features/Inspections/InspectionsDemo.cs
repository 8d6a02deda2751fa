using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Inspections.Conclusion;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Inspections.Import;
using VinhDanh.App.Features.Inspections.Targets;
using VinhDanh.App.Features.Inspections.Visits;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections;

/// <summary>The sample inspection plan of the invented province, taken in and begun as an officer would.</summary>
public sealed class InspectionsDemo(AppDb db, Actor actor, InspectionImporting importing, InspectionDesk desk, TargetDesk targets, VisitDesk visits,
    CaseReader cases, FindingDesk findings, ConclusionFlow conclusions, AuditLog audit, TimeProvider time) : IDemoAddition
{
    private const string SamplePlan = "ke-hoach-kiem-tra-tdkt-2026-tinh-an-thinh.docx";

    public int Order => 30;

    public async Task AddAsync(DemoScene scene, CancellationToken ct)
    {
        var officer = await db.Accounts.Where(a => a.Id == scene.Officer).Select(a => a.UserName).SingleAsync(ct);
        if (!await actor.TakeAsync(db, officer, scene.Authority, Permission.EditInspections, time, ct)) throw new InvalidOperationException("The demo's officer may not lead inspections.");
        await using var plan = File.OpenRead(Path.Combine(scene.Samples, SamplePlan));
        if (await importing.TakeAsync(plan, SamplePlan, scene.Authority, ct) is not InspectionImporting.Outcome.Taken(var id)) throw new InvalidDataException("The sample inspection plan can't be read.");
        db.ChangeTracker.Clear();
        await FollowAsync(scene.Authority, ct);
        await desk.ConfirmAsync(id, ct);
        var inspection = await db.Inspections.AsNoTracking().SingleAsync(i => i.Id == id, ct);
        await targets.FillSelfAsync(inspection, ct);
        await VisitAsync(inspection, ct);
    }

    /// <summary>Heads of departments are the council's members who follow this year's clusters, each one.</summary>
    private async Task FollowAsync(Guid authority, CancellationToken ct)
    {
        var year = (short)time.Today().Year;
        var heads = await (from p in db.Positions
                           join o in db.Organisations on p.OrganisationId equals o.Id
                           where p.IsHead && p.ValidTo == null && o.ParentId == authority && o.Kind == OrganisationKind.Department
                           orderby o.Name
                           select p.PersonId).ToListAsync(ct);
        if (heads.Count == 0) throw new InvalidDataException("The invented departments have no heads.");
        foreach (var (i, cluster) in (await db.Clusters.Where(c => c.OrganisationId == authority && c.Year == year).OrderBy(c => c.Name).ToListAsync(ct)).Index())
        {
            cluster.FollowedBy = heads[i % heads.Count];
            audit.Add("cluster.follower-set", cluster.Id, authority, after: new { follower = await db.People.Where(p => p.Id == cluster.FollowedBy).Select(p => p.FullName).SingleAsync(ct) });
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>One unit was visited a week ago: checklist, findings, a drafted conclusion.</summary>
    private async Task VisitAsync(Inspection inspection, CancellationToken ct)
    {
        var target = await db.InspectionTargets.AsNoTracking().Where(t => t.InspectionId == inspection.Id && t.Kind == TargetKind.Direct && t.OrganisationId != null).OrderBy(t => t.SortNo).FirstOrDefaultAsync(ct)
            ?? throw new InvalidDataException("The sample inspection plan names no unit of the invented province.");
        var today = time.Today();
        var visit = today.AddDays(-7);
        Done(await visits.ScheduleAsync(inspection, target.Id, new() { VisitOn = visit, Version = target.Version }, ct));
        var scheduled = await db.InspectionTargets.AsNoTracking().SingleAsync(t => t.Id == target.Id, ct);
        Done(await visits.NoticeAsync(inspection, target.Id, new() { Number = "45/TB-UBND", On = visit.AddDays(-28), Version = scheduled.Version }, ct));
        var view = await cases.OpenAsync(inspection.Id, target.Id, ct) ?? throw new InvalidOperationException("The demo's officer does not see the unit.");
        var contents = view.Contents.Where(c => c.IsChecked).Select(c => c.Content!.Id).ToList();
        foreach (var content in contents.Take(3)) Done(await findings.CheckAsync(view, new() { Content = content, State = CheckState.Looked, Note = "Văn bản và sổ theo dõi năm 2025, 2026." }, ct));
        foreach (var (place, (kind, text, topic, days)) in Found.Index())
            Done(await findings.AddAsync(view, new() { Content = contents.Count > 0 ? contents[Math.Min(place / 2, contents.Count - 1)] : null, Kind = kind, Text = text, Topic = topic, DueOn = days is { } after ? today.AddDays(after) : null }, ct));
        Done(await conclusions.SaveAsync(view, new() { Assessment = "Đơn vị quan tâm chỉ đạo công tác thi đua, khen thưởng; hồ sơ lưu còn thiếu ở một số đợt khen thưởng đột xuất." }, ct));
    }

    private static readonly IReadOnlyList<(FindingKind Kind, string Text, string? Topic, int? Days)> Found =
    [
        (FindingKind.Achievement, "Ban hành đủ kế hoạch phát động, hướng dẫn đăng ký thi đua đầu năm.", null, null),
        (FindingKind.Shortcoming, "Kế hoạch phát động chưa nêu chỉ tiêu cụ thể để bình xét cuối năm.", "Phong trào chưa có chỉ tiêu cụ thể", null),
        (FindingKind.Shortcoming, "Hồ sơ khen thưởng đột xuất năm 2025 thiếu biên bản họp Hội đồng.", "Lưu hồ sơ khen thưởng chưa đủ", null),
        (FindingKind.Cause, "Cán bộ phụ trách kiêm nhiệm, mới nhận việc.", null, null),
        (FindingKind.Recommendation, "Bổ sung chỉ tiêu cụ thể vào kế hoạch phát động thi đua.", null, 30),
        (FindingKind.Recommendation, "Hoàn thiện hồ sơ khen thưởng đột xuất còn thiếu biên bản.", null, 45),
    ];

    private static void Done(string? refused)
    {
        if (refused is not null) throw new InvalidDataException(refused);
    }

    private static void Done(Written written)
    {
        if (written is not Written.Done) throw new InvalidDataException(written.ToString());
    }
}
