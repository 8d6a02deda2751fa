using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Platform.Notices;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Mail;

/// <summary>From what happened to the mailbox: outbox, sending, trying again, giving up.</summary>
[Trait("Speed", "Slow")]
public sealed class MailPostTests(MailSite site) : IClassFixture<MailSite>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What another test has left waiting is not counted here.</summary>
    public async ValueTask InitializeAsync() => await site.Database.OwnerConnectionString.ExecuteAsync("delete from app.outgoing_mail where sent_at is null and failed_at is null", Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_mail_exists_exactly_when_the_change_that_it_tells_of_does(bool commits, int mails)
    {
        var reader = await site.ReaderAsync(commits ? "giao.dich.xong" : "giao.dich.huy", MailChoice.AtOnce);
        await site.WithAsync(async services =>
        {
            await using var transaction = await services.GetRequiredService<AppDb>().Database.BeginTransactionAsync(Ct);
            await TellAsync(services, reader.Account, reader.Ward, "Đồng chí được giao nhiệm vụ mới");
            if (commits) await transaction.CommitAsync(Ct);
            return 0;
        });

        (await CountAsync(reader.Account)).ShouldBe(mails);
        await site.SendAsync(Ct);
        site.Smtp.To(reader.Address).Count.ShouldBe(mails);
    }

    [Fact]
    public async Task Who_wants_mail_at_once_gets_the_notice_with_its_link_and_what_it_said_is_kept_nowhere()
    {
        var reader = await site.ReaderAsync("gui.ngay", MailChoice.AtOnce);
        await TellAsync(reader, "Thời hạn thay đổi: 2 việc của đơn vị", "- Việc một\n- Việc <hai>");
        await site.SendAsync(Ct);

        var mail = site.Smtp.To(reader.Address).ShouldHaveSingleItem();
        mail["Subject"].ShouldBe("Thời hạn thay đổi: 2 việc của đơn vị");
        mail.Text.ReplaceLineEndings("\n").ShouldContain("- Việc một\n- Việc <hai>");
        mail.Text.ShouldContain("https://thidua.an-thinh.example/tasks/1");
        mail.Html.ShouldContain("Việc &lt;hai&gt;");
        (await ScalarAsync<bool>("select sent_at is not null and letter is null and attempts = 1 from app.outgoing_mail where account_id = $1", reader.Account)).ShouldBeTrue();
        (await site.SendAsync(Ct)).ShouldBe(0, "once");
    }

    [Fact]
    public async Task The_choice_is_kept_to_and_a_told_thing_is_mailed_once()
    {
        var silent = await site.ReaderAsync("chi.trong.chuong.trinh", MailChoice.InApp);
        var daily = await site.ReaderAsync("hang.ngay", MailChoice.Digest);
        var atOnce = await site.ReaderAsync("ngay.lap.tuc", MailChoice.AtOnce);
        var unproved = await site.ReaderAsync("chua.co.dia.chi", MailChoice.AtOnce);
        await SetAsync("email = null", unproved.Account);
        var gone = await site.ReaderAsync("da.nghi", MailChoice.AtOnce);
        await SetAsync("deactivated_at = now()", gone.Account);
        var refused = await site.ReaderAsync("hop.thu.hong", MailChoice.AtOnce);
        await SetAsync("mail_refused_at = now()", refused.Account);
        Guid[] all = [silent.Account, daily.Account, atOnce.Account, unproved.Account, gone.Account, refused.Account];

        for (var i = 0; i < 2; i++)
            await site.WithAsync(s => s.GetRequiredService<NoticeSender>().AddAsync(all, silent.Ward, "sample.told", "Tin chung", "", "/notices", "tin-chung/1", Ct));

        (await ScalarAsync<long>("select count(*) from app.notice where once_key = 'tin-chung/1'")).ShouldBe(6, "everybody is told in the program");
        (await ScalarAsync<Guid[]>("select array_agg(account_id) from app.outgoing_mail where account_id = any($1)", all)).ShouldBe([atOnce.Account]);
    }

    [Fact]
    public async Task A_digest_holds_what_one_person_has_not_read_of_the_last_days_once_and_is_not_sent_without_news()
    {
        var (an, binh) = (await site.ReaderAsync("an.tong.hop", MailChoice.Digest), await site.ReaderAsync("binh.tong.hop", MailChoice.Digest));
        await TellAsync(an, "Tin quá cũ");
        site.Clock.At += TimeSpan.FromDays(4);
        await TellAsync(an, "Tin thứ nhất");
        await TellAsync(an, "Tin đã đọc");
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.notice set read_at = now() where account_id = $1 and title = 'Tin đã đọc'", Ct, an.Account);
        await TellAsync(an, "Tin thứ hai");
        await TellAsync(binh, "Tin của Bình", "Nội dung");

        // Side by side, as two nodes would.
        await Task.WhenAll(DigestAsync(), DigestAsync(), DigestAsync());
        await site.SendAsync(Ct);

        var mail = site.Smtp.To(an.Address).ShouldHaveSingleItem();
        mail["Subject"].ShouldBe($"2 thông báo mới, ngày {DateOf():dd'/'MM'/'yyyy}");
        mail.Text.ShouldContain("Tin thứ nhất");
        mail.Text.ShouldContain("Tin thứ hai");
        foreach (var other in (string[])["Tin quá cũ", "Tin đã đọc", "Tin của Bình"]) mail.Text.ShouldNotContain(other);
        site.Smtp.To(binh.Address).ShouldHaveSingleItem()["Subject"].ShouldBe("Tin của Bình");

        site.Clock.At += TimeSpan.FromHours(24);
        (await DigestAsync()).ShouldBe(0, "nothing new");
    }

    [Fact]
    public async Task The_digest_of_a_day_is_planned_once_for_half_past_seven_and_after_the_reminders_on_a_late_start()
    {
        var day = DateOf().AddDays(30);
        site.Clock.At = VietnamTime.StartOf(day) + TimeSpan.FromHours(5);
        (await PlanAsync()).ShouldBeTrue();
        (await PlanAsync()).ShouldBeFalse();
        (await RunAtAsync(day)).ShouldBe(VietnamTime.StartOf(day) + new TimeSpan(7, 30, 0));
        site.Clock.At = VietnamTime.StartOf(day.AddDays(1)) + TimeSpan.FromHours(9);
        await PlanAsync();
        (await RunAtAsync(day.AddDays(1))).ShouldBe(VietnamTime.StartOf(day.AddDays(1)) + new TimeSpan(9, 3, 0));

        Task<bool> PlanAsync() => site.WithAsync(s => DigestSchedule.PlanAsync(s.GetRequiredService<JobQueue>(), site.Clock, Ct));
        async Task<DateTimeOffset> RunAtAsync(DateOnly of) => new(await ScalarAsync<DateTime>($"select run_at from app.job where once_key = 'digest/{of:yyyy-MM-dd}'"));
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_after_longer_and_longer_waits_and_then_no_more()
    {
        var reader = await site.ReaderAsync("may.chu.ban", MailChoice.AtOnce);
        await TellAsync(reader, "Tin sẽ đến sau");
        site.Smtp.IsBusy = true;
        try
        {
            var began = site.Clock.At;
            List<int> minutes = [];
            while (await ScalarAsync<bool>("select failed_at is null from app.outgoing_mail where account_id = $1", reader.Account))
            {
                minutes.Add((int)(site.Clock.At - began).TotalMinutes);
                (await site.SendAsync(Ct)).ShouldBe(0);
                site.Clock.At = new(await ScalarAsync<DateTime>("select greatest(next_try_at, failed_at) from app.outgoing_mail where account_id = $1", reader.Account));
            }

            minutes.ShouldBe([0, 1, 6, 36, 156, 876]);
            (await FaultAsync(reader.Account)).ShouldBe("server-busy");
            (await ScalarAsync<string>("select last_reply from app.outgoing_mail where account_id = $1", reader.Account)).ShouldBe("451 4.3.0 try again later");
        }
        finally
        {
            site.Smtp.IsBusy = false;
        }
    }

    [Fact]
    public async Task A_refused_address_is_a_bounce_at_once_and_is_written_to_no_more_until_it_is_proved_again()
    {
        var reader = await site.ReaderAsync("khong.con.hop.thu", MailChoice.AtOnce, "gone@an-thinh.example");
        var other = await site.ReaderAsync("hop.thu.tot", MailChoice.AtOnce);
        await TellAsync(reader, "Tin không đến");
        await TellAsync(other, "Tin đến");

        (await site.SendAsync(Ct)).ShouldBe(1, "the next mail goes all the same, over the same connection");

        site.Smtp.To(other.Address).ShouldHaveSingleItem();
        (await ScalarAsync<bool>("select failed_at is not null and attempts = 1 from app.outgoing_mail where account_id = $1", reader.Account)).ShouldBeTrue();
        (await FaultAsync(reader.Account)).ShouldBe("recipient-refused");
        await TellAsync(reader, "Tin sau đó");
        (await CountAsync(reader.Account)).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_content_ends_that_mail_and_leaves_the_address()
    {
        var reader = await site.ReaderAsync("noi.dung", MailChoice.AtOnce);
        await TellAsync(reader, "Tin mà máy chủ từ chối nội dung");
        await site.SendAsync(Ct);
        (await FaultAsync(reader.Account)).ShouldBe("content-refused");
        await TellAsync(reader, "Tin khác");
        (await site.SendAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_dies_between_the_servers_yes_and_the_note_of_it_sends_once_more_under_the_same_id()
    {
        var reader = await site.ReaderAsync("gui.hai.lan", MailChoice.AtOnce);
        await TellAsync(reader, "Tin một lần");
        await site.SendAsync(Ct);
        // As the row stands when the program was killed after the server had taken the mail: leased, not noted, the letter still there.
        var letter = site.Services.GetRequiredService<LetterSeal>().Close(new("Tin một lần", ["Tin một lần"]));
        await site.Database.OwnerConnectionString.ExecuteAsync(
            "update app.outgoing_mail set sent_at = null, letter = $2, locked_by = 'another', locked_until = $3 where account_id = $1", Ct, reader.Account, letter, site.Clock.At + MailPost.Lease);

        (await site.SendAsync(Ct)).ShouldBe(0, "the other node may still be at it");
        site.Clock.At += MailPost.Lease + TimeSpan.FromSeconds(1);
        (await site.SendAsync(Ct)).ShouldBe(1);

        site.Smtp.To(reader.Address).Select(m => m["Message-ID"]).Distinct().ShouldHaveSingleItem();
        site.Smtp.To(reader.Address).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Several_nodes_send_each_mail_once()
    {
        var reader = await site.ReaderAsync("nhieu.may", MailChoice.AtOnce);
        for (var i = 0; i < 12; i++) await TellAsync(reader, $"Tin {i}");
        MailPost[] nodes = [.. Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<MailPost>(site.Services))];
        (await Task.WhenAll(nodes.Select(n => n.SendDueAsync(Ct)))).Sum().ShouldBe(12);
        site.Smtp.To(reader.Address).Select(m => m["Subject"]).Order().ShouldBe(Enumerable.Range(0, 12).Select(i => $"Tin {i}").Order());
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_left_alone_for_a_minute_and_the_mail_is_tried_again()
    {
        var reader = await site.ReaderAsync("ngat.giua.chung", MailChoice.AtOnce);
        await TellAsync(reader, "Tin bị ngắt");
        site.Smtp.DiesAfterData = true;
        (await site.SendAsync(Ct)).ShouldBe(0);
        site.Smtp.DiesAfterData = false;
        (await FaultAsync(reader.Account)).ShouldBe("broken-off");
        await TellAsync(reader, "Tin kế tiếp");
        (await site.Services.GetRequiredService<MailPost>().SendDueAsync(Ct)).ShouldBe(0, "resting");
        site.Clock.At += TimeSpan.FromMinutes(2);
        (await site.Services.GetRequiredService<MailPost>().SendDueAsync(Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_past_its_day_or_kills_its_sender_ends_and_old_rows_go()
    {
        var (late, killer) = (await site.ReaderAsync("qua.han", MailChoice.AtOnce), await site.ReaderAsync("giet.may", MailChoice.AtOnce));
        await TellAsync(late, "Tin quá hạn");
        await TellAsync(killer, "Tin làm hỏng");
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.outgoing_mail set expires_at = $2 where account_id = $1", Ct, late.Account, site.Clock.At);
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.outgoing_mail set attempts = 6, locked_by = 'x', locked_until = $2 where account_id = $1", Ct, killer.Account, site.Clock.At.AddSeconds(-1));
        (await site.SendAsync(Ct)).ShouldBe(0);
        await site.Services.GetRequiredService<MailPost>().TidyAsync(Ct);

        (await FaultAsync(late.Account), await FaultAsync(killer.Account)).ShouldBe(("expired", "interrupted"));
        (await ScalarAsync<bool>("select letter is null from app.outgoing_mail where account_id = $1", late.Account)).ShouldBeTrue();
        site.Clock.At += MailPost.Kept + TimeSpan.FromDays(1);
        await site.Services.GetRequiredService<MailPost>().TidyAsync(Ct);
        (await ScalarAsync<long>("select count(*) from app.outgoing_mail where sent_at is not null or failed_at is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_mail_server_people_are_told_in_the_program_and_nothing_waits()
    {
        var reader = await site.ReaderAsync("khong.may.chu", MailChoice.AtOnce);
        await site.WithAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var outbox = new MailOutbox(db, new HostSettings("", ""), services.GetRequiredService<LetterSeal>(), site.Clock);
            (await new NoticeSender(db, outbox, site.Clock).AddAsync([reader.Account], reader.Ward, "sample.told", "Tin", "", "/notices", null, Ct)).ShouldBe(1);
            (await new NoticeDigest(db, outbox, site.Clock).RunAsync(Ct)).ShouldBe(0);
            (await outbox.AddAsync(MailKind.Notice, new(reader.Account, "A", reader.Address), new("T", []), TimeSpan.FromDays(1), Ct)).ShouldBeFalse();
            return 0;
        });
        (await CountAsync(reader.Account)).ShouldBe(0);
        var post = ActivatorUtilities.CreateInstance<MailPost>(site.Services, new HostSettings("", ""));
        (await post.SendDueAsync(Ct)).ShouldBe(0);
        await post.TidyAsync(Ct);
    }

    private DateOnly DateOf() => VietnamTime.DateOf(site.Clock.At);

    private Task<int> TellAsync((Guid Account, Guid Ward, string Address) reader, string title, string body = "") =>
        site.WithAsync(services => TellAsync(services, reader.Account, reader.Ward, title, body));

    private static Task<int> TellAsync(IServiceProvider services, Guid account, Guid ward, string title, string body = "") =>
        services.GetRequiredService<NoticeSender>().AddAsync([account], ward, "sample.told", title, body, "/tasks/1", null, Ct);

    private Task<int> DigestAsync() => site.WithAsync(s => s.GetRequiredService<NoticeDigest>().RunAsync(Ct));

    private Task<long> CountAsync(Guid account) => ScalarAsync<long>("select count(*) from app.outgoing_mail where account_id = $1", account);

    private Task<string> FaultAsync(Guid account) => ScalarAsync<string>("select last_fault from app.outgoing_mail where account_id = $1", account);

    private Task<int> SetAsync(string set, Guid account) => site.Database.OwnerConnectionString.ExecuteAsync($"update app.account set {set} where id = $1", Ct, account);

    private Task<T> ScalarAsync<T>(string sql, params object[] values) => site.Database.OwnerConnectionString.ScalarAsync<T>(sql, Ct, values);
}
