using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Errors;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Administration;

/// <summary>What belongs to the platform as a whole (jobs, mail) is seen by administrators of an authority that stands under no other.</summary>
internal static class WholePlatform
{
    public static Task<bool> IsManagedByAsync(this AppDb db, Actor actor, CancellationToken ct) => db.Organisations.AnyAsync(o => o.Id == actor.OrganisationId && o.ParentId == null, ct);

    /// <param name="what">As a sentence begins: “Công việc nền”.</param>
    public static StatusCodeResult Refuse(HttpContext http, string what)
    {
        http.Features.Set(new Refusal($"{what} là của toàn hệ thống, chỉ quản trị của cơ quan cấp cao nhất xem được."));
        return new(StatusCodes.Status403Forbidden);
    }
}
