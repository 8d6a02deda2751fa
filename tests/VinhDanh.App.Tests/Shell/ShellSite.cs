using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Tests.Shell;

/// <summary>The shell alone, with its gallery and one invented officer: no database, no accounts.</summary>
public sealed partial class ShellSite : IAsyncLifetime
{
    private WebApplication _app = null!;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = WebRoot.Files, EnvironmentName = "Testing" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        var assembly = typeof(ShellSetup).Assembly;
        builder.Services.AddRazorPages(options => options.RootDirectory = "/Features").ConfigureApplicationPartManager(parts =>
        {
            parts.ApplicationParts.Add(new AssemblyPart(assembly));
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(assembly));
        });
        builder.Services.AddScoped<IFrameSource, Officer>();
        builder.Services.AddSingleton(new NavigationEntry("Kế hoạch", "/_gallery", "checklist", WorkOrder.Plans));
        builder.Services.AddSingleton(new NavigationEntry("Quản trị", "/administration", "settings", WorkOrder.Administration, Permission.ManageSettings));
        builder.Services.AddShell(withGallery: true);
        _app = builder.Build();
        _app.UseStatusCodePagesWithReExecute("/errors/{0}");
        _app.MapRazorPages();
        await _app.StartAsync();
        Client = _app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Reads the page, then posts to it with its cookie and real antiforgery token.</summary>
    public async Task<string> PostAsync(string path, Dictionary<string, string> fields, CancellationToken ct)
    {
        using var page = await Client.GetAsync(new Uri(path, UriKind.Relative), ct);
        fields["__RequestVerificationToken"] = Token().Match(await page.Content.ReadAsStringAsync(ct)).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        using var answer = await Client.SendAsync(request, ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(ct);
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed class Officer : IFrameSource
    {
        public ValueTask<Frame?> ReadAsync(HttpContext http, CancellationToken ct) =>
            new(http.Request.Query.ContainsKey("nobody") ? null : new Frame("UBND xã An Bình", "Chuyên viên thường trực", "Lê Văn Hùng", permission => permission != Permission.ManageSettings) { UnreadNotices = 3 });
    }
}
