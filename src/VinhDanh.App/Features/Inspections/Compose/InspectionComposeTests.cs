using System.Net;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Shell;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>An inspection plan from its first content to its inspection, as the officer and the leader do it.</summary>
[Trait("Speed", "Slow")]
public sealed class InspectionComposeTests(Site site) : IClassFixture<Site>
{
    private const string Drafts = "/inspections/compositions";
    private static readonly byte[] Scan = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8.ToArray();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_blocks_of_the_library_to_a_signed_plan_whose_rows_are_those_of_importing_its_paper()
    {
        var s = await StageAsync();
        var id = await WrittenAsync(s);
        (await PageAsync(s.Officer, $"{Drafts}/{id}")).ShouldContain("Đọc lại khớp");
        using var leader = await s.OfUnitAsync(s.Authority, Role.AgencyLeader);
        await DoneAsync(s.Officer, $"{Drafts}/{id}/signing?handler=Submit", [], $"{Drafts}/{id}/signing");
        (await s.Officer.GetAsync($"{Drafts}/{id}/head", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "Before the leader the text rests.");

        var signed = await leader.UploadAsync($"{Drafts}/{id}/signing?handler=Sign", new() { ["Sign.Number"] = "7", ["Sign.Day"] = "10/03/2026" }, [("Sign.Scan", "ban-ky.pdf", Scan)], Ct);

        signed.StatusCode.ShouldBe(HttpStatusCode.Redirect, await signed.Content.ReadAsStringAsync(Ct));
        var composition = await site.WithDbAsync(db => db.InspectionCompositions.AsNoTracking().SingleAsync(c => c.Id == id, Ct));
        composition.State.ShouldBe(DraftState.Issued);
        composition.SignedFileId.ShouldNotBeNull();
        var inspection = composition.InspectionId.ShouldNotBeNull();
        var made = await site.WithDbAsync(db => db.Inspections.AsNoTracking().SingleAsync(i => i.Id == inspection, Ct));
        (made.State, made.Title, made.Number, made.IssuedOn, made.NoticeWorkingDays, made.ReportDaysBefore, made.PeriodFrom, made.PeriodTo).ShouldBe(
            (InspectionState.Draft, "Kiểm tra công tác thi đua, khen thưởng năm 2026", "07/KH-UBND", new DateOnly(2026, 3, 10), (short)15, (short)5, new DateOnly(2026, 4, 1), new DateOnly(2026, 9, 30)));
        made.FileId.ShouldNotBeNull();
        (await PageAsync(s.Officer, $"/inspections/{inspection}")).ShouldContain("Triển khai cuộc kiểm tra");

        // The same paper, taken in from outside.
        var paper = await (await s.Officer.GetAsync($"/files/{made.FileId}", Ct)).Content.ReadAsByteArrayAsync(Ct);
        await s.ImportAsync(paper);
        (await RowsAsync(await s.InspectionAsync())).ShouldBe(await RowsAsync(inspection));
        (await RowsAsync(inspection)).Count.ShouldBeGreaterThan(25);
        (await site.WithDbAsync(db => db.AuditEntries.Where(e => e.SubjectId == id).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Ct)))
            .ShouldBe(["inspection-composition.started", .. Enumerable.Repeat("inspection-composition.edited", 5), "inspection-composition.submitted", "inspection-composition.signed"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_word_file_of_a_draft_reads_back_as_what_was_written()
    {
        var s = await StageAsync();
        var id = await WrittenAsync(s);

        using var file = new MemoryStream(await (await s.Officer.GetAsync($"{Drafts}/{id}/paper/docx", Ct)).Content.ReadAsByteArrayAsync(Ct));

        var reading = PaperReader.Read(file, "du-thao.docx");
        var text = await TextAsync(id);
        reading.Inspection.ShouldNotBeNull().Contents.Where(c => c.Path.Count(x => x == '.') == 1).Select(c => c.Text).ShouldBe(text.Contents.Select(c => c.Title));
        reading.Inspection.Outline.Count.ShouldBe(OutlineSteps.Of(text.Outline).Count);
        InspectionReadBack.Of(text).Differences.ShouldBeEmpty();
        (await PageAsync(s.Officer, $"{Drafts}/{id}/paper")).ShouldContain("ĐỀ CƯƠNG");
    }

    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    public async Task A_real_plan_of_an_earlier_year_is_gone_on_with_for_a_new_year_and_reads_back(string number)
    {
        var seed = Seeds.Office(number, "docx");
        Assert.SkipWhen(seed is null, "The shared documents are not beside the project.");
        var s = await StageAsync();
        await s.ImportAsync(await File.ReadAllBytesAsync(seed!, Ct));
        var earlier = await s.InspectionAsync();

        var id = await StartAsync(s, $"inspection:{earlier}", 2026);

        var (text, old) = (await TextAsync(id), await site.WithDbAsync(db => db.Inspections.AsNoTracking().SingleAsync(i => i.Id == earlier, Ct)));
        (text.Year, text.Number, text.Date).ShouldBe((2026, null, null));
        InspectionReadBack.Of(text).Differences.ShouldBeEmpty();
        text.SelfReportDue?.Year.ShouldBe(2026 + old.SelfReportDue!.Value.Year - old.Year);
        text.NoticeWorkingDays.ShouldBe(old.NoticeWorkingDays);
        text.Targets.Count.ShouldBe(await site.WithDbAsync(db => db.InspectionTargets.CountAsync(t => t.InspectionId == earlier && t.SlotOf == null && t.Kind == TargetKind.Direct, Ct)));
        (await PageAsync(s.Officer, $"{Drafts}/{id}")).ShouldContain("Đọc lại khớp");
    }

    [Fact]
    public async Task Two_people_mend_different_parts_at_once_and_of_one_part_the_later_one_is_told()
    {
        var s = await StageAsync();
        var id = await WrittenAsync(s);
        var text = await TextAsync(id);
        var (purposes, visits) = (SeenOf<PurposesForm>(text), SeenOf<VisitsForm>(text));

        // Both opened the plan before either saved.
        await DoneAsync(s.Officer, $"{Drafts}/{id}/purposes", new() { ["Input.Seen"] = purposes, ["Input.Purposes"] = "Người thứ nhất" });
        await DoneAsync(s.Officer, $"{Drafts}/{id}/visits", new() { ["Input.Seen"] = visits, ["Input.Period"] = "Quý III năm 2026" });
        var stale = await s.Officer.PostAsync($"{Drafts}/{id}/purposes", new() { ["Input.Seen"] = purposes, ["Input.Purposes"] = "Người thứ hai" }, Ct);

        stale.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync(Ct)).ShouldSatisfyAllConditions(p => p.ShouldContain("Người khác vừa sửa phần này"), p => p.ShouldContain("Người thứ hai"));
        var now = await TextAsync(id);
        (now.Purposes.Single(), now.Period).ShouldBe(("Người thứ nhất", "Quý III năm 2026"));
    }

    [Fact]
    public async Task A_leader_returns_a_plan_with_the_reason_or_agrees_and_the_officer_enters_number_and_day()
    {
        var s = await StageAsync();
        var id = await WrittenAsync(s);
        using var leader = await s.OfUnitAsync(s.Authority, Role.CouncilChair);
        var signing = $"{Drafts}/{id}/signing";
        await DoneAsync(s.Officer, $"{signing}?handler=Submit", [], signing);
        var empty = await leader.PostAsync($"{signing}?handler=Return", new() { ["Returned.Reason"] = "" }, Ct);
        WebUtility.HtmlDecode(await empty.Content.ReadAsStringAsync(Ct)).ShouldContain("Nhập lý do trả lại.");
        await DoneAsync(leader, $"{signing}?handler=Return", new() { ["Returned.Reason"] = "Bổ sung nội dung sáng kiến." }, signing);
        (await PageAsync(s.Officer, $"{Drafts}/{id}")).ShouldContain("Lãnh đạo trả lại để sửa: Bổ sung nội dung sáng kiến.");
        (await NoticesAsync(s)).ShouldContain("Trả lại dự thảo Kế hoạch để sửa: Kiểm tra công tác thi đua, khen thưởng năm 2026");
        await DoneAsync(s.Officer, $"{signing}?handler=Submit", [], signing);
        await DoneAsync(leader, $"{signing}?handler=Agree", [], signing);

        var refused = await s.Officer.PostAsync($"{signing}?handler=Issue", new() { ["Sign.Number"] = "9", ["Sign.Day"] = "" }, Ct);
        var words = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Ct));
        words.ShouldContain("Nhập ngày ban hành.");
        words.ShouldContain("value=\"9\"");
        (await s.Officer.PostAsync($"{signing}?handler=Issue", new() { ["Sign.Number"] = "9", ["Sign.Day"] = "11/03/2026" }, Ct)).Headers.Location!.ToString().ShouldStartWith("/inspections/");
        var composition = await site.WithDbAsync(db => db.InspectionCompositions.AsNoTracking().SingleAsync(c => c.Id == id, Ct));
        (composition.State, composition.AgreedBy is null).ShouldBe((DraftState.Issued, false));

        // Thrown away while a draft, the plan may be mended and signed again.
        await s.DoneAsync($"/inspections/{composition.InspectionId}?handler=Discard", []);
        await DoneAsync(s.Officer, $"{signing}?handler=TakeBack", [], signing);
        (await TextAsync(id)).ShouldSatisfyAllConditions(t => t.Number.ShouldBeNull(), t => t.Contents.Count.ShouldBe(2));
    }

