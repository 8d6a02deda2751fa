using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>Reminds units of what was handed down to them and nobody has taken: after three days, then once a week.</summary>
public sealed class HandoverReminders(AppDb db, HandoverNotices notices)
{
    private const int PatientDays = 3;

    /// <returns>Notices made by this run.</returns>
    public async Task<int> TellAsync(DateOnly today, CancellationToken ct)
    {
        var before = VietnamTime.StartOf(today.AddDays(-PatientDays)).ToUniversalTime();
        var waiting = await (
            from h in db.WaitingHandovers()
            join t in db.Tasks on h.TaskId equals t.Id
            join p in db.Programmes on t.ProgrammeId equals p.Id
            where h.HandedAt < before && p.ClosedAt == null
            select new { Unit = h.OrganisationId, t.Title, Owner = t.OrganisationId }).ToListAsync(ct);
        var week = $"{ISOWeek.GetYear(today)}-{ISOWeek.GetWeekOfYear(today):00}";
        var told = 0;
        foreach (var owner in waiting.GroupBy(w => w.Owner))
            told += (await notices.TellWaitingAsync(
                [.. owner.Select(w => (w.Unit, w.Title))], owner.Key, "Việc cấp trên giao chưa được tiếp nhận", "Đơn vị chưa tiếp nhận vào chương trình của mình:", $"take-week/{owner.Key}/{week}", ct)).Told;
        return told;
    }
}
