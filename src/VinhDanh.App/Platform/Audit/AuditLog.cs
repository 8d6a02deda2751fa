using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Audit;

/// <summary>Adds audit entries to the unit of work; they are stored with the change or not at all.</summary>
public sealed class AuditLog(AppDb db, Actor actor, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable to whoever looks into the table.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <param name="action">Subject and past participle: <c>task.accepted</c>.</param>
    /// <param name="subjectId">The record whose history tab shows this.</param>
    /// <param name="organisationId">Owner of the record.</param>
    /// <param name="before">The changed fields as they were; an anonymous object.</param>
    /// <param name="after">The changed fields as they are.</param>
    public void Add(string action, Guid subjectId, Guid? organisationId, object? before = null, object? after = null, string? reason = null)
    {
        var now = time.GetUtcNow();
        db.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            ActorId = actor.AccountId,
            ActorName = actor.DisplayName,
            ActorRole = actor.Acting is null ? null : string.Join(", ", actor.RolesHere.Select(r => Names.OfEnum(r.Role))),
            OrganisationId = organisationId,
            Action = action,
            SubjectKind = action[..action.IndexOf('.', StringComparison.Ordinal)],
            SubjectId = subjectId,
            Before = Text(before),
            After = Text(after),
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            RequestId = actor.RequestId,
        });
    }

    private static string? Text(object? value) => value is null ? null : JsonSerializer.Serialize(value, Json);
}
