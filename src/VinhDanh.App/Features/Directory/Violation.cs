using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace VinhDanh.App.Features.Directory;

/// <summary>Which constraint of the database a person's input ran into.</summary>
internal static class Violation
{
    /// <returns>Its name; null: something else failed.</returns>
    public static string? Of(DbUpdateException e) =>
        e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.CheckViolation } p
            ? p.ConstraintName
            : null;
}
