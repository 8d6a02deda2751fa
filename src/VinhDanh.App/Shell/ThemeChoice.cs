namespace VinhDanh.App.Shell;

/// <summary>Light or dark as the person chose on this device; no choice leaves it to the system's setting.</summary>
public static class ThemeChoice
{
    /// <summary>Written by <c>wwwroot/js/theme.js</c>; holds no personal data.</summary>
    public const string Cookie = "theme";

    /// <returns>“light”, “dark”, or null, which draws no attribute.</returns>
    public static string? Of(HttpRequest request) =>
        request.Cookies[Cookie] is "light" or "dark" ? request.Cookies[Cookie] : null;
}
