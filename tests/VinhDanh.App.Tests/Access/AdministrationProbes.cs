using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Access;

internal static partial class Probes
{
    private static Dictionary<string, Func<Scene, Place, Task<Probe>>> OfAdministration => new(StringComparer.Ordinal)
    {
        ["GET /administration/accounts"] = At("/administration/accounts"),
        ["POST /administration/accounts Revoke"] = async (scene, place) =>
        {
            var id = Guid.CreateVersion7();
            await scene.AddAsync(InvitationOf(scene, place, id, Door.NewToken()), id);
            return new("/administration/accounts?handler=Revoke", new() { ["invitation"] = id.ToString() });
        },
        ["GET /administration/accounts/invite"] = At("/administration/accounts/invite"),
        ["POST /administration/accounts/invite"] = (scene, place) => Task.FromResult(new Probe("/administration/accounts/invite", new()
        {
            ["Input.DisplayName"] = "Người được mời", ["Input.UserName"] = scene.Unique("moi").Replace(' ', '.'), ["Input.OrganisationId"] = scene[place].ToString(),
            ["Input.Role"] = "UnitOfficer", ["Input.ValidFrom"] = "01/03/2026",
        })),
        ["GET /administration/accounts/{id:guid}"] = async (scene, place) => new($"/administration/accounts/{(await PersonWithRoleAsync(scene, place)).Account}"),
        ["POST /administration/accounts/{id:guid} GiveRole"] = async (scene, place) => new(
            $"/administration/accounts/{(await PersonWithRoleAsync(scene, place)).Account}?handler=GiveRole", new() { ["role"] = "UnitHead", ["organisation"] = scene[place].ToString() }),
        ["POST /administration/accounts/{id:guid} EndRole"] = async (scene, place) =>
        {
            var made = await PersonWithRoleAsync(scene, place);
            return new($"/administration/accounts/{made.Account}?handler=EndRole", new() { ["role"] = made.Role.ToString() });
        },
        ["POST /administration/accounts/{id:guid} Unlock"] = async (scene, place) => new($"/administration/accounts/{(await PersonWithRoleAsync(scene, place)).Account}?handler=Unlock", []),
        ["POST /administration/accounts/{id:guid} Deactivate"] = async (scene, place) => new(
            $"/administration/accounts/{(await PersonWithRoleAsync(scene, place)).Account}?handler=Deactivate", new() { ["reason"] = "Chuyển công tác" }),
        ["POST /administration/accounts/{id:guid} ResetLink"] = async (scene, place) =>
            new($"/administration/accounts/{(await PersonWithRoleAsync(scene, place)).Account}?handler=ResetLink", []),
        // Without a mail server it says so.
        ["POST /administration/accounts/{id:guid} MailResetLink"] = async (scene, place) =>
            new($"/administration/accounts/{(await PersonWithRoleAsync(scene, place)).Account}?handler=MailResetLink", []),
        ["GET /administration/disposal"] = At("/administration/disposal"),
        ["POST /administration/disposal"] = async (scene, place) =>
        {
            var file = await scene.FileAsync(place, ReportFiles.Kind, Guid.CreateVersion7());
            await scene.Site.Database.OwnerConnectionString.ExecuteAsync("update app.file_reference set added_at = '2010-05-01' where id = $1", TestContext.Current.CancellationToken, file);
            return new("/administration/disposal", new() { ["Input.Files"] = file.ToString(), ["Input.Reason"] = "Quyết định hủy tài liệu số 1", ["Input.Understood"] = "true" });
        },
        ["GET /administration/second-factor"] = At("/administration/second-factor"),
        // No role is demanded, or whoever asks next would be led to set up a second factor.
        ["POST /administration/second-factor"] = Post("/administration/second-factor", []),
        ["POST /administration/accounts/{id:guid} EndSessions"] = async (scene, place) =>
            new($"/administration/accounts/{(await PersonWithRoleAsync(scene, place)).Account}?handler=EndSessions", new() { ["reason"] = "Mất máy tính" }),
        ["POST /administration/accounts/{id:guid} RemoveSecondFactor"] = async (scene, place) =>
        {
            var (account, _) = await PersonWithRoleAsync(scene, place);
            await scene.Site.SecondFactorAsync(account);
            return new($"/administration/accounts/{account}?handler=RemoveSecondFactor", new() { ["reason"] = "Mất điện thoại" });
        },
    };

    private static async Task<(Guid Account, Guid Role)> PersonWithRoleAsync(Scene scene, Place place)
    {
        var (account, role) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await scene.AddAsync(new Account
        {
            Id = account, UserName = scene.Unique("nguoi").Replace(' ', '.'), DisplayName = "Người dùng", SecurityStamp = Door.NewToken(), CreatedAt = scene.Site.Clock.At,
            LockedUntil = scene.Site.Clock.At.AddMinutes(10),
        }, account);
        await scene.AddAsync(new RoleAssignment { Id = role, AccountId = account, OrganisationId = scene[place], Role = Role.UnitOfficer, ValidFrom = new(2025, 7, 1) }, role);
        return (account, role);
    }
}
