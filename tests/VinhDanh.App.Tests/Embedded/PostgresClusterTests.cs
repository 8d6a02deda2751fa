using Npgsql;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Embedded;

public sealed class PostgresClusterTests(PostgresCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_program_serves_as_a_role_that_is_neither_superuser_nor_owner()
    {
        await using var database = await cluster.CloneAsync(Ct);
        (await database.AppConnectionString.ScalarAsync<string>("select current_user::text", Ct)).ShouldBe("vinhdanh_app");
        (await database.AppConnectionString.ScalarAsync<bool>(
            "select rolsuper or rolcreatedb or rolcreaterole or rolbypassrls or rolreplication from pg_roles where rolname = current_user", Ct))
            .ShouldBeFalse();
        (await database.AppConnectionString.ScalarAsync<bool>(
            "select pg_has_role('vinhdanh_app', 'vinhdanh_owner', 'member')", Ct)).ShouldBeFalse();

        var refused = await Should.ThrowAsync<PostgresException>(
            () => database.AppConnectionString.ExecuteAsync("create table public.own (id int)", Ct));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }
}
