namespace VinhDanh.App.Platform.Web;

public static class WebLimits
{
    /// <summary>Largest request: one scanned plan of some hundred pages, with the form around it.</summary>
    public const long RequestBytes = 64L * 1024 * 1024;

    /// <summary>What may wait for a slow client before writing waits too: a whole page of a long list, so that it is handed over in one go.</summary>
    public const long ResponseBufferBytes = 256 * 1024;
}
