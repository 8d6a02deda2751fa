using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Mail;

/// <summary>Sends on this node. Apart from the jobs: a mail server that answers slowly must not hold up reminders.</summary>
public sealed partial class MailSending(HostSettings settings, MailPost post, TimeProvider time, ILogger<MailSending> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenTidyings = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.BackgroundWork) return;
        var tidied = DateTimeOffset.MinValue;
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                if (time.GetUtcNow() - tidied >= BetweenTidyings)
                {
                    await post.TidyAsync(stoppingToken);
                    tidied = time.GetUtcNow();
                }

                await post.SendDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // PostgreSQL restarts; leases and the next round put it right.
                LogInterrupted(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1403, LogLevel.Warning, "Sending mail was interrupted")]
    private static partial void LogInterrupted(ILogger log, Exception e);
}
