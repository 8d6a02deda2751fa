using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Notices;

namespace VinhDanh.App.Features.Inspections;

/// <summary>Tells people what happens in an inspection, in the caller's transaction.</summary>
public sealed class InspectionNotices(AppDb db, NoticeSender notices, TimeProvider time)
{
    /// <summary>People of the inspected unit; of an unannounced visit nobody before its release.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> TellUnitAsync(Inspection inspection, InspectionTarget target, string kind, string title, string body, string href, CancellationToken ct, string? onceKey = null)
    {
        if (target.OrganisationId is not { } unit || target is { IsUnannounced: true, ReleasedAt: null }) return 0;
        var to = (await ReminderRecipients.LoadAsync(db, [unit], [inspection.OrganisationId], time.Today(), ct)).Of(unit, inspection.OrganisationId);
        return to.Instead ? 0 : await notices.AddAsync(to.Accounts, unit, kind, title, body, href, onceKey, ct);
    }

    /// <summary>Officers of the authority that inspects.</summary>
    public async Task<int> TellOfficersAsync(Inspection inspection, string kind, string title, string body, string href, CancellationToken ct, string? onceKey = null)
    {
        var owner = inspection.OrganisationId;
        var to = (await ReminderRecipients.LoadAsync(db, [], [owner], time.Today(), ct)).Of(null, owner);
        return await notices.AddAsync(to.Accounts, owner, kind, title, body, href, onceKey, ct);
    }

    /// <summary>Who may sign for the authority that inspects.</summary>
    public Task<int> TellSignersAsync(Inspection inspection, string kind, string title, string body, string href, CancellationToken ct) =>
        TellHoldersAsync(inspection.OrganisationId, Permission.SignInspections, kind, title, body, href, ct);

    /// <summary>Whoever holds a permission at an organisation.</summary>
    public async Task<int> TellHoldersAsync(Guid organisation, Permission permission, string kind, string title, string body, string href, CancellationToken ct)
    {
        var accounts = await db.HoldersOfAsync(organisation, permission, time.Today(), ct);
        return await notices.AddAsync(accounts, organisation, kind, title, body, href, null, ct);
    }
}
