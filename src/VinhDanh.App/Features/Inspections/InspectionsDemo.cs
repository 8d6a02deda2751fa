using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Inspections.Import;
using VinhDanh.App.Features.Inspections.Targets;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections;

/// <summary>The sample inspection plan of the invented province, taken in and begun as an officer would.</summary>
public sealed class InspectionsDemo(AppDb db, Actor actor, InspectionImporting importing, InspectionDesk desk, TargetDesk targets, TimeProvider time) : IDemoAddition
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
        await desk.ConfirmAsync(id, ct);
        await targets.FillSelfAsync(await db.Inspections.AsNoTracking().SingleAsync(i => i.Id == id, ct), ct);
    }
}
