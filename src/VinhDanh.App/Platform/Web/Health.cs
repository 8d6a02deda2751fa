using Npgsql;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;

namespace VinhDanh.App.Platform.Web;

public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).Public("a supervisor asks whether the process answers");
        routes.MapGet("/health/ready", ReadyAsync).Public("a load balancer asks whether pages can be served; tells nothing else");
    }

    private static async Task<IResult> ReadyAsync(NpgsqlDataSource database, TimeProvider time, CancellationToken ct)
    {
        try
        {
            await using var command = database.CreateCommand(
                "select count(*) from app.audit_entry e where e.at >= $1 and e.at < $2 and not exists (select 1 from app.audit_sealed s where s.entry_id = e.id)");
            // Asked every few seconds, so no look through years; what is older is the sealer's thorough look's.
            command.Parameters.Add(new() { Value = time.GetUtcNow() - AuditSealer.QuickLook });
            command.Parameters.Add(new() { Value = time.GetUtcNow().AddMinutes(-1) });
            var unsealed = (long)(await command.ExecuteScalarAsync(ct))!;
            return unsealed == 0
                ? Results.Text("ready")
                : Results.Text($"{unsealed} audit entries unsealed for a minute", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (NpgsqlException)
        {
            return Results.Text("database unavailable", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
