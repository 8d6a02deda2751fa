using VinhDanh.App.Platform.Files;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Platform.Documents;

/// <summary>A document on its way in: looked at, then read. Nothing is kept yet.</summary>
public abstract record PaperIntake
{
    /// <param name="File">To be kept, and disposed of, by whoever asked.</param>
    public sealed record Read(FitFile File, PaperReading Paper) : PaperIntake;

    /// <param name="Why">In the words shown to the officer.</param>
    public sealed record Refused(string Why) : PaperIntake;

    public static async Task<PaperIntake> TakeAsync(FileUploads files, Stream content, string fileName, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        await content.CopyToAsync(kept, ct);
        kept.Position = 0;
        // Before anything opens it: a converter is a large program, and the scanner knows files that were made against it.
        var look = await files.LookAsync(kept, fileName, ct);
        if (look is FileLook.Refused(var unfit)) return new Refused(unfit.Words);
        var fit = ((FileLook.Fit)look).File;
        Read? read = null;
        try
        {
            kept.Position = 0;
            return read = new(fit, await DocumentReading.ReadAsync(kept, fileName, ct));
        }
        catch (PaperUnreadableException e)
        {
            return new Refused(e.VietnameseMessage);
        }
        finally
        {
            if (read is null) fit.Dispose();
        }
    }
}
