using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Mail;

/// <summary>One mail while somebody waits for the answer: does what is said about the mail server work?</summary>
public sealed class MailTrial(HostSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>Null: the server took it.</returns>
    /// <exception cref="InvalidOperationException">There is no mail server.</exception>
    public async Task<SmtpFaultException?> SendAsync(string name, string address, CancellationToken ct)
    {
        var server = (settings.Mail ?? throw new InvalidOperationException("There is no mail server.")) with { Patience = Patience };
        var now = time.GetUtcNow();
        var letter = new Letter("Thư thử của chương trình Vinh Danh", ["Đồng chí nhận được thư này nghĩa là máy chủ thư đã được nối đúng."]) { Link = new("Mở chương trình", "/") };
        try
        {
            await using var session = await SmtpSession.OpenAsync(server, ct);
            await session.SendAsync(address, MimeMessage.Write(Guid.CreateVersion7(now), server, name, address, letter, now), ct);
            await session.CloseAsync(ct);
            return null;
        }
        catch (SmtpFaultException e)
        {
            return e;
        }
    }
}
