using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Plans;

/// <summary>A programme of an invented province, made through the pages from a plan in plain text; and papers that change it.</summary>
internal sealed class AmendedPlan(Site site, Browser officer, Guid province, Guid programme) : IDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static readonly string[] Rows =
    [
        "1\tKiện toàn Hội đồng Thi đua - Khen thưởng tỉnh\tUBND tỉnh\tSở Nội vụ\tSở Tài chính\tTrước ngày 30/01/2026",
        "2\tHướng dẫn trích lập, quản lý, sử dụng quỹ thi đua\tUBND tỉnh\tSở Tài chính\tSở Nội vụ\tTrước ngày 31/3/2026",
        "3\tTập huấn nghiệp vụ và sử dụng phần mềm\tUBND tỉnh\tSở Nội vụ; Sở Khoa học và Công nghệ\t\tTháng 5/2026",
        "4\tTổng hợp báo cáo tự kiểm tra của các cơ quan, địa phương\tUBND tỉnh\tSở Nội vụ\t\tTrước ngày 10/11/2026",
    ];

    public Browser Officer => officer;
    public Guid Province => province;
    public Guid Programme => programme;
    public string Suffix { get; private init; } = "";

    public static async Task<AmendedPlan> MakeAsync(Site site, string? number = "07/KH-UBND")
    {
        site.Clock.At = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);
        var suffix = Guid.NewGuid().ToString("N")[..8];
        var province = await site.OrganisationAsync("Ủy ban nhân dân tỉnh An Thịnh", kind: OrganisationKind.Province);
        foreach (var name in (string[])["Sở Nội vụ", "Sở Tài chính", "Sở Khoa học và Công nghệ", "Sở Xây dựng"]) await site.OrganisationAsync(name, province);
        await site.AccountAsync("can.bo." + suffix, Role.StandingAgencyOfficer, province);
        await site.AccountAsync("lanh.dao." + suffix, Role.AgencyLeader, province);
        var officer = await site.SignedInAsync("can.bo." + suffix, Ct);
        var taken = await officer.UploadAsync("/imports", [], [("Paper", "ke-hoach.txt", Paper(Rows, number))], Ct);
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect, await taken.Content.ReadAsStringAsync(Ct));
        var review = taken.Headers.Location!.ToString();
        var confirmed = await officer.PostAsync($"{review}?handler=Confirm", new() { ["sure"] = "true" }, Ct, review);
        confirmed.StatusCode.ShouldBe(HttpStatusCode.Redirect, await confirmed.Content.ReadAsStringAsync(Ct));
        return new(site, officer, province, new Guid(confirmed.Headers.Location!.ToString()["/programmes/".Length..])) { Suffix = suffix };
    }

    public static byte[] Paper(IEnumerable<string> rows, string? number = "07/KH-UBND", string date = "ngày 12 tháng 01 năm 2026", string title = "Công tác thi đua, khen thưởng năm 2026") =>
        Encoding.UTF8.GetBytes($"""
            ỦY BAN NHÂN DÂN
            TỈNH AN THỊNH

            Số: {number ?? "     /KH-UBND"}

            An Thịnh, {date}

            KẾ HOẠCH
            {title}

            Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;

            Ủy ban nhân dân tỉnh An Thịnh ban hành kế hoạch với những nội dung sau đây.

            TM. ỦY BAN NHÂN DÂN
            CHỦ TỊCH

            Lương Đình Phúc

            Phụ lục I
            TIẾN ĐỘ THỰC HIỆN CÁC NHIỆM VỤ

            TT	Nội dung công việc	Chủ trì, chỉ đạo	Đơn vị thực hiện	Đơn vị phối hợp	Thời gian hoàn thành
            I	NHIỆM VỤ TRỌNG TÂM NĂM 2026				
            {string.Join('\n', rows)}
            """);

    /// <summary>Brings a paper in by one of the programme's pages.</summary>
    /// <returns>Where the changes are reviewed.</returns>
    public async Task<string> BringAsync(string page, byte[] paper)
    {
        var taken = await officer.UploadAsync($"/programmes/{programme}/{page}", [], [("Paper", "van-ban.txt", paper)], Ct);
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect, await taken.Content.ReadAsStringAsync(Ct));
        return taken.Headers.Location!.ToString();
    }

    public async Task<HttpResponseMessage> ConfirmAsync(string changes, Dictionary<string, string>? fields = null, string? seen = null) =>
        await officer.PostAsync($"{changes}?handler=Confirm", new(fields ?? []) { ["Seen"] = seen ?? await SeenAsync(changes) }, Ct, changes);

    public async Task<string> SeenAsync(string changes) =>
        Regex.Match(await officer.PageAsync(changes, Ct), "name=\"Seen\" value=\"([^\"]+)\"").Groups[1].Value;

    public Task<List<PlanTask>> TasksAsync() =>
        site.WithDbAsync(db => db.Tasks.AsNoTracking().Where(t => t.ProgrammeId == programme).OrderBy(t => t.SortNo).ToListAsync(Ct));

    public async Task<PlanTask> TaskAsync(string path) => (await TasksAsync()).Single(t => t.Path == path);

    public Task<List<(string Unit, AssignmentState State, DateOnly? Due)>> PartsAsync(Guid task) => site.WithDbAsync(async db => (await (
        from a in db.Assignments
        join d in db.Deliverables on a.DeliverableId equals d.Id
        join o in db.Organisations on a.OrganisationId equals o.Id
        where a.TaskId == task
        orderby o.Name
        select new { o.Name, a.State, d.DueOn }).ToListAsync(Ct)).ConvertAll(a => (a.Name, a.State, a.DueOn)));

    /// <summary>A unit's part of a task has been sent and accepted.</summary>
    public Task<int> AnswerAsync(Guid task, string unit, DateOnly on) => site.WithAsync(async services =>
    {
        var db = (VinhDanh.App.Platform.Database.AppDb)services.GetService(typeof(VinhDanh.App.Platform.Database.AppDb))!;
        var changes = (TaskChanges)services.GetService(typeof(TaskChanges))!;
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        var parts = await db.Assignments.Where(a => a.TaskId == task && db.Organisations.Any(o => o.Id == a.OrganisationId && o.Name == unit)).ToListAsync(Ct);
        foreach (var part in parts) (part.State, part.SentOn, part.ReceivedOn) = (AssignmentState.Received, on, on);
        await changes.RecomputeAsync([task], Ct);
        await transaction.CommitAsync(Ct);
        return parts.Count;
    });

    public void Dispose() => officer.Dispose();
}
