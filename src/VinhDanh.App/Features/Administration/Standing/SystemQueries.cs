using Microsoft.EntityFrameworkCore;
using Npgsql;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Administration.Standing;

/// <summary>Facts of the whole platform, for its administrators only: the page asks who looks.</summary>
public sealed class SystemQueries(AppDb db, NpgsqlDataSource database, TimeProvider time)
{
    public async Task<SystemFacts> FactsAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            select current_setting('server_version'), pg_database_size(current_database()), m.name, m.applied_at,
                   f.files, f.bytes, s.batch_no, s.sealed_at, (select count(*) from app.session where ended_at is null and last_seen_at > $1)
            from (select name, applied_at from app.schema_migration order by number desc limit 1) m
            cross join (select count(*) as files, coalesce(sum(size_bytes), 0)::bigint as bytes from app.stored_file where disposed_at is null) f
            left join (select batch_no, sealed_at from app.audit_seal order by batch_no desc limit 1) s on true
            """);
        command.Parameters.Add(new() { Value = time.GetUtcNow().AddMinutes(-15) });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(reader.GetString(0), reader.GetInt64(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetInt64(4), reader.GetInt64(5),
            reader.IsDBNull(6) ? null : reader.GetInt64(6), reader.IsDBNull(7) ? null : reader.GetFieldValue<DateTimeOffset>(7), reader.GetInt64(8));
    }

    /// <summary>Who holds a role that may not be used with a password alone, here or above, and has neither an authenticator nor a passkey.</summary>
    public async Task<IReadOnlyList<WithoutSecondFactor>> WithoutSecondFactorAsync(CancellationToken ct)
    {
        var today = time.Today();
        return await (
            from account in db.Accounts
            where account.DeactivatedAt == null
                && !db.Authenticators.Any(a => a.AccountId == account.Id && a.ConfirmedAt != null) && !db.Passkeys.Any(p => p.AccountId == account.Id)
                && (from role in db.RoleAssignments
                    join held in db.Organisations on role.OrganisationId equals held.Id
                    from demand in db.SecondFactorDemands
                    join demanding in db.Organisations on demand.OrganisationId equals demanding.Id
                    where role.AccountId == account.Id && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo >= today)
                        && demand.Role == role.Role && demanding.Path.IsAncestorOf(held.Path)
                    select role.Id).Any()
            orderby account.DisplayName, account.UserName
            select new WithoutSecondFactor(account.Id, account.UserName, account.DisplayName)).ToListAsync(ct);
    }
}

/// <param name="InUse">Sessions that did something in the last quarter of an hour.</param>
public sealed record SystemFacts(
    string PostgreSql, long DatabaseBytes, string MigrationName, DateTimeOffset MigratedAt, long Files, long FileBytes, long? Batch, DateTimeOffset? SealedAt, long InUse);

public sealed record WithoutSecondFactor(Guid Id, string UserName, string DisplayName);

/// <summary>The disk that the data folder of this node lies on.</summary>
public sealed record DiskFacts(long Total, long Free)
{
    public static DiskFacts Of(string folder)
    {
        var disk = new DriveInfo(folder);
        return new(disk.TotalSize, disk.AvailableFreeSpace);
    }
}
