using System.Text.Json;

namespace VinhDanh.App.Platform.Jobs;

/// <summary>
/// Does one kind of job, in a scope of its own. Registered as scoped. A job is run <b>at least</b> once: a runner may die after
/// the work and before it is noted, so running the same job again must change nothing (once-keys, “insert … on conflict do
/// nothing”, “update … where state = …”).
/// </summary>
public interface IJobHandler
{
    /// <summary>Stable name, as stored: <c>reminders.plan</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>What administrators call it, in Vietnamese.</summary>
    static abstract string Label { get; }

    /// <exception cref="Exception">Any: the job is tried again later.</exception>
    Task RunAsync(JobRun run, CancellationToken ct);
}

/// <summary>One try of one job.</summary>
/// <param name="Attempt">1 for the first.</param>
public sealed record JobRun(Guid Id, string Kind, JsonElement Payload, int Attempt)
{
    /// <exception cref="JsonException">The payload is not of that shape.</exception>
    public T Read<T>() => Payload.Deserialize<T>(JobQueue.Json) ?? throw new JsonException($"Job {Id} has no payload.");
}

/// <summary>A kind and the type that does it; made by <see cref="JobRegistration.AddJob{THandler}"/>.</summary>
public sealed record JobKind(string Name, string Label, Type Handler);
