using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace VinhDanh.Bench;

/// <summary>Around the whole program, in its process: how long the last request took. Asked by one visitor, one request after another.</summary>
internal sealed class RequestTimes : IStartupFilter
{
    public const string Path = "/bench/last";

    private double _last;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (HttpContext http, RequestDelegate program) =>
        {
            if (http.Request.Path == Path)
            {
                await http.Response.WriteAsync(_last.ToString("R", CultureInfo.InvariantCulture));
                return;
            }

            var started = Stopwatch.GetTimestamp();
            await program(http);
            _last = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        });
        next(app);
    };
}
