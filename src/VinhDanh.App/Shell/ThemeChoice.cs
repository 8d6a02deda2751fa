namespace VinhDanh.App.Shell;

/// <summary>Light or dark as the person chose on this device; no choice leaves it to the system's setting.</summary>
public static class ThemeChoice
{
    /// <summary>Written by <c>wwwroot/js/theme.js</c>; holds no personal data.</summary>
    public const string Cookie = "theme";

    /// <summary>Over https, where the browser then keeps it to this host.</summary>
    public const string SecureCookie = "__Host-theme";

    /// <returns>“light”, “dark”, or null, which draws no attribute.</returns>
    public static string? Of(HttpRequest request) =>
        request.Cookies[request.IsHttps ? SecureCookie : Cookie] is ("light" or "dark") and var chosen ? chosen : null;
}
