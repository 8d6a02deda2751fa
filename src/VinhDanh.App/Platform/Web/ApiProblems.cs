using Microsoft.AspNetCore.Diagnostics;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Web;

/// <summary>What a program is told when it gets no answer: the reason in words, as JSON (RFC 9457).</summary>
public static class ApiProblems
{
    public static void UseApiProblems(this WebApplication app) => app.UseWhen(IsApi, api =>
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = http => WriteAsync(http, StatusCodes.Status500InternalServerError) });
        api.UseStatusCodePages(context => WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    });

    public static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments(TokenReading.Path, StringComparison.OrdinalIgnoreCase);

    private static Task WriteAsync(HttpContext http, int status)
    {
        if (status is StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Problem(statusCode: status, title: Title(status), extensions: new Dictionary<string, object?> { ["requestId"] = http.TraceIdentifier }).ExecuteAsync(http);
    }

    private static string Title(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Cần mã truy cập còn hiệu lực, gửi trong đầu mục “Authorization: Bearer …”.",
        StatusCodes.Status403Forbidden => "Mã truy cập này không được đọc mục đó.",
        StatusCodes.Status404NotFound => "Không có mục này trong phạm vi của mã truy cập.",
        StatusCodes.Status405MethodNotAllowed => "Ở đây chỉ đọc được (GET).",
        StatusCodes.Status429TooManyRequests => "Quá nhiều câu hỏi trong thời gian ngắn; vui lòng hỏi lại sau ít giây.",
        StatusCodes.Status500InternalServerError => "Chương trình gặp lỗi khi trả lời. Gửi requestId cho người quản trị để tìm trong nhật ký.",
        _ => "Câu hỏi chưa đúng.",
    };
}
