using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Files;

/// <summary>
/// Has clamd look at a file before it is kept, where <see cref="HostSettings.Clamd"/> names one. A file that could not be looked at is refused, not kept aside: whoever
/// sends it is still there and can send it again, and nobody has to judge a quarantine.
/// </summary>
public sealed partial class VirusScan(HostSettings settings, ILogger<VirusScan> log)
{
    private const int ChunkBytes = 64 * 1024, LongestAnswerBytes = 4096;

    /// <returns>Null: nothing was found, or there is no scanner.</returns>
    public async Task<FileRefusal?> RefusalOfAsync(Stream content, CancellationToken ct)
    {
        if (settings.Clamd is not { } address) return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(settings.ClamdTimeout);
        try
        {
            return Judge(await AskAsync(address, content, limit.Token), address);
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogNoAnswer(log, address, e);
            return FileRefusal.NotScanned;
        }
    }

    /// <summary>One conversation: INSTREAM, pieces each after its length, a length of zero, then the answer up to its zero byte.</summary>
    private static async Task<string> AskAsync(ClamdAddress address, Stream content, CancellationToken ct)
    {
        using var socket = await address.ConnectAsync(ct);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var piece = new byte[4 + ChunkBytes];
        try
        {
            int read;
            while ((read = await content.ReadAsync(piece.AsMemory(4), ct)) > 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(piece, read);
                await stream.WriteAsync(piece.AsMemory(0, 4 + read), ct);
            }

            await stream.WriteAsync(new byte[4], ct);
        }
        catch (IOException)
        {
            // clamd hangs up on what is too large for it, after having said so: the answer is there to be read.
        }

        var answer = new byte[LongestAnswerBytes];
        var length = 0;
        while (length < answer.Length)
        {
            var read = await stream.ReadAsync(answer.AsMemory(length), ct);
            if (read == 0) break;
            length += read;
            if (answer.AsSpan(0, length).Contains((byte)0)) break;
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    private FileRefusal? Judge(string answer, ClamdAddress address)
    {
        const string Found = " FOUND", Head = "stream: ";
        if (answer == "stream: OK") return null;
        if (answer.StartsWith(Head, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal) && answer.Length > Head.Length + Found.Length)
        {
            var signature = answer[Head.Length..^Found.Length];
            LogFound(log, signature);
            return FileRefusal.Infected(signature);
        }

        LogOddAnswer(log, address, answer);
        return answer.StartsWith("INSTREAM size limit exceeded", StringComparison.Ordinal) ? FileRefusal.TooLargeToScan : FileRefusal.NotScanned;
    }

    [LoggerMessage(1601, LogLevel.Warning, "A file was refused: clamd found {Signature}")]
    private static partial void LogFound(ILogger log, string signature);

    [LoggerMessage(1602, LogLevel.Error, "clamd at {Address} did not answer: files are refused until it does")]
    private static partial void LogNoAnswer(ILogger log, ClamdAddress address, Exception failure);

    [LoggerMessage(1603, LogLevel.Error, "clamd at {Address} answered “{Answer}”; the file was refused")]
    private static partial void LogOddAnswer(ILogger log, ClamdAddress address, string answer);
}
