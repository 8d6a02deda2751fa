using VinhDanh.App.Features.Administration.Accounts;
using VinhDanh.App.Platform.Jobs;

namespace VinhDanh.App.Features.OwnAccount.Forgotten;

/// <summary>
/// Mails a reset link, if there is somebody to mail it to. A job, so that the page at the door does the same work, and takes the same time, for a name that exists and for one that
/// does not: of the latter the job knows an account that nobody has.
/// </summary>
public sealed class ForgottenJob(PasswordResets resets) : IJobHandler
{
    public static string Kind => "password.forgotten";
    public static string Label => "Gửi đường dẫn đặt lại mật khẩu";

    public Task RunAsync(JobRun run, CancellationToken ct) => resets.MailToHolderAsync(run.Read<Payload>().Account, ct);

    public sealed record Payload(Guid Account);
}
