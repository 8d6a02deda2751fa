using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Files;

/// <summary>A site whose files are looked at.</summary>
public sealed class ScannedSite(PostgresCluster cluster) : Site(cluster)
{
    internal FakeClamd Clamd { get; } = FakeClamd.OnTcp();

    protected override HostSettings Adjusted(HostSettings settings) => settings with { Clamd = Clamd.Address };
}

public sealed class VirusScanTests(ScannedSite site) : IClassFixture<ScannedSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clean_file_is_kept_after_the_scanner_saw_all_of_it()
    {
        var bytes = Encoding.UTF8.GetBytes("Báo cáo sạch. " + new string('a', 300_000));

        (await AddAsync(bytes)).ShouldBeOfType<FileOutcome.Added>();

        site.Clamd.Seen.ShouldContain(seen => seen.SequenceEqual(bytes));
        (await StoredAsync(bytes)).ShouldBe(1);
    }

    [Fact]
    public async Task An_infected_file_is_refused_by_the_name_of_what_was_found_and_not_kept()
    {
        var bytes = Encoding.UTF8.GetBytes("Xin chào " + FakeClamd.Eicar);

        var why = (await AddAsync(bytes)).ShouldBeOfType<FileOutcome.Refused>().Why;

        why.Code.ShouldBe("infected");
        why.Words.ShouldContain("Eicar-Test-Signature");
        (await StoredAsync(bytes)).ShouldBe(0);
        var data = site.Services.GetRequiredService<HostSettings>().DataDirectory;
        Directory.EnumerateFiles(data, Convert.ToHexStringLower(SHA256.HashData(bytes)), SearchOption.AllDirectories).ShouldBeEmpty();
        Directory.EnumerateFiles(Path.Combine(data, "files", "incoming")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_unix_socket_serves_as_well_as_tcp()
    {
        var path = Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}"[..20]);
        await using (var clamd = FakeClamd.OnSocket(path))
        {
            (await JudgedAsync(clamd.Address, "sạch")).ShouldBeNull();
            (await JudgedAsync(clamd.Address, FakeClamd.Eicar)).ShouldNotBeNull().Code.ShouldBe("infected");
        }

        File.Delete(path);
        // Nobody listens any more.
        (await JudgedAsync(ClamdAddress.Parse(path), "sạch")).ShouldBe(FileRefusal.NotScanned);
    }

    [Theory]
    [InlineData("")]
    [InlineData("stream: Can't allocate memory ERROR")]
    [InlineData("stream: OK then")]
    [InlineData("stream:  FOUND")]
    public async Task Whatever_is_not_a_clear_answer_refuses_the_file(string answer)
    {
        await using var clamd = FakeClamd.OnTcp();
        clamd.Says = answer;
        (await JudgedAsync(clamd.Address, "sạch")).ShouldNotBeNull().Code.ShouldBeOneOf("not-scanned");
    }

    [Fact]
    public async Task A_scanner_that_never_answers_is_waited_for_no_longer_than_set()
    {
        await using var clamd = FakeClamd.OnTcp();
        clamd.Silent = true;
        (await JudgedAsync(clamd.Address, "sạch", TimeSpan.FromMilliseconds(300))).ShouldBe(FileRefusal.NotScanned);
    }

    [Fact]
    public async Task Who_leaves_while_it_is_looked_at_is_no_failure_of_the_scanner()
    {
        await using var clamd = FakeClamd.OnTcp();
        clamd.Silent = true;
        using var left = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var scan = new VirusScan(new HostSettings("", "") { Clamd = clamd.Address }, NullLogger<VirusScan>.Instance);
        await Should.ThrowAsync<OperationCanceledException>(() => scan.RefusalOfAsync(new MemoryStream([1]), left.Token));
    }

    [Fact]
    public async Task A_file_larger_than_the_scanner_takes_is_refused_in_words_of_its_own()
    {
        await using var clamd = FakeClamd.OnTcp();
        clamd.Limit = 100_000;
        (await JudgedAsync(clamd.Address, new string('a', 150_000))).ShouldBe(FileRefusal.TooLargeToScan);
    }

    [Fact]
    public async Task Without_a_scanner_nothing_is_asked() =>
        (await new VirusScan(new HostSettings("", ""), NullLogger<VirusScan>.Instance).RefusalOfAsync(new MemoryStream([1]), Ct)).ShouldBeNull();

    [Theory]
    [InlineData("/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl")]
    [InlineData("scanner.example:3310", "scanner.example:3310")]
    [InlineData("[::1]:3310", "::1:3310")]
    public void An_address_is_a_path_or_a_host_with_a_port(string text, string read) => ClamdAddress.Parse(text).ToString().ShouldBe(read);

    [Theory]
    [InlineData("clamd")]
    [InlineData("host:")]
    [InlineData(":3310")]
    [InlineData("host:70000")]
    [InlineData("host:-1")]
    public void What_is_neither_is_refused(string text) => Should.Throw<FormatException>(() => ClamdAddress.Parse(text));

    private static Task<FileRefusal?> JudgedAsync(ClamdAddress clamd, string content, TimeSpan? limit = null) =>
        new VirusScan(new HostSettings("", "") { Clamd = clamd, ClamdTimeout = limit ?? TimeSpan.FromSeconds(30) }, NullLogger<VirusScan>.Instance)
            .RefusalOfAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), Ct);

    private async Task<FileOutcome> AddAsync(byte[] bytes)
    {
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Quét");
        var account = await site.AccountAsync($"quet-{Guid.NewGuid():N}", Role.UnitOfficer, ward);
        return await site.WithAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            services.GetRequiredService<Actor>().SignIn(account, null, "Người nạp", [], null);
            await using var transaction = await db.Database.BeginTransactionAsync(Ct);
            var outcome = await services.GetRequiredService<FileUploads>().AddAsync(new MemoryStream(bytes), "bao-cao.txt", ward, "sample", Guid.CreateVersion7(), Ct);
            await db.SaveChangesAsync(Ct);
            await transaction.CommitAsync(Ct);
            return outcome;
        });
    }

    private Task<long> StoredAsync(byte[] bytes) =>
        site.Database.AppConnectionString.ScalarAsync<long>("select count(*) from app.stored_file where sha256 = $1", Ct, SHA256.HashData(bytes));
}
