using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Platform.Notices;

/// <summary>One mail a person with the notices that are unread and in no mail yet. May run any number of times: each notice is put into one mail.</summary>
public sealed class NoticeDigest(AppDb db, MailOutbox outbox, TimeProvider time)
{
    private const int MostItems = 30;

    /// <summary>Older ones are no news: somebody who comes to the digest, or an office that comes to a mail server, is not sent the past.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(3);

    /// <summary>As long as the last try takes to come.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    /// <returns>Mails put out.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!outbox.IsOpen) return 0;
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.MailDigest})", ct);
        var waiting = await (
            from reader in outbox.Readers(MailChoice.Digest, time.Today())
            join notice in db.Notices on reader.Id equals notice.AccountId
            where notice.ReadAt == null && notice.MailedAt == null && notice.At > now - Back
            orderby notice.At descending, notice.Id descending
            select new { notice.Id, To = new Addressee(reader.Id, reader.DisplayName, reader.Email!), Item = new LetterItem(notice.Title, notice.Body, notice.Href) }).ToListAsync(ct);
        if (waiting.Count == 0) return 0;
        var mails = 0;
        foreach (var mine in waiting.GroupBy(w => w.To.AccountId))
        {
            await outbox.AddAsync(MailKind.Digest, mine.First().To, LetterOf([.. mine.Select(m => m.Item)]), GoodFor, ct);
            mails++;
        }

        var ids = waiting.Select(w => w.Id).ToList();
        await db.Notices.Where(n => ids.Contains(n.Id)).ExecuteUpdateAsync(s => s.SetProperty(n => n.MailedAt, now), ct);
        await transaction.CommitAsync(ct);
        return mails;
    }

    private Letter LetterOf(IReadOnlyList<LetterItem> items) => new(
        items is [var one] ? one.Title : $"{items.Count} thông báo mới, ngày {Vn.Date(time.Today())}",
        [items.Count == 1 ? "Đồng chí có một thông báo chưa đọc:" : $"Đồng chí có {items.Count} thông báo chưa đọc:"])
    {
        Items = items.Count > MostItems ? [.. items.Take(MostItems)] : items,
        Link = new(items.Count > MostItems ? $"Xem cả {items.Count} thông báo" : "Mở trang Thông báo", ShellRoutes.Notices),
    };
}

/// <summary>Puts out the digests of the day.</summary>
public sealed class DigestJob(NoticeDigest digest) : IJobHandler
{
    public static string Kind => "notices.digest";
    public static string Label => "Thư tổng hợp thông báo trong ngày";

    public Task RunAsync(JobRun run, CancellationToken ct) => digest.RunAsync(ct);
}

/// <summary>One job a day, for half past seven of Việt Nam: after the reminders of the day, which are made at seven.</summary>
public sealed class DigestSchedule(HostSettings settings, IServiceScopeFactory scopes, TimeProvider time, ILogger<DigestSchedule> log) : JobSchedule(settings, scopes, log)
{
    public static readonly TimeSpan TimeOfDay = new(7, 30, 0);

    /// <summary>A machine that is switched on at eight makes its reminders then; the digest lets them go first.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(3);

    private readonly bool _hasServer = settings.Mail is not null;

    protected override TimeSpan Pause { get; } = TimeSpan.FromMinutes(5);

    public static Task<bool> PlanAsync(JobQueue queue, TimeProvider time, CancellationToken ct)
    {
        var (today, now) = (time.Today(), time.GetUtcNow());
        var planned = VietnamTime.StartOf(today) + TimeOfDay;
        return queue.AddAsync<DigestJob>(new { day = today }, ct, $"digest/{today:yyyy-MM-dd}", planned > now ? planned : now + AfterStart);
    }

    protected override Task PlanAsync(JobQueue queue, CancellationToken ct) => _hasServer ? PlanAsync(queue, time, ct) : Task.CompletedTask;
}
