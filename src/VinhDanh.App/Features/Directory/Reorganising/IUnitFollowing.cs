using System.Text.Json;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>
/// What hangs on a unit and must go somewhere when the unit ends: people, roles, open work … Whichever feature keeps such things
/// implements this; the directory need not know it.
/// </summary>
public interface IUnitFollowing
{
    /// <summary>Beginning of the kinds of its steps: <c>person</c>.</summary>
    string Kind { get; }

    /// <summary>Heading, e.g. “Người và chức vụ”.</summary>
    string Heading { get; }

    /// <summary>What happens to those that nobody takes over, e.g. “Vai trò kết thúc”.</summary>
    string Otherwise { get; }

    /// <summary>What it takes beside the permission to reorganise; null: nothing.</summary>
    Permission? Needs => null;

    /// <summary>Everything of this kind on units that end.</summary>
    /// <param name="ending">Ids; hundreds at once.</param>
    Task<IReadOnlyList<Follower>> ListAsync(IReadOnlyCollection<Guid> ending, DateOnly effectiveOn, CancellationToken ct);

    /// <summary>Carries them over within the open transaction, with a step for each change.</summary>
    Task CarryAsync(IReadOnlyList<Following> all, CarryingRun run, CancellationToken ct);

    /// <summary>Takes back its own steps, newest first; what stands against it goes into <see cref="UndoingRun.Obstacles"/>.</summary>
    Task UndoAsync(IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct);
}

/// <summary>One thing on a unit that ends.</summary>
/// <param name="Id">Of its row.</param>
/// <param name="Detail">e.g. the positions of a person.</param>
public sealed record Follower(string Kind, Guid Id, Guid UnitId, string Name, string? Detail)
{
    /// <summary>A person may hold posts in two units that end.</summary>
    public string Key => $"{Kind}:{UnitId:N}:{Id:N}";
}

/// <param name="ToId">Null: goes nowhere.</param>
public sealed record Following(Guid Id, Guid FromId, Guid? ToId);

/// <summary>A reorganisation being carried out.</summary>
public sealed class CarryingRun(AppDb db, Reorganisation reorganisation, ReorganisationPlan plan, int firstStep, DateTimeOffset now)
{
    private int _steps = firstStep;

    public DateOnly EffectiveOn => reorganisation.EffectiveOn;

    /// <summary>Last day of the old order.</summary>
    public DateOnly LastDay => reorganisation.EffectiveOn.AddDays(-1);
    public ReorganisationPlan Plan => plan;
    public int Steps => _steps;

    public Guid NewId() => Guid.CreateVersion7(now);

    public void Step(string kind, Guid subject, Guid from, Guid? to, object before) => db.ReorganisationSteps.Add(new()
    {
        Id = NewId(), ReorganisationId = reorganisation.Id, SortNo = _steps++, Kind = kind, SubjectId = subject, FromId = from, ToId = to,
        Before = JsonSerializer.Serialize(before),
    });
}

/// <summary>A reorganisation being taken back.</summary>
public sealed class UndoingRun(Reorganisation reorganisation, ReorganisationPlan plan)
{
    public DateOnly EffectiveOn => reorganisation.EffectiveOn;
    public DateOnly LastDay => reorganisation.EffectiveOn.AddDays(-1);
    public DateTimeOffset CarriedOutAt => reorganisation.CarriedOutAt!.Value;
    public ReorganisationPlan Plan => plan;

    /// <summary>Sentences; with one of them nothing is taken back.</summary>
    public List<string> Obstacles { get; } = [];

    public static T BeforeOf<T>(ReorganisationStep step) => JsonSerializer.Deserialize<T>(step.Before)!;
}
