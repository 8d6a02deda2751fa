using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace VinhDanh.App.Features.Api;

/// <summary>JSON with a mark of its content: who has it already is told so in a few bytes (304).</summary>
internal sealed class ApiAnswer<T>(T value) : IResult
{
    public async Task ExecuteAsync(HttpContext http)
    {
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var body = JsonSerializer.SerializeToUtf8Bytes(value, json);
        // Weak, because the same answer may come compressed or not.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"", isWeak: true);
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        // Kept by the asking program alone, and asked about each time.
        headers.CacheControl = new() { Private = true, NoCache = true };
        http.Response.Headers.Vary = HeaderNames.Authorization;
        if (value is IPaged { Next: { } next }) http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}

internal interface IPaged
{
    string? Next { get; }
}

/// <summary>Part of a list.</summary>
/// <param name="Next">Address of the next part; null on the last one.</param>
internal sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next) : IPaged
{
    /// <summary>Items of one answer.</summary>
    public const int Size = 50;

    /// <param name="rows">Up to one more than are shown.</param>
    /// <param name="next">The address after the last shown.</param>
    public static ApiPage<T> Of(IReadOnlyList<T> rows, Func<T, string> next) =>
        rows.Count > Size ? new([.. rows.Take(Size)], next(rows[Size - 1])) : new(rows, null);
}
