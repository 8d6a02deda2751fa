using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Documents;

/// <summary>
/// Whether the program numbers an organisation's outgoing documents. Normally the office's document system does, and its numbers are entered.
/// </summary>
public sealed class Numbering(AppDb db, AuditLog audit)
{
    private const string Key = "documents.numbered-here";

    public Task<bool> IsHereAsync(Guid organisation, CancellationToken ct) => db.Settings.AnyAsync(s => s.OrganisationId == organisation && s.Key == Key && s.Value == "true", ct);

    public async Task SetAsync(Guid organisation, bool here, CancellationToken ct)
    {
        var setting = await db.Settings.SingleOrDefaultAsync(s => s.OrganisationId == organisation && s.Key == Key, ct);
        if (setting is null) db.Settings.Add(new() { OrganisationId = organisation, Key = Key, Value = JsonSerializer.Serialize(here) });
        else setting.Value = JsonSerializer.Serialize(here);
        audit.Add("document.numbering-changed", organisation, organisation, after: new { numberedHere = here });
        await db.SaveChangesAsync(ct);
    }
}
