using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Tests.Support;

/// <summary>Second factors made behind the pages, for tests that are not about setting them up.</summary>
public static class SecondFactorSteps
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A key being set up on an account, and the code it makes now.</summary>
    public static Task<string> BegunSecondFactorAsync(this Site site, Guid account) => site.WithAsync(async services =>
    {
        var second = services.GetRequiredService<SecondFactors>();
        await second.RemoveAsync(account, Ct);
        await second.BeginAsync(account, Ct);
        return Totp.Code((await second.KeyToConfirmAsync(account, Ct))!, Totp.StepOf(site.Clock.At));
    });

    /// <summary>A passkey that no device has.</summary>
    public static Passkey PasskeyOf(Guid account, Guid id, DateTimeOffset at) => new()
    {
        Id = id, AccountId = account, CredentialId = id.ToByteArray(), PublicKey = [1], Name = "Máy thử", SignCount = 0, IsUserVerified = true, IsBackupEligible = false, IsBackedUp = false,
        AttestationObject = [1], ClientDataJson = [1], CreatedAt = at,
    };

    /// <summary>One that is on, and a recovery code of it.</summary>
    public static async Task<string> SecondFactorAsync(this Site site, Guid account)
    {
        var code = await site.BegunSecondFactorAsync(account);
        return await site.WithAsync(async services =>
        {
            var second = services.GetRequiredService<SecondFactors>();
            (await second.ConfirmAsync(account, code, Ct)).ShouldBeTrue();
            return (await second.NewCodesAsync(account, Ct))[0];
        });
    }
}
