using System.Text;

namespace VinhDanh.App.Platform.Mail;

/// <summary>Commands out, answers in, over whatever stream there is at the moment. Every wait ends.</summary>
internal sealed class SmtpLines(Stream stream, TimeSpan patience)
{
    // RFC 5321 allows 512 bytes a line; a server that sends without end is not listened to.
    private const int MostBytes = 64 * 1024;

    private readonly byte[] _buffer = new byte[4096];
    private int _at, _end;

    /// <summary>Bytes have come that nobody asked for yet.</summary>
    public bool HasMore => _at < _end;

    public async Task<SmtpReply> AskAsync(string command, CancellationToken ct)
    {
        // The one place where a command becomes bytes: a line end inside would be a second command.
        if (command.AsSpan().ContainsAny('\r', '\n')) throw new ArgumentException("A command is one line.", nameof(command));
        await SendAsync(Encoding.UTF8.GetBytes(command + "\r\n"), ct);
        return await HearAsync(ct);
    }

    public Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct) => InTimeAsync(async limited =>
    {
        await stream.WriteAsync(bytes, limited);
        await stream.FlushAsync(limited);
        return 0;
    }, ct);

    /// <summary>One answer: lines “250-…” and a last one “250 …”.</summary>
    /// <param name="patienceTimes">How many times the usual patience it may take.</param>
    public Task<SmtpReply> HearAsync(CancellationToken ct, int patienceTimes = 1) => InTimeAsync(async limited =>
    {
        var (lines, total) = (new List<string>(), 0);
        while (true)
        {
            var line = await LineAsync(limited);
            total += line.Length;
            if (total > MostBytes || line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code)) throw new SmtpFaultException(MailFault.BrokenOff, line);
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-') return new SmtpReply(code, lines);
        }
    }, ct, patienceTimes);

    private async Task<string> LineAsync(CancellationToken ct)
    {
        var line = new List<byte>(128);
        while (true)
        {
            if (_at == _end)
            {
                (_at, _end) = (0, await stream.ReadAsync(_buffer, ct));
                if (_end == 0) throw new SmtpFaultException(MailFault.BrokenOff, "");
            }

            var b = _buffer[_at++];
            if (b == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(b);
            if (line.Count > MostBytes) throw new SmtpFaultException(MailFault.BrokenOff, "");
        }
    }

    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken ct, int patienceTimes = 1)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(patience * patienceTimes);
        try
        {
            return await step(limited.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new SmtpFaultException(MailFault.BrokenOff, "", inner: e);
        }
        catch (IOException e)
        {
            throw new SmtpFaultException(MailFault.BrokenOff, e.Message, inner: e);
        }
    }
}

internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsGood => Code is >= 200 and < 300;
    public string Text => $"{Code} {string.Join(' ', Lines)}";

    /// <summary>A temporary answer is the server's trouble of the moment, whatever was asked.</summary>
    public SmtpFaultException As(MailFault fault) => new(Code is >= 400 and < 500 ? MailFault.ServerBusy : fault, Text, Code);
}
