using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Jobs;

/// <summary>Asks for work. In the caller's transaction: the job exists exactly when the change that asked for it does.</summary>
public sealed class JobQueue(AppDb db, TimeProvider time)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="payload">Ids, never names; serialised as JSON.</param>
    /// <param name="onceKey">Two jobs with the same key are one, also when the first is done.</param>
    /// <param name="runAt">Not before; null: now.</param>
    /// <returns>False when a job with that key exists.</returns>
    public async Task<bool> AddAsync<THandler>(object payload, CancellationToken ct, string? onceKey = null, DateTimeOffset? runAt = null)
        where THandler : IJobHandler
    {
        var now = time.GetUtcNow();
        var (id, kind, json, due) = (Guid.CreateVersion7(now), THandler.Kind, JsonSerializer.Serialize(payload, Json), (runAt ?? now).ToUniversalTime());
        return await db.Database.ExecuteSqlAsync($"""
            insert into app.job (id, kind, payload, once_key, run_at, created_at)
            values ({id}, {kind}, {json}::jsonb, {onceKey}, {due}, {now})
            on conflict (once_key) do nothing
            """, ct) == 1;
    }
}
