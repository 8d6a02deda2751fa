using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Accounts;

public sealed class PasswordWorkTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_program_hashes_as_often_as_is_asked_for_today()
    {
        await using var app = WebProgram.Build(new HostSettings(site.Database.AppConnectionString, Path.GetTempPath()) { Port = 0, BackgroundWork = false });
        await using var scope = app.Services.CreateAsyncScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        var bytes = Convert.FromBase64String(hasher.HashPassword(Nobody, Site.Password));
        bytes[1..5].ShouldBe([0, 0, 0, 2], "HMAC-SHA-512");
        PasswordWork.RoundsOf(Convert.ToBase64String(bytes)).ShouldBe(210_000);
    }

    [Fact]
    public async Task A_hash_of_fewer_rounds_is_made_anew_when_its_password_is_next_given_and_not_when_it_is_not()
    {
        var account = await site.AccountAsync("bam.lai", Role.UnitOfficer, await site.OrganisationAsync("Ủy ban nhân dân phường Băm Lại"));
        await HashWithAsync(account, 500);
        using var browser = site.Open();
        await browser.PostAsync("/sign-in", new() { ["Input.UserName"] = "bam.lai", ["Input.Password"] = "không phải mật khẩu" }, Ct);
        PasswordWork.RoundsOf(await HashAsync(account)).ShouldBe(500);

        // Side by side: both come in, whoever's hash is kept.
        using var other = site.Open();
        var answers = await Task.WhenAll(new[] { browser, other }.Select(b => b.PostAsync("/sign-in", new() { ["Input.UserName"] = "bam.lai", ["Input.Password"] = Site.Password }, Ct)));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Redirect);
        PasswordWork.RoundsOf(await HashAsync(account)).ShouldBe(1_000);
        (await site.SignedInAsync("bam.lai", Ct)).Dispose();
    }

    [Fact]
    public async Task Known_and_unknown_names_and_old_hashes_cost_the_same_work()
    {
        const int rounds = 2_000;
        await site.WithAsync(async services =>
        {
            var options = Options.Create(new PasswordHasherOptions { IterationCount = rounds });
            var manager = services.GetRequiredService<UserManager<Account>>();
            var hasher = new CountingHasher(new PasswordHasher<Account>(options), rounds);
            manager.PasswordHasher = hasher;
            var (fresh, old) = (Holder(hasher.HashPassword(Nobody, Site.Password)), Holder(Weaker(1_000)));
            // Rounds are what costs: counted, because a clock tells how busy the machine is.
            async Task<long> CostAsync(Account? account)
            {
                hasher.Spent = 0;
                var looked = new PasswordWork(manager, options);
                (await looked.IsRightAsync(account, "không phải mật khẩu")).ShouldBeFalse();
                return hasher.Spent + looked.MadeUp;
            }

            foreach (var account in (Account?[])[fresh, null, old, Holder(null)]) (await CostAsync(account)).ShouldBe(rounds);
            return 0;
        });
    }

    /// <summary>Counts the rounds that hashing and looking spend.</summary>
    private sealed class CountingHasher(PasswordHasher<Account> inner, int rounds) : IPasswordHasher<Account>
    {
        public long Spent { get; set; }

        public string HashPassword(Account user, string password)
        {
            Spent += rounds;
            return inner.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Spent += PasswordWork.RoundsOf(hashedPassword);
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    private static Account Nobody => Holder(null);

    private static Account Holder(string? hash) => new() { Id = Guid.CreateVersion7(), UserName = "ai.do", DisplayName = "Ai Đó", SecurityStamp = "x", CreatedAt = DateTimeOffset.UnixEpoch, PasswordHash = hash };

    private static string Weaker(int rounds) => new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = rounds })).HashPassword(Nobody, Site.Password);

    private Task<int> HashWithAsync(Guid account, int rounds) =>
        site.Database.OwnerConnectionString.ExecuteAsync("update app.account set password_hash = $2 where id = $1", Ct, account, Weaker(rounds));

    private Task<string> HashAsync(Guid account) => site.Database.AppConnectionString.ScalarAsync<string>("select password_hash from app.account where id = $1", Ct, account);
}
