using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Platform.Notices;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Access;

internal static partial class Probes
{
    private const string NewPassword = "một câu mật khẩu khác hẳn";

    private static Dictionary<string, Func<Scene, Place, Task<Probe>>> OfAccounts => new(StringComparer.Ordinal)
    {
        ["GET /"] = At("/"),
        ["GET /health/live"] = At("/health/live"),
        ["GET /health/ready"] = At("/health/ready"),
        ["GET /first-run"] = At("/first-run"),
        ["GET /help"] = At("/help"),
        ["GET /help/pictures/{name}"] = At("/help/pictures/sign-in-light.png"),
        ["GET /law"] = At("/law"),
        ["GET /law/{code}"] = At("/law/giay_khen"),
        ["GET /law/try"] = At("/law/try"),
        ["GET /search"] = At("/search?q=truong"),
        ["GET /sign-in"] = At("/sign-in"),
        ["POST /sign-in"] = async (scene, _) =>
        {
            await scene.ResetDoorAsync();
            return new("/sign-in", new() { ["Input.UserName"] = "nguoi.tao", ["Input.Password"] = Site.Password });
        },
        ["GET /api/v1/openapi.json"] = At("/api/v1/openapi.json"),
        ["GET /sign-in/passkey"] = At("/sign-in/passkey"),
        ["GET /sign-in/code"] = async (scene, _) =>
        {
            await scene.ResetDoorAsync();
            return new("/sign-in/code");
        },
        ["POST /sign-in/code"] = async (scene, _) =>
        {
            await scene.ResetDoorAsync();
            return new("/sign-in/code", new() { ["Input.OneTimeCode"] = "000000" });
        },
        ["GET /sign-out"] = async (scene, _) =>
        {
            await scene.ResetDoorAsync();
            return new("/sign-out");
        },
        ["POST /sign-out"] = async (scene, _) =>
        {
            await scene.ResetDoorAsync();
            return new("/sign-out", []);
        },
        ["GET /account"] = At("/account"),
        ["GET /account/second-factor"] = At("/account/second-factor"),
        ["POST /account/second-factor Begin"] = async (scene, _) =>
        {
            await scene.ResetDoorAsync();
            return new("/account/second-factor?handler=Begin", []);
        },
        ["POST /account/second-factor Confirm"] = async (scene, _) =>
        {
            await scene.ResetDoorAsync();
            return new("/account/second-factor?handler=Confirm", new() { ["Input.OneTimeCode"] = await scene.Site.BegunSecondFactorAsync(scene.ActorAccount), ["Input.Password"] = Site.Password });
        },
        ["POST /account/second-factor Remove"] = async (scene, _) => new("/account/second-factor?handler=Remove", new() { ["Input.Password"] = await scene.PasswordAsync(), ["Input.OneTimeCode"] = await scene.Site.SecondFactorAsync(scene.ActorAccount) }),
        ["POST /account/second-factor Renew"] = async (scene, _) => new("/account/second-factor?handler=Renew", new() { ["Input.Password"] = await scene.PasswordAsync(), ["Input.OneTimeCode"] = await scene.Site.SecondFactorAsync(scene.ActorAccount) }),
        ["GET /account/tokens"] = At("/account/tokens"),
        ["POST /account/tokens Make"] = async (scene, _) =>
        {
            await scene.ResetDoorAsync();
            return new("/account/tokens?handler=Make", new() { ["Input.Name"] = scene.Unique("Bảng theo dõi"), ["Input.Scopes"] = "Plans", ["Input.Days"] = "30", ["Input.Password"] = Site.Password });
        },
        ["POST /account/tokens Revoke"] = async (scene, _) => new("/account/tokens?handler=Revoke", new() { ["token"] = (await scene.TokenAsync()).ToString() }),
        ["GET /account/passkeys"] = At("/account/passkeys"),
        ["POST /account/passkeys Remove"] = async (scene, _) =>
        {
            var id = Guid.CreateVersion7();
            await scene.AddAsync(SecondFactorSteps.PasskeyOf(scene.ActorAccount, id, scene.Site.Clock.At), id);
            return new("/account/passkeys?handler=Remove", new() { ["passkey"] = id.ToString(), ["Proof.Password"] = await scene.PasswordAsync() });
        },
        ["GET /account/provider"] = At("/account/provider"),
        ["GET /account/mail"] = At("/account/mail"),
        ["POST /account/mail Choice"] = Post("/account/mail?handler=Choice", new() { ["choice"] = "AtOnce" }),
        ["POST /account/mail Remove"] = async (scene, _) => new("/account/mail?handler=Remove", new() { ["Proof.Password"] = await scene.PasswordAsync() }),
        ["POST /account/mail Address"] = async (scene, _) =>
        {
            await scene.ResetDoorAsync();
            return new("/account/mail?handler=Address", new() { ["Input.Address"] = "ten@coquan.vn", ["Input.Password"] = Site.Password });
        },
        ["GET /mail-address/{token}"] = async (scene, _) => new($"/mail-address/{await AddressCheckAsync(scene)}"),
        ["POST /mail-address/{token}"] = async (scene, _) => new($"/mail-address/{await AddressCheckAsync(scene)}", []),
        ["GET /account/role"] = At("/account/role"),
        ["POST /account/role"] = async (scene, _) => new("/account/role", new() { ["role"] = (await scene.RoleAssignmentOfActorAsync()).ToString() }),
        ["POST /account Password"] = async (scene, _) =>
        {
            await scene.ResetDoorAsync();
            return new("/account?handler=Password", new() { ["Input.Current"] = Site.Password, ["Input.New"] = NewPassword, ["Input.Again"] = NewPassword });
        },
        ["POST /account End"] = async (scene, _) =>
        {
            var id = Guid.CreateVersion7();
            await scene.AddAsync(new Session { Id = id, AccountId = scene.ActorAccount, CreatedAt = scene.Site.Clock.At, LastSeenAt = scene.Site.Clock.At, Address = "127.0.0.1", Browser = "thử" }, id);
            return new("/account?handler=End", new() { ["session"] = id.ToString(), ["Proof.Password"] = await scene.PasswordAsync() });
        },
        ["GET /notices"] = At("/notices"),
        ["GET /notices/stream"] = At("/notices/stream"),
        ["POST /notices Open"] = async (scene, place) => new("/notices?handler=Open", new() { ["notice"] = (await NoticeAsync(scene, place)).ToString() }),
        ["POST /notices Read"] = async (scene, place) => new("/notices?handler=Read", new() { ["notice"] = (await NoticeAsync(scene, place)).ToString() }),
        ["POST /notices ReadAll"] = Post("/notices?handler=ReadAll", []),
        ["GET /forgotten-password"] = At("/forgotten-password"),
        ["GET /password/{token}"] = async (scene, place) => new($"/password/{await ResetAsync(scene, place)}"),
        ["POST /password/{token}"] = async (scene, place) =>
            new($"/password/{await ResetAsync(scene, place)}", new() { ["Input.Password"] = NewPassword, ["Input.Again"] = NewPassword }),
        ["GET /invitation/{token}"] = async (scene, place) => new($"/invitation/{await InvitationAsync(scene, place)}"),
        ["POST /invitation/{token}"] = async (scene, place) =>
            new($"/invitation/{await InvitationAsync(scene, place)}", new() { ["Input.Password"] = NewPassword, ["Input.Again"] = NewPassword }),
    };

