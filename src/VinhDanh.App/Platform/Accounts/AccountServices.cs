using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VinhDanh.App.Platform.Accounts.Provider;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Web;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>All that lets people in: accounts, cookies, the keys that protect them.</summary>
internal static class AccountServices
{
    public static void AddAccounts(this IServiceCollection services, HostSettings settings)
    {
        services.AddScoped<Actor>();
        services.AddScoped<Door>();
        services.AddScoped<PasswordWork>();
        services.AddScoped<LastingSecrets>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordWork.Rounds);
        services.AddScoped<SecondFactors>();
        services.AddScoped<ExternalLogins>();
        services.AddScoped<PasskeyCeremonies>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            // Found without a name, and unlocked by the person: that is what makes it both factors.
            passkey.ResidentKeyRequirement = "required";
            passkey.UserVerificationRequirement = "required";
        });
        services.AddScoped<SessionReading>();
        services.AddScoped<TokenReading>();
        services.AddSingleton<SessionMemory>();
        services.AddHostedService(provider => provider.GetRequiredService<SessionMemory>());
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequiredLength = PasswordRules.MinimumLength;
                identity.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@";
            })
            .AddUserStore<AccountStore>()
            .AddPasswordValidator<PasswordRules>();
        var authentication = services.AddAuthentication(Door.Scheme)
            .AddCookie(Door.Scheme, Session.EndsIdle, sliding: true, settings)
            .AddCookie(Door.HalfwayScheme, TimeSpan.FromMinutes(10), sliding: false, settings)
            .AddCookie(PasskeyCeremonies.Scheme, TimeSpan.FromMinutes(5), sliding: false, settings)
            .AddCookie(ProviderSignIn.CookieScheme, TimeSpan.FromMinutes(5), sliding: false, settings);
        if (settings.Provider is { } provider) ProviderSignIn.AddTo(authentication, provider, settings);
        AddKeys(services);
    }

    /// <param name="scheme">Names the cookie as well.</param>
    private static AuthenticationBuilder AddCookie(this AuthenticationBuilder authentication, string scheme, TimeSpan lifetime, bool sliding, HostSettings settings)
    {
        authentication.Services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<TimeProvider>((cookie, time) => cookie.TimeProvider = time);
        return authentication.AddCookie(scheme, cookie =>
        {
            HostCookies.Set(cookie.Cookie, scheme, settings);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = lifetime;
            cookie.SlidingExpiration = sliding;
        });
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection()
            // Without a name the keys belong to the folder the program lies in, and what they protect is lost when it moves.
            .SetApplicationName("vinhdanh")
            // One pass over a cookie instead of the default's two (AES-CBC, then HMAC); keys made before keep their own way.
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
            keys.XmlRepository = new ProtectionKeyStore(provider.GetRequiredService<IServiceScopeFactory>())));
    }
}
