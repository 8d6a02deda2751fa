namespace VinhDanh.App.Platform.Web;

public static class WebLimits
{
    /// <summary>Largest request: one scanned plan of some hundred pages, with the form around it.</summary>
    public const long RequestBytes = 64L * 1024 * 1024;
}