    [Fact]
    public async Task Rows_are_put_in_order_without_saving_and_blank_ones_are_left_out()
    {
        var s = await StageAsync();
        var id = await StartAsync(s, "frame", 2026);
        var page = $"{Drafts}/{id}/units";
        Dictionary<string, string> rows = new() { ["Input.Seen"] = SeenOf<UnitsForm>(await TextAsync(id)), ["Input.Units[0].Name"] = "Sở Y tế", ["Input.Units[1].Name"] = s.WardName, ["Input.Units[1].Also"] = "01 đơn vị trực thuộc", ["Input.Units[2].Name"] = "" };

        var moved = WebUtility.HtmlDecode(await (await s.Officer.PostAsync(page, new(rows) { ["act"] = "up:1" }, Ct)).Content.ReadAsStringAsync(Ct));
        moved.IndexOf($"value=\"{s.WardName}\"", StringComparison.Ordinal).ShouldBeInRange(1, moved.IndexOf("value=\"Sở Y tế\"", StringComparison.Ordinal));
        (await TextAsync(id)).Targets.ShouldBeEmpty();
        await DoneAsync(s.Officer, page, rows);

        (await TextAsync(id)).Targets.ShouldBe([new("Sở Y tế"), new(s.WardName, "01 đơn vị trực thuộc")]);
    }

