using System.Security.Cryptography;
using Npgsql;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Mail;

/// <summary>
/// Takes what is due out of the outbox under a lease and hands it to the mail server. Two nodes never hold one mail: a claim skips rows that another claims at that moment. Whoever
/// dies between the server's yes and the note of it leaves a mail that is sent once more when the lease is over, under the same Message-ID.
/// </summary>
public sealed partial class MailPost(NpgsqlDataSource database, HostSettings settings, LetterSeal seal, TimeProvider time, ILogger<MailPost> log)
{
    /// <summary>Longer than one mail can take: some fifteen steps, each within the patience of <see cref="MailSettings"/>, the last within several times it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    /// <summary>After trouble that is the server's, not a mail's.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>Sent and given-up mails are shown this long, without what they said.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Before the second try, the third, …; after the last comes no other.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12)];

    // “421 closing transmission channel”: said to any command.
    private const int ServiceCloses = 421;

    private static readonly int MostAttempts = Waits.Count + 1;
    private long _restsUntilTicks;

    private string Name { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>Sends all that is due, over one connection.</summary>
    /// <returns>How many were handed over.</returns>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        if (settings.Mail is not { } server || time.GetUtcNow().UtcTicks < Volatile.Read(ref _restsUntilTicks)) return 0;
        var sent = 0;
        SmtpSession? session = null;
        try
        {
            while (await ClaimAsync(ct) is { } mail)
            {
                try
                {
                    var message = MimeMessage.Write(mail.Id, server, mail.Recipient, mail.Address, Opened(mail), time.GetUtcNow());
                    session ??= await SmtpSession.OpenAsync(server, ct);
                    await session.SendAsync(mail.Address, message, ct);
                }
                catch (OperationCanceledException) when (ct.IsCancellationRequested)
                {
                    // This node stops: another one may begin at once, and the try does not count.
                    await NoteAsync(mail, "attempts = attempts - 1", CancellationToken.None);
                    throw;
                }
                catch (SmtpFaultException e)
                {
                    await NoteFaultAsync(mail, e, ct);
                    // About this mail alone: the conversation goes on with the next.
                    if (e.Fault is MailFault.Unreadable || (session is not null && !e.ConcernsServer && e.Code is > 0 and not ServiceCloses)) continue;
                    Volatile.Write(ref _restsUntilTicks, (time.GetUtcNow() + Rest).UtcTicks);
                    return sent;
                }

                await NoteSentAsync(mail, ct);
                sent++;
            }

            if (session is not null) await session.CloseAsync(ct);
        }
        finally
        {
            if (session is not null) await session.DisposeAsync();
        }

        return sent;
    }

    /// <summary>An administrator wants it tried now, whatever the server was like a moment ago.</summary>
    public void StopResting() => Volatile.Write(ref _restsUntilTicks, 0);

    /// <summary>Ends what is past its day or kills its sender each time, and forgets what is long over. Needs no mail server.</summary>
    public async Task TidyAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await ExecuteAsync("""
            update app.outgoing_mail set failed_at = $1, locked_until = null, locked_by = null, last_fault = case when attempts >= $2 then coalesce(last_fault, 'interrupted') else 'expired' end
            where sent_at is null and failed_at is null and (locked_until is null or locked_until < $1) and (expires_at <= $1 or attempts >= $2)
            """, ct, now, MostAttempts);
        await ExecuteAsync("update app.outgoing_mail set letter = null where letter is not null and failed_at is not null and expires_at <= $1", ct, now);
        await ExecuteAsync("delete from app.outgoing_mail where created_at < $1 and (sent_at is not null or failed_at is not null)", ct, now - Kept);
        await ExecuteAsync("delete from app.address_check where expires_at <= $1", ct, now);
    }

    private async Task<Claimed?> ClaimAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            update app.outgoing_mail set attempts = attempts + 1, locked_until = $2, locked_by = $3
            where id = (
                select id from app.outgoing_mail
                where sent_at is null and failed_at is null and next_try_at <= $1 and expires_at > $1 and attempts < $4 and (locked_until is null or locked_until < $1)
                order by next_try_at, id limit 1
                for update skip locked)
            returning id, kind, account_id, address, recipient, letter, attempts
            """);
        var now = time.GetUtcNow();
        foreach (var value in (object[])[now, now + Lease, Name, MostAttempts]) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        return new(reader.GetGuid(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetGuid(2), reader.GetString(3), reader.GetString(4), reader.GetFieldValue<byte[]>(5), reader.GetInt32(6));
    }

    private Letter Opened(Claimed mail)
    {
        try
        {
            return seal.Open(mail.Letter);
        }
        catch (CryptographicException e)
        {
            throw new SmtpFaultException(MailFault.Unreadable, "", inner: e);
        }
    }

    private async Task NoteSentAsync(Claimed mail, CancellationToken ct)
    {
        await NoteAsync(mail, "sent_at = $4, letter = null, last_fault = null, last_reply = null", ct, time.GetUtcNow());
        if (mail.AccountId is { } account)
            await ExecuteAsync("update app.account set mail_refused_at = null where id = $1 and email = $2 and mail_refused_at is not null", ct, account, mail.Address);
        LogSent(log, mail.Id, mail.Kind, mail.Attempts);
    }

    private async Task NoteFaultAsync(Claimed mail, SmtpFaultException e, CancellationToken ct)
    {
        LogFault(log, mail.Id, mail.Kind, mail.Attempts, e.Fault, e.Code);
        var (now, over) = (time.GetUtcNow(), e.IsForGood || e.Fault is MailFault.Unreadable || mail.Attempts >= MostAttempts);
        await NoteAsync(mail, $"{(over ? "failed_at" : "next_try_at")} = $4, last_fault = $5, last_reply = $6", ct,
            over ? now : now + Waits[mail.Attempts - 1], Names.OfEnum(e.Fault), e.Said.Length == 0 ? DBNull.Value : e.Said);
        // Nothing more goes to an address that is none, until its holder has proved another or the same again.
        if (e.IsForGood && e.AddressIsWrong && mail.AccountId is { } account)
            await ExecuteAsync("update app.account set mail_refused_at = $1 where id = $2 and email = $3 and mail_refused_at is null", ct, now, account, mail.Address);
    }

    /// <summary>Unless the mail is no longer this node's at this try.</summary>
    private Task NoteAsync(Claimed mail, string set, CancellationToken ct, params object[] values) => ExecuteAsync(
        $"update app.outgoing_mail set {set}, locked_until = null, locked_by = null where id = $1 and locked_by = $2 and attempts = $3 and sent_at is null and failed_at is null",
        ct, [mail.Id, Name, mail.Attempts, .. values]);

    private async Task ExecuteAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(1401, LogLevel.Information, "Mail {MailId} ({Kind}) sent at try {Attempt}")]
    private static partial void LogSent(ILogger log, Guid mailId, string kind, int attempt);

    // Not the server's words: they hold addresses.
    [LoggerMessage(1402, LogLevel.Warning, "Mail {MailId} ({Kind}) was not taken at try {Attempt}: {Fault} {Code}")]
    private static partial void LogFault(ILogger log, Guid mailId, string kind, int attempt, MailFault fault, int code);

    private sealed record Claimed(Guid Id, string Kind, Guid? AccountId, string Address, string Recipient, byte[] Letter, int Attempts);
}
