using System.Net;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Plans.TaskPage;

public sealed class TaskPageTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private SampleProgramme Sample { get; set; } = null!;

    public async ValueTask InitializeAsync() => Sample = await SampleProgramme.OfAsync(site);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_due_next_comes_first_and_finished_instalments_are_folded_below()
    {
        await site.WithDbAsync(async db =>
        {
            void Add(int number, string what, DateOnly due, AssignmentState state)
            {
                var id = Guid.CreateVersion7();
                db.Deliverables.Add(new() { Id = id, TaskId = Sample.Tasks["PL1.II.1"], SortNo = number, What = what, DueOn = due });
                var done = state is AssignmentState.NotSent ? (DateOnly?)null : due;
                db.Assignments.Add(new() { Id = Guid.CreateVersion7(), DeliverableId = id, TaskId = Sample.Tasks["PL1.II.1"], OrganisationId = Sample.Tax, PartyText = "x", State = state, SentOn = done, ReceivedOn = done });
            }

            Add(2, "Kỳ đã nhận", new(2026, 1, 31), AssignmentState.Received);
            Add(3, "Kỳ đã gửi", new(2026, 2, 28), AssignmentState.Sent);
            Add(4, "Kỳ còn xa", new(2026, 11, 30), AssignmentState.NotSent);
            Add(5, "Kỳ tới", new(2026, 3, 31), AssignmentState.NotSent);
            return await db.SaveChangesAsync(Ct);
        });
        using var officer = await site.SignedInAsync("thuong.truc", Ct);

        var page = WebUtility.HtmlDecode(await officer.PageAsync(Sample.Page("PL1.II.1"), Ct));

        string[] order = [">Kỳ đã gửi</h2>", ">Kỳ tới</h2>", ">Các kỳ sau (2)</h2>", ">Phối hợp tuyên dương người nộp thuế</h2>", ">Kỳ còn xa</h2>", ">Đã hoàn thành (1)</h2>", ">Kỳ đã nhận</h2>"];
        var at = order.Select(o => page.IndexOf(o, StringComparison.Ordinal)).ToList();
        at.ShouldAllBe(a => a > 0);
        at.ShouldBeInOrder();
        page.Split("<details class=\"panel\">").Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_page_says_who_can_read_a_comment_before_it_is_written()
    {
        using var school = await site.SignedInAsync("truong", Ct);
        WebUtility.HtmlDecode(await school.PageAsync(Sample.Page("PL1.I.1"), Ct)).ShouldContain("Mọi đơn vị được giao nhiệm vụ này và cơ quan thường trực đều đọc được ý kiến.");
    }
}