    [Fact]
    public async Task Contents_and_questions_are_moved_added_and_taken_out_and_the_later_of_two_is_told()
    {
        var s = await StageAsync();
        var id = await WrittenAsync(s);
        var (home, text) = ($"{Drafts}/{id}", await TextAsync(id));
        var titles = text.Contents.Select(c => c.Title).ToList();
        await s.Officer.PostAsync($"{home}?handler=Arrange", new() { ["act"] = "down:0", ["seen"] = Seen.Of(text.Contents) }, Ct, home);
        await s.Officer.PostAsync($"{home}?handler=Arrange", new() { ["act"] = "remove:0", ["seen"] = Seen.Of(text.Contents) }, Ct, home);
        (await PageAsync(s.Officer, home)).ShouldContain("Người khác vừa sửa nội dung kiểm tra");
        await DoneAsync(s.Officer, $"{home}/content?after=0", new() { ["Input.Seen"] = "new", ["Input.Title"] = "Việc lưu trữ hồ sơ", ["Input.Points"] = "- Hồ sơ giấy\n+ Kho lưu trữ\n+ Danh mục\nHồ sơ điện tử" }, $"{home}/content?after=0");
        var contents = (await TextAsync(id)).Contents;
        contents.Select(c => c.Title).ShouldBe([titles[1], "Việc lưu trữ hồ sơ", titles[0]]);
        contents[1].Points.Select(p => (p.Text, string.Join('|', p.Items))).ShouldBe([("Hồ sơ giấy", "Kho lưu trữ|Danh mục"), ("Hồ sơ điện tử", "")]);

        var question = await s.Officer.PostAsync($"{home}/question?under=0", new() { ["Input.Seen"] = Seen.Of(text.Outline[0].Text), ["Input.Text"] = "Biên chế", ["Input.Asks"] = "Number", ["Input.To"] = "31/12/2025" }, Ct, $"{home}/question?under=0");
        WebUtility.HtmlDecode(await question.Content.ReadAsStringAsync(Ct)).ShouldSatisfyAllConditions(p => p.ShouldContain("Có ngày cuối thì phải ghi tính từ ngày nào."), p => p.ShouldContain("Biên chế"));
        await DoneAsync(s.Officer, $"{home}/question?under=0", new() { ["Input.Seen"] = Seen.Of(text.Outline[0].Text), ["Input.Text"] = "Biên chế", ["Input.Asks"] = "Number", ["Input.From"] = "01/01/2025", ["Input.To"] = "31/12/2025" }, $"{home}/question?under=0");
        (await TextAsync(id)).Outline[0].Children[^1].ShouldSatisfyAllConditions(q => q.Text.ShouldBe("Biên chế"), q => q.Window.ShouldBe(new WindowText(new(2025, 1, 1), new(2025, 12, 31))), q => q.Asks.ShouldBe([OutlineAsk.Number]));
        InspectionReadBack.Of(await TextAsync(id)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_typed_outline_with_a_number_twice_is_answered_in_words_and_nothing_typed_is_lost()
    {
        var s = await StageAsync();
        var id = await WrittenAsync(s);
        var (page, text) = ($"{Drafts}/{id}/questions", await TextAsync(id));
        var wrong = await s.Officer.PostAsync($"{page}?handler=Typed", new() { ["seen"] = Seen.Of(text.Outline), ["Text"] = "I. Tình hình\n1. Biên chế\n1. Tổ chức\na) Phòng" }, Ct, page);
        WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync(Ct)).ShouldSatisfyAllConditions(p => p.ShouldContain("Dòng 3: số “1” đã có ở dòng 2"), p => p.ShouldContain("1. Tổ chức\na) Phòng"));
        Seen.Of((await TextAsync(id)).Outline).ShouldBe(Seen.Of(text.Outline));

        // Windows and asks of a question whose words stay are kept.
        var kept = OutlineSteps.Of(text.Outline).First(x => x.Question.Asks.Count > 1).Question;
        await DoneAsync(s.Officer, $"{page}?handler=Typed", new() { ["seen"] = Seen.Of(text.Outline), ["Text"] = $"I. Tình hình\n1. Biên chế\nNêu số người.\n2. {kept.Text}\na) Phòng" }, page);
        var now = (await TextAsync(id)).Outline.ShouldHaveSingleItem();
        now.Children.Select(q => q.Text).ShouldBe(["Biên chế", kept.Text]);
        now.Children[1].Asks.ShouldBe(kept.Asks);
        var refused = await s.Officer.PostAsync($"{page}?handler=Compose", new() { ["seen"] = Seen.Of((await TextAsync(id)).Outline) }, Ct, page);
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Ct)).ShouldContain("Đánh dấu “Thay toàn bộ đề cương đang có”");
        await DoneAsync(s.Officer, $"{page}?handler=Compose", new() { ["seen"] = Seen.Of((await TextAsync(id)).Outline), ["sure"] = "true" }, page);
        (await TextAsync(id)).Outline.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_the_paper_would_not_give_back_keeps_a_plan_from_the_leader()
    {
        var s = await StageAsync();
        var id = await WrittenAsync(s);
        await DoneAsync(s.Officer, $"{Drafts}/{id}/units", new() { ["Input.Seen"] = SeenOf<UnitsForm>(await TextAsync(id)), ["Input.Units[0].Name"] = "Sở Y tế, Sở Công Thương" });

        (await s.Officer.PostAsync($"{Drafts}/{id}/signing?handler=Submit", [], Ct)).Headers.Location!.ToString().ShouldBe($"{Drafts}/{id}");

        var page = await PageAsync(s.Officer, $"{Drafts}/{id}");
        page.ShouldContain("Đơn vị được kiểm tra trực tiếp (1): soạn là “Sở Y tế, Sở Công Thương”");
        page.ShouldContain("Đang soạn");
        page.ShouldContain($"{Drafts}/{id}/units");
    }

