using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Web;

namespace VinhDanh.App.Platform.Accounts.Provider;

/// <summary>Why somebody came back from the provider without having proved anything.</summary>
public enum ProviderRefusal
{
    /// <summary>The person, or the provider on the person's behalf, said no.</summary>
    Cancelled,
    Unavailable,

    /// <summary>The provider's word was looked at and not taken.</summary>
    NotTaken,

    /// <summary>Not the attempt that this browser began, or too long ago, or over already.</summary>
    Stale,
}

/// <summary>The way to the provider and back. Whom it vouched for lies protected in a cookie for five minutes, for one purpose: to come in, or to be linked to one account.</summary>
public static partial class ProviderSignIn
{
    public const string Scheme = "vinhdanh-oidc";
    public const string CookieScheme = "vinhdanh-provider";
    public const string CallbackPath = "/sign-in/provider/callback";

    private const string ForItem = "for";
    private const string ToComeIn = "sign-in";
    private const string SubjectClaim = "sub";
    private const string IssuerClaim = "iss";
    private const string AddressClaim = "email";
    private const string ProvedClaim = "email_verified";

    /// <param name="back">A page of ours: the caller has looked at it.</param>
    /// <param name="linkTo">Null: to come in.</param>
    public static AuthenticationProperties Begin(string back, Guid? linkTo = null) => new() { RedirectUri = back, Items = { [ForItem] = PurposeOf(linkTo) } };

    /// <returns>Whom the provider vouched for; null: nobody, or for another purpose.</returns>
    public static async Task<ExternalIdentity?> ReadAsync(HttpContext http, Guid? linkTo = null)
    {
        var kept = await http.AuthenticateAsync(CookieScheme);
        if (kept.Principal is not { } person || kept.Properties?.Items.TryGetValue(ForItem, out var purpose) is not true || purpose != PurposeOf(linkTo)) return null;
        return new(person.FindFirstValue(IssuerClaim)!, person.FindFirstValue(SubjectClaim)!, person.FindFirstValue(AddressClaim), person.FindFirstValue(ProvedClaim) is not null);
    }

    /// <summary>As <see cref="ReadAsync"/>, and the browser forgets it.</summary>
    public static async Task<ExternalIdentity?> TakeAsync(HttpContext http, Guid? linkTo = null)
    {
        var who = await ReadAsync(http, linkTo);
        await http.SignOutAsync(CookieScheme);
        return who;
    }

    internal static ClaimsPrincipal PrincipalOf(ExternalIdentity who)
    {
        var identity = new ClaimsIdentity([new(IssuerClaim, who.Issuer), new(SubjectClaim, who.Subject)], CookieScheme);
        if (who.Address is { } address) identity.AddClaim(new(AddressClaim, address));
        if (who.IsAddressProved) identity.AddClaim(new(ProvedClaim, "true"));
        return new(identity);
    }

    /// <summary>The page that says why, for whoever wanted to come in or to link.</summary>
    internal static string RefusedAddress(AuthenticationProperties? properties, ProviderRefusal why) =>
        $"{(properties?.Items.TryGetValue(ForItem, out var purpose) is true && purpose != ToComeIn ? "/account/provider" : "/sign-in")}?refused={Names.OfEnum(why)}";

    internal static void AddTo(AuthenticationBuilder authentication, ProviderSettings settings, HostSettings host)
    {
        authentication.Services.AddSingleton(settings).AddSingleton<ProviderDirectory>();
        authentication.Services.AddOptions<ProviderOptions>(Scheme).Configure<ProviderDirectory>((provider, directory) => provider.Backchannel = directory.Http);
        authentication.AddOAuth<ProviderOptions, ProviderHandler>(Scheme, settings.Name, provider =>
        {
            provider.ClientId = settings.ClientId;
            provider.ClientSecret = settings.ClientSecret;
            provider.CallbackPath = CallbackPath;
            provider.SignInScheme = CookieScheme;
            provider.UsePkce = true;
            provider.Scope.Clear();
            foreach (var scope in settings.Scopes) provider.Scope.Add(scope);
            // Its life is counted by the browser's clock: a program turned to another day for a rehearsal would set one that is over.
            provider.TimeProvider = TimeProvider.System;
            HostCookies.Set(provider.CorrelationCookie, "vinhdanh-oidc.", host);
            // The provider sends the person back by a plain link, which Lax lets through; None would need https everywhere.
            provider.CorrelationCookie.SameSite = SameSiteMode.Lax;
            provider.Events.OnRemoteFailure = SayWhyAsync;
        });
    }

    private static string PurposeOf(Guid? linkTo) => linkTo?.ToString() ?? ToComeIn;

    private static Task SayWhyAsync(RemoteFailureContext context)
    {
        var log = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProviderSignIn));
        var fault = (context.Failure as ProviderFaultException)?.Fault;
        var why = context.Request.Query.TryGetValue("error", out var error) ? error == "access_denied" ? ProviderRefusal.Cancelled : ProviderRefusal.NotTaken
            : fault is null ? ProviderRefusal.Stale
            : fault is ProviderFault.Unavailable ? ProviderRefusal.Unavailable : ProviderRefusal.NotTaken;
        if (fault is { } known) ProviderHandler.LogRefused(log, known, context.Failure?.InnerException?.Message);
        else LogBroughtNothing(log, why);
        context.Response.Redirect(RefusedAddress(context.Properties, why));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    // What the address said stands in no log: anybody may write it.
    [LoggerMessage(1702, LogLevel.Information, "Somebody came back from the identity provider without a proof: {Why}")]
    private static partial void LogBroughtNothing(ILogger log, ProviderRefusal why);
}
