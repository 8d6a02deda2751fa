using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Platform.Files;

/// <summary>Hands a file out to whoever may see what it belongs to; to everybody else it does not exist.</summary>
internal static class FileDownload
{
    // A file is never a page of this site, whatever a browser makes of it.
    private const string Closed = "default-src 'none'; sandbox; frame-ancestors 'none'";

    // Chromium refuses to show a pdf in a sandbox; its viewer runs nothing of ours.
    private const string ClosedPdf = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";

    public static async Task<IResult> GetAsync(
        Guid id, string? inline, HttpContext http, AppDb db, Actor actor, IEnumerable<IFileAccess> rules, IFileStore store, CancellationToken ct)
    {
        var found = await (
            from reference in db.FileReferences.AsNoTracking()
            join stored in db.StoredFiles.AsNoTracking() on reference.Sha256 equals stored.Sha256
            where reference.Id == id && (reference.RemovedAt == null || reference.DisposedAt != null)
            select new { reference, stored.MediaType }).SingleOrDefaultAsync(ct);
        if (found is null || !await MayOpenAsync(found.reference, db, actor, rules, ct)) return Results.NotFound();
        if (found.reference.DisposedAt is { } disposed)
            return Results.Text($"Tệp “{found.reference.Name}” đã được tiêu hủy ngày {Vn.Date(VietnamTime.DateOf(disposed))}. Lý do: {found.reference.DisposalReason}", statusCode: StatusCodes.Status410Gone);

        var shown = inline == "1" && FileKinds.MayShowInline(found.MediaType);
        var disposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(found.reference.Name);
        var headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = shown && found.MediaType == "application/pdf" ? ClosedPdf : Closed;
        headers.CacheControl = "private, no-cache";
        var content = await store.OpenReadAsync(found.reference.Sha256, ct);
        return Results.Stream(
            content,
            TextContent.IsText(found.MediaType) ? TextContent.NamedType(found.MediaType, content) : found.MediaType,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(found.reference.Sha256)}\""),
            enableRangeProcessing: true);
    }

    private static async Task<bool> MayOpenAsync(FileReference file, AppDb db, Actor actor, IEnumerable<IFileAccess> rules, CancellationToken ct) =>
        rules.SingleOrDefault(r => r.SubjectKind == file.SubjectKind) is { } rule
            ? await rule.MayOpenAsync(actor, file, ct)
            : await db.Organisations.Within(actor).AnyAsync(o => o.Id == file.OrganisationId, ct);
}
