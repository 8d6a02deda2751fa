using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace VinhDanh.App.Tests.Crash;

/// <summary>One signed-in person who goes on writing whatever happens to the server, and remembers what was acknowledged.</summary>
internal sealed partial class WritingClient : IDisposable
{
    private readonly HttpClient _http;
    private string _token = "";
    private string _organisation = "";

    /// <param name="number">Gives each client an address of its own on this machine: the limit of requests counts by address.</param>
    public WritingClient(Uri address, int number)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
            ConnectTimeout = TimeSpan.FromSeconds(5),
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    socket.Bind(new IPEndPoint(new IPAddress([127, 0, 1, (byte)number]), 0));
                    await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        _http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public async Task PostFormAsync(string path, Dictionary<string, string> fields, CancellationToken ct)
    {
        fields["__RequestVerificationToken"] = Token().Match(await _http.GetStringAsync(new Uri(path, UriKind.Relative), ct)).Groups[1].Value;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(ct));
    }

    public async Task SignInAsync(string userName, string password, CancellationToken ct)
    {
        await PostFormAsync("/sign-in", new() { ["Input.UserName"] = userName, ["Input.Password"] = password }, ct);
        var form = await _http.GetStringAsync(new Uri(Form, UriKind.Relative), ct);
        _token = Token().Match(form).Groups[1].Value;
        _organisation = Organisation().Match(form).Groups[1].Value;
    }

    /// <summary>Writes one record, again and again until the server has said that it stands.</summary>
    public async Task<WriteOutcome> WriteAsync(string userName, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Input.DisplayName"] = "Người được mời",
                ["Input.UserName"] = userName,
                ["Input.OrganisationId"] = _organisation,
                ["Input.Role"] = "UnitOfficer",
                ["Input.ValidFrom"] = "01/01/2026",
                ["__RequestVerificationToken"] = _token,
            });
            try
            {
                using var answer = await _http.PostAsync(new Uri(Form, UriKind.Relative), content, ct);
                if (answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location?.OriginalString == "/administration/accounts")
                    return new(Acknowledged: true, tries);
                var text = await answer.Content.ReadAsStringAsync(ct);
                // Stored by an earlier try whose answer the crash swallowed; never so at the first.
                if (answer.StatusCode is HttpStatusCode.OK && text.Contains("đã được mời", StringComparison.Ordinal) && tries > 1)
                    return new(Acknowledged: false, tries);
                if ((int)answer.StatusCode < 500) throw new InvalidOperationException($"{userName}: {(int)answer.StatusCode} {answer.Headers.Location} {text}");
            }
            catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !ct.IsCancellationRequested))
            {
                // No answer: whether it was stored is not known; the next try tells.
            }

            await Task.Delay(30, ct);
        }
    }

    public void Dispose() => _http.Dispose();

    private const string Form = "/administration/accounts/invite";

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<option[^>]*value=\"([0-9a-f-]{36})\"")]
    private static partial Regex Organisation();
}

/// <param name="Acknowledged">False: found standing after a try that got no answer.</param>
internal sealed record WriteOutcome(bool Acknowledged, int Tries);