    [Fact]
    public async Task A_date_that_is_none_and_days_beyond_reason_are_answered_in_words_with_what_was_typed()
    {
        var s = await StageAsync();
        var id = await StartAsync(s, "usual", 2026, "/library");
        var answer = await s.Officer.PostAsync($"{Drafts}/{id}/visits", new() { ["Input.Seen"] = SeenOf<VisitsForm>(await TextAsync(id)), ["Input.SelfReportDue"] = "31/02/2026", ["Input.NoticeWorkingDays"] = "99", ["Input.Period"] = "Quý II" }, Ct);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        foreach (var words in (string[])["Số ngày phải từ 1 đến 90.", "31/02/2026", "value=\"99\"", "value=\"Quý II\""]) page.ShouldContain(words);
        (await TextAsync(id)).Period.ShouldBeEmpty();
    }

    [Fact]
    public async Task Units_see_nothing_of_a_draft_and_other_authorities_find_none()
    {
        var s = await StageAsync();
        var id = await WrittenAsync(s);
        using var unit = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        using var other = (await StageAsync()).Officer;
        foreach (var page in (string[])["", "/head", "/paper/docx", "/signing"])
        {
            (await unit.GetAsync($"{Drafts}/{id}{page}", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await other.GetAsync($"{Drafts}/{id}{page}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        (await unit.GetAsync(Drafts, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PageAsync(other, Drafts)).ShouldNotContain(id.ToString());
        (await PageAsync(unit, "/inspections")).ShouldNotContain("Soạn kế hoạch kiểm tra");
    }

    /// <summary>Two contents of the library with their questions, units, a team, terms and a signature: five edits.</summary>
    private async Task<Guid> WrittenAsync(InspectionStage s)
    {
        var id = await StartAsync(s, "usual", 2026, "/library");
        var home = $"{Drafts}/{id}";
        List<(string, string)> blocks = [("keys", "leadership"), ("keys", "commendation"), ("questions", "true")];
        (await s.Officer.PostManyAsync($"{home}/library", blocks, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var text = await TextAsync(id);
        await DoneAsync(s.Officer, $"{home}/head", new()
        {
            ["Input.Seen"] = SeenOf<HeadForm>(text), ["Input.IssuingBody"] = text.IssuingBody, ["Input.Symbol"] = text.Symbol, ["Input.Place"] = "Thử", ["Input.Year"] = "2026", ["Input.Subject"] = text.Subject,
            ["Input.Bases"] = text.Bases, ["Input.SignedAs"] = text.SignedAs, ["Input.SignedBy"] = "Hoàng Thị Vân Anh", ["Input.Recipients"] = text.Recipients,
        });
        await DoneAsync(s.Officer, $"{home}/units", new()
        {
            ["Input.Seen"] = SeenOf<UnitsForm>(text), ["Input.Units[0].Name"] = "Sở Y tế", ["Input.Units[0].Also"] = "02 đơn vị (01 xã, 01 trường học)", ["Input.Units[1].Name"] = s.WardName,
            ["Input.SelfInspection"] = "Các cơ quan, đơn vị tham gia cụm, khối thi đua không thuộc đối tượng kiểm tra trực tiếp",
        });
        await DoneAsync(s.Officer, $"{home}/members", new() { ["Input.Seen"] = SeenOf<MembersForm>(text), ["Input.Team[0].Role"] = "Head", ["Input.Team[0].Who"] = "Giám đốc Sở Nội vụ", ["Input.Team[1].Role"] = "Member", ["Input.Team[1].Who"] = "Công chức Phòng Thi đua - Khen thưởng" });
        await DoneAsync(s.Officer, $"{home}/visits", new()
        {
            ["Input.Seen"] = SeenOf<VisitsForm>(text), ["Input.Period"] = "Trong quý II, III năm 2026", ["Input.DataFrom"] = "01/01/2025", ["Input.Methods"] = string.Join('\n', text.Methods),
            ["Input.NoticeWorkingDays"] = "15", ["Input.ReportDaysBefore"] = "5", ["Input.SelfReportDue"] = "10/11/2026",
        });
        return id;
    }

    private static async Task<Guid> StartAsync(InspectionStage s, string from, int year, string next = "")
    {
        var answer = await s.Officer.PostAsync(Drafts, new() { ["Input.From"] = from, ["Input.Year"] = $"{year}" }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        var to = answer.Headers.Location!.ToString();
        to.ShouldEndWith(next);
        return Guid.Parse(to.AsSpan(Drafts.Length + 1, 36));
    }

    private static async Task DoneAsync(Tests.Support.Browser browser, string action, Dictionary<string, string> fields, string? formPage = null)
    {
        var answer = await browser.PostAsync(action, fields, Ct, formPage);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)));
    }

    private static async Task<string> PageAsync(Tests.Support.Browser browser, string path) => WebUtility.HtmlDecode(await browser.PageAsync(path, Ct));

    /// <summary>What a form shows that was opened now.</summary>
    private static string SeenOf<T>(InspectionText text)
        where T : DraftForm, new()
    {
        var form = new T();
        form.Show(text);
        return Seen.Of(form);
    }

    /// <summary>All that an inspection consists of, without keys and moments.</summary>
    private Task<List<string>> RowsAsync(Guid id) => site.WithDbAsync(async db =>
    {
        var i = await db.Inspections.AsNoTracking().SingleAsync(x => x.Id == id, Ct);
        var questions = await db.InspectionQuestions.AsNoTracking().Where(q => q.InspectionId == id).OrderBy(q => q.SortNo).ToListAsync(Ct);
        var paths = questions.ToDictionary(q => q.Id, q => q.Path);
        var asks = await db.InspectionAsks.AsNoTracking().Where(a => paths.Keys.Contains(a.QuestionId)).ToListAsync(Ct);
        var targets = await db.InspectionTargets.AsNoTracking().Where(t => t.InspectionId == id).ToListAsync(Ct);
        var labels = targets.ToDictionary(t => t.Id, t => t.Label);
        List<string> rows =
        [
            $"{i.Title} {i.Year} {i.Number} {i.Issuer} {i.IssuedOn} {i.PeriodFrom} {i.PeriodTo} {i.NoticeWorkingDays} {i.ReportDaysBefore} {i.SelfReportDue} {i.DataFrom} {i.Methods} {i.Funding} {i.SelfInspection} {i.State}",
            .. (await db.InspectionContents.AsNoTracking().Where(c => c.InspectionId == id).OrderBy(c => c.SortNo).ToListAsync(Ct)).Select(c => $"{c.SortNo} {c.Path} {c.Text}"),
            .. questions.Select(q => $"{q.SortNo} {q.Path} {q.Text} {q.Guidance} {q.WindowFrom} {q.WindowTo} {q.WindowSince}"),
            .. asks.Select(a => $"{paths[a.QuestionId]} {a.SortNo} {a.Kind} {a.Label} {a.Figure}").Order(StringComparer.Ordinal),
            .. targets.Select(t => $"{t.SortNo} {t.Label} {t.Kind} {t.OrganisationId} {t.VisitOn} {(t.SlotOf is { } of ? labels[of] : "")}").Order(StringComparer.Ordinal),
            .. (await db.InspectionMembers.AsNoTracking().Where(m => m.InspectionId == id).OrderBy(m => m.SortNo).ToListAsync(Ct)).Select(m => $"{m.SortNo} {m.Role} {m.Name}"),
        ];
        return rows;
    });

    private Task<InspectionText> TextAsync(Guid id) => site.WithDbAsync(async db => ComposedJson.Read<InspectionText>(await db.InspectionCompositions.Where(c => c.Id == id).Select(c => c.Text).SingleAsync(Ct)));

    private Task<List<string>> NoticesAsync(InspectionStage s) => site.WithDbAsync(db =>
        (from notice in db.Notices join account in db.Accounts on notice.AccountId equals account.Id where account.UserName == $"kiem.tra.{s.Mark}" select notice.Title).ToListAsync(Ct));

    private Task<InspectionStage> StageAsync() => InspectionStage.MakeAsync(site);
}
