using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace VinhDanh.App.Platform.Files;

/// <summary>Where the virus scanner listens.</summary>
/// <param name="SocketPath">A Unix socket; null: TCP.</param>
public sealed record ClamdAddress(string? SocketPath, string Host, int Port)
{
    /// <param name="text"><c>/run/clamav/clamd.ctl</c>, or <c>host:port</c>.</param>
    /// <exception cref="FormatException">Neither.</exception>
    public static ClamdAddress Parse(string text)
    {
        if (text.StartsWith('/')) return new(text, "", 0);
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? new(null, text[..colon].Trim('[', ']'), port)
            : throw new FormatException($"“{text}” is neither a path nor host:port.");
    }

    /// <exception cref="SocketException">Nobody listens there.</exception>
    public async Task<Socket> ConnectAsync(CancellationToken ct)
    {
        var socket = SocketPath is null ? new Socket(SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await (SocketPath is null ? socket.ConnectAsync(new DnsEndPoint(Host, Port), ct) : socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath), ct));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public override string ToString() => SocketPath ?? $"{Host}:{Port}";
}
