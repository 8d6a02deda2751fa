using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace VinhDanh.App.Platform.Mail;

/// <summary>
/// One conversation with the mail server (RFC 5321, 3207, 4954): any number of mails. Ours because the framework's client knows no TLS from the first byte, takes no root
/// of one's own and hides what the server answered: decision 0014.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private const int PatienceAfterData = 6;

    private readonly MailSettings _settings;
    private readonly TcpClient _tcp;
    private Stream _stream;
    private SmtpLines _lines;
    private Dictionary<string, string> _offers = [];

    private SmtpSession(MailSettings settings, TcpClient tcp)
    {
        (_settings, _tcp, _stream) = (settings, tcp, tcp.GetStream());
        _lines = new(_stream, settings.Patience);
    }

    /// <exception cref="SmtpFaultException">The server cannot be reached, trusted or signed in to.</exception>
    public static async Task<SmtpSession> OpenAsync(MailSettings settings, CancellationToken ct)
    {
        var session = new SmtpSession(settings, await ConnectAsync(settings, ct));
        try
        {
            await session.GreetAsync(ct);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Hands one mail over. When this returns, the server answers for it.</summary>
    /// <exception cref="SmtpFaultException">It did not take the mail.</exception>
    public async Task SendAsync(string to, byte[] message, CancellationToken ct)
    {
        if (!MailAddresses.IsValid(to)) throw new ArgumentException("Not a mail address.", nameof(to));
        await _lines.AskAsync("RSET", ct); // forgets the mail before, if that one was refused half-way
        await GoodAsync($"MAIL FROM:<{_settings.From}>", MailFault.SenderRefused, ct);
        await GoodAsync($"RCPT TO:<{to}>", MailFault.RecipientRefused, ct);
        var ready = await _lines.AskAsync("DATA", ct);
        if (ready.Code != 354) throw ready.As(MailFault.ContentRefused);
        await _lines.SendAsync(Dotted(message), ct);
        // Servers look through a mail before they take it; to give up on one that is at it makes a double.
        var taken = await _lines.HearAsync(ct, PatienceAfterData);
        if (!taken.IsGood) throw taken.As(MailFault.ContentRefused);
    }

    /// <summary>Says good-bye where that is possible; the mails are handed over all the same.</summary>
    public async Task CloseAsync(CancellationToken ct)
    {
        try
        {
            await _lines.AskAsync("QUIT", ct);
        }
        catch (SmtpFaultException)
        {
            // The server has hung up first.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _tcp.Dispose();
    }

    private static async Task<TcpClient> ConnectAsync(MailSettings settings, CancellationToken ct)
    {
        var tcp = new TcpClient();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(settings.Patience);
        try
        {
            await tcp.ConnectAsync(settings.Host, settings.Port, limited.Token);
            return tcp;
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            tcp.Dispose();
            throw new SmtpFaultException(MailFault.Unreachable, e is SocketException ? e.Message : "", inner: e);
        }
    }

    private async Task GreetAsync(CancellationToken ct)
    {
        if (_settings.Tls is MailTls.Implicit) await EncryptAsync(ct);
        var greeting = await _lines.HearAsync(ct);
        if (!greeting.IsGood) throw greeting.As(MailFault.Unreachable);
        await HelloAsync(ct);
        if (_settings.Tls is MailTls.StartTls)
        {
            if (!_offers.ContainsKey("STARTTLS")) throw new SmtpFaultException(MailFault.TlsNotOffered, "");
            await GoodAsync("STARTTLS", MailFault.TlsNotOffered, ct);
            // What came before the encryption is not the server's word (CVE-2011-0411 and its kin).
            if (_lines.HasMore) throw new SmtpFaultException(MailFault.BrokenOff, "");
            await EncryptAsync(ct);
            await HelloAsync(ct);
        }

        if (_settings.UserName is { } user) await SignInAsync(user, ct);
    }

    private async Task HelloAsync(CancellationToken ct)
    {
        var hello = await GoodAsync($"EHLO {OwnName()}", MailFault.Unreachable, ct);
        _offers = hello.Lines.Skip(1).Select(l => l.Split(' ', 2)).GroupBy(l => l[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => string.Join(' ', g.Select(l => l.Length > 1 ? l[1] : "")), StringComparer.OrdinalIgnoreCase);
    }

    private async Task EncryptAsync(CancellationToken ct)
    {
        var seen = SslPolicyErrors.None;
        var tls = new SslStream(_stream, leaveInnerStreamOpen: false);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = _settings.Host,
            CertificateChainPolicy = _settings.Roots is { } roots ? Believing(roots) : null,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck, // an office's network may lead nowhere else
            RemoteCertificateValidationCallback = (_, _, _, errors) => (seen = errors) is SslPolicyErrors.None,
        };
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(_settings.Patience);
        _stream = tls;
        try
        {
            await tls.AuthenticateAsClientAsync(options, limited.Token);
        }
        catch (AuthenticationException e)
        {
            throw new SmtpFaultException(seen is SslPolicyErrors.None ? MailFault.TlsNotOffered : MailFault.CertificateRefused, seen is SslPolicyErrors.None ? e.Message : seen.ToString(), inner: e);
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new SmtpFaultException(MailFault.TlsNotOffered, e is IOException ? e.Message : "", inner: e);
        }

        _lines = new(_stream, _settings.Patience);
    }

    private async Task SignInAsync(string user, CancellationToken ct)
    {
        var ways = _offers.GetValueOrDefault("AUTH", "").Split(' ');
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            await GoodAsync($"AUTH PLAIN {Base64($"\0{user}\0{_settings.Password}")}", MailFault.SignInRefused, ct);
        }
        else if (ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            foreach (var line in (string[])["AUTH LOGIN", Base64(user)])
                if (await _lines.AskAsync(line, ct) is { Code: not 334 } refused) throw refused.As(MailFault.SignInRefused);
            await GoodAsync(Base64(_settings.Password), MailFault.SignInRefused, ct);
        }
        else
        {
            throw new SmtpFaultException(MailFault.SignInNotOffered, "");
        }
    }

    private async Task<SmtpReply> GoodAsync(string command, MailFault otherwise, CancellationToken ct)
    {
        var reply = await _lines.AskAsync(command, ct);
        return reply.IsGood ? reply : throw reply.As(otherwise);
    }

    private static X509ChainPolicy Believing(X509Certificate2Collection own)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(own);
        using var system = new X509Store(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
        policy.CustomTrustStore.AddRange(system.Certificates);
        return policy;
    }

    /// <summary>A line that is one dot would end the mail; lines that begin with one get another, which the server takes away.</summary>
    internal static byte[] Dotted(ReadOnlySpan<byte> message)
    {
        var dotted = new List<byte>(message.Length + 64);
        var begins = true;
        foreach (var b in message)
        {
            if (begins && b == '.') dotted.Add((byte)'.');
            dotted.Add(b);
            begins = b == '\n';
        }

        if (!begins) dotted.AddRange("\r\n"u8);
        dotted.AddRange(".\r\n"u8);
        return [.. dotted];
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>What this machine calls itself; a server may look at it, and refuses what is no name.</summary>
    private static string OwnName() => Environment.MachineName is { } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && name.Length > 0 ? name : "localhost";
}
