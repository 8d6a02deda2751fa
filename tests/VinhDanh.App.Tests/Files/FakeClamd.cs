using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Tests.Files;

/// <summary>Speaks clamd's side of INSTREAM as clamd(8) describes it, on TCP or a Unix socket; knows one virus, the test file of EICAR.</summary>
internal sealed class FakeClamd : IAsyncDisposable
{
    /// <summary>In two halves, so that no real scanner takes this source for it.</summary>
    public static readonly string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private readonly Socket _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    private FakeClamd(Socket listener, ClamdAddress address)
    {
        (_listener, Address) = (listener, address);
        _accepting = AcceptAsync();
    }

    public ClamdAddress Address { get; }

    /// <summary>What it was sent, whole.</summary>
    public ConcurrentQueue<byte[]> Seen { get; } = [];

    /// <summary>Larger streams are broken off, as by StreamMaxLength.</summary>
    public int Limit { get; set; } = int.MaxValue;

    /// <summary>Says this whatever it gets; empty: hangs up without a word; null: does its work.</summary>
    public string? Says { get; set; }

    /// <summary>Takes everything and never answers.</summary>
    public bool Silent { get; set; }

    public static FakeClamd OnTcp()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        return new(listener, ClamdAddress.Parse($"127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}"));
    }

    public static FakeClamd OnSocket(string path)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        return new(listener, ClamdAddress.Parse(path));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var conversations = new List<Task>();
        try
        {
            while (true) conversations.Add(TalkAsync(await _listener.AcceptAsync(_end.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task TalkAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            var command = new byte["zINSTREAM\0".Length];
            await stream.ReadExactlyAsync(command, _end.Token);
            if (!command.AsSpan().SequenceEqual("zINSTREAM\0"u8)) await AnswerAsync(stream, "UNKNOWN COMMAND");
            else if (await ReceiveAsync(stream) is not { } content)
            {
                await AnswerAsync(stream, "INSTREAM size limit exceeded. ERROR");
                // Hanging up on what is still on its way would take the answer along.
                await stream.CopyToAsync(Stream.Null, _end.Token);
            }
            else
            {
                Seen.Enqueue(content);
                if (Silent) await Task.Delay(Timeout.Infinite, _end.Token);
                if (Says is not "")
                    await AnswerAsync(stream, Says ?? (Encoding.Latin1.GetString(content).Contains(Eicar, StringComparison.Ordinal) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK"));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The test ended, or the other side left.
        }
    }

    private async Task<byte[]?> ReceiveAsync(NetworkStream stream)
    {
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, _end.Token);
            var count = BinaryPrimitives.ReadInt32BigEndian(length);
            if (count == 0) return content.ToArray();
            if (content.Length + count > Limit) return null;
            var piece = new byte[count];
            await stream.ReadExactlyAsync(piece, _end.Token);
            content.Write(piece);
        }
    }

    private Task AnswerAsync(NetworkStream stream, string words) => stream.WriteAsync(Encoding.UTF8.GetBytes(words + "\0"), _end.Token).AsTask();
}
