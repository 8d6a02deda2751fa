using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Audit;

public sealed class HistoryTests(Site site) : IClassFixture<Site>
{
    private static readonly AuditVocabulary Words = new([new PlatformAuditWords(), new SampleWords()]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Changes_are_told_in_words_with_before_and_after()
    {
        var changes = AuditValues.Changes(Words, "task",
            """{"dueOn": "2026-04-15", "state": "not-sent", "named": true, "same": "x", "taskId": "f"}""",
            """{"dueOn": "2026-04-30", "state": "sent", "named": false, "same": "x", "taskId": "g", "import": "019ece0c-d070-74af-99c7-71e995b13e15", "year": 2026, "amount": 1490000.5, "units": ["A", "B"], "at": "2026-03-02T01:00:00+00:00"}""");

        changes.Select(c => (c.Field, c.Before, c.After)).ShouldBe([
            ("Thời hạn", "15/04/2026", "30/04/2026"),
            ("Tình trạng", "Chưa gửi", "Đã gửi"),
            ("named", "Có", "Không"),
            ("year", null, "2026"),
            ("amount", null, "1.490.000,5"),
            ("units", null, "A, B"),
            ("at", null, "02/03/2026 08:00"),
        ]);
    }

    [Fact]
    public async Task A_records_history_says_who_in_which_role_did_what_newest_first()
    {
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Lịch Sử");
        var record = Guid.CreateVersion7();
        var list = await site.WithAsync(async services =>
        {
            var (db, audit, actor) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<AuditLog>(), services.GetRequiredService<Actor>());
            actor.SignIn(Guid.CreateVersion7(), null, "Nguyễn Thị Mẫu", [new(Guid.CreateVersion7(), Role.UnitHead, ward, "phường", "x"), new(Guid.CreateVersion7(), Role.Administrator, ward, "phường", "x")], null);
            audit.Add("session.opened", record, ward);
            await db.SaveChangesAsync(Ct);
            site.Clock.At += TimeSpan.FromMinutes(1);
            audit.Add("session.role-chosen", record, ward, after: new { role = Role.Auditor }, reason: "đổi việc");
            audit.Add("session.unheard-of", Guid.CreateVersion7(), ward);
            await db.SaveChangesAsync(Ct);
            return await services.GetRequiredService<HistoryQueries>().OfAsync("session", record, Ct);
        });

        list.Entries.Select(e => (e.What, e.Who, e.Role, e.Reason)).ShouldBe([
            ("Chuyển vai trò", "Nguyễn Thị Mẫu", "Thủ trưởng đơn vị, Quản trị hệ thống", "đổi việc"),
            ("Đăng nhập", "Nguyễn Thị Mẫu", "Thủ trưởng đơn vị, Quản trị hệ thống", null),
        ]);
        list.Entries[0].Changes.Single().ShouldBe(new("Vai trò", null, "Thanh tra, kiểm tra (chỉ xem)"));
    }

    [Fact]
    public void Two_features_cannot_name_one_thing_differently() =>
        Should.Throw<InvalidOperationException>(() => new AuditVocabulary([new SampleWords(), new OtherWords()]));

    private sealed class SampleWords : IAuditWords
    {
        public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string> { ["task.accepted"] = "Xác nhận kết quả" };
        public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string> { ["dueOn"] = "Thời hạn", ["task.state"] = "Tình trạng" };
        public IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string> { ["state:not-sent"] = "Chưa gửi", ["task.state:sent"] = "Đã gửi" };
    }

    private sealed class OtherWords : IAuditWords
    {
        public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string> { ["task.accepted"] = "Duyệt" };
        public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>();
    }
}