    private static Task<Guid> NoticeAsync(Scene scene, Place place)
    {
        var id = Guid.CreateVersion7();
        return scene.AddAsync(new Notice
        {
            Id = id, AccountId = scene.ActorAccount, OrganisationId = scene[place], At = scene.Site.Clock.At, Kind = "test", Title = "Nhắc việc", Body = "Nội dung", Href = "/account",
        }, id);
    }

    private static async Task<string> ResetAsync(Scene scene, Place place)
    {
        var (account, _) = await PersonWithRoleAsync(scene, place);
        var (id, token) = (Guid.CreateVersion7(), Door.NewToken());
        await scene.ResetDoorAsync();
        await scene.AddAsync(new PasswordReset
        {
            Id = id, AccountId = account, TokenDigest = Door.Digest(token), CreatedAt = scene.Site.Clock.At, CreatedBy = scene.Author, ExpiresAt = scene.Site.Clock.At.AddDays(1),
        }, id);
        return token;
    }

    private static async Task<string> AddressCheckAsync(Scene scene)
    {
        var (account, _) = await PersonWithRoleAsync(scene, Place.Own);
        var token = Door.NewToken();
        await scene.AddAsync(new AddressCheck
        {
            AccountId = account, Address = "ten@coquan.vn", TokenDigest = Door.Digest(token), CreatedAt = scene.Site.Clock.At, ExpiresAt = scene.Site.Clock.At.AddDays(1),
        }, account);
        return token;
    }

    private static async Task<string> InvitationAsync(Scene scene, Place place)
    {
        var (id, token) = (Guid.CreateVersion7(), Door.NewToken());
        await scene.ResetDoorAsync();
        await scene.AddAsync(InvitationOf(scene, place, id, token), id);
        return token;
    }

    private static Invitation InvitationOf(Scene scene, Place place, Guid id, string token) => new()
    {
        Id = id, OrganisationId = scene[place], Role = Role.UnitOfficer, UserName = scene.Unique("moi").Replace(' ', '.'), DisplayName = "Người được mời", TokenDigest = Door.Digest(token),
        CreatedAt = scene.Site.Clock.At, CreatedBy = scene.Author, ExpiresAt = scene.Site.Clock.At.AddDays(7), ValidFrom = new(2026, 1, 1),
    };
}
