using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Plans.Compose;

public sealed class PlanTextTests
{
    private static readonly PlanText Plan = new()
    {
        IssuingBody = "Ủy ban nhân dân xã An Giả Định", Symbol = "KH-UBND", Place = "An Giả Định", Year = 2026, Subject = "Công tác thi đua, khen thưởng năm 2026",
        Body = "I. MỤC ĐÍCH\n- Nâng cao chất lượng.\nII. TỔ CHỨC THỰC HIỆN",
        Lines =
        [
            new(1, PlanLineKind.Task, "Việc một") { Group = "NHÓM A" },
            new(2, PlanLineKind.Part, "Phần của một"),
            new(3, PlanLineKind.Task, "Việc ba"),
            new(4, PlanLineKind.Task, "Việc bốn") { Group = "NHÓM B" },
            new(5, PlanLineKind.Session, "Xét khen thưởng"),
            new(6, PlanLineKind.Other, "Dự hội nghị cụm"),
        ],
        LastId = 6,
    };

    private static IEnumerable<int> Ids(PlanText? plan) => plan.ShouldNotBeNull().Lines.Select(l => l.Id);

    [Fact]
    public void A_task_moves_with_its_parts() => Ids(Plan.Move(1, up: false)).ShouldBe([3, 1, 2, 4, 5, 6]);

    [Fact]
    public void A_task_moved_up_passes_the_parts_of_the_one_above() => Ids(Plan.Move(3, up: true)).ShouldBe([3, 1, 2, 4, 5, 6]);

    [Theory]
    [InlineData(1, true)]
    [InlineData(4, false)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    [InlineData(5, true)]
    public void At_an_end_of_its_own_kind_a_row_stays(int id, bool up) => Ids(Plan.Move(id, up)).ShouldBe([1, 2, 3, 4, 5, 6]);

    [Fact]
    public void Removing_the_first_of_a_group_keeps_the_group_of_the_others()
    {
        var left = Plan.WithGroups().Remove(1).ShouldNotBeNull();
        Ids(left).ShouldBe([3, 4, 5, 6]);
        left.Lines[0].Group.ShouldBe("NHÓM A");
    }

    [Fact]
    public void A_row_that_is_gone_is_neither_moved_nor_removed_nor_replaced()
    {
        Plan.Move(99, up: true).ShouldBeNull();
        Plan.Remove(99).ShouldBeNull();
        Plan.Replace(new(99, PlanLineKind.Task, "Không có")).ShouldBeNull();
    }

    [Fact]
    public void A_new_task_stands_after_the_parts_of_the_one_it_follows_and_a_new_part_among_them()
    {
        Ids(Plan.Add(new(0, PlanLineKind.Task, "Mới"), after: 1)).ShouldBe([1, 2, 7, 3, 4, 5, 6]);
        Ids(Plan.Add(new(0, PlanLineKind.Part, "Mới"), after: 1)).ShouldBe([1, 7, 2, 3, 4, 5, 6]);
        Ids(Plan.Add(new(0, PlanLineKind.Session, "Mới"), after: null)).ShouldBe([1, 2, 3, 4, 5, 7, 6]);
    }

    [Fact]
    public void An_id_is_never_given_twice()
    {
        var without = Plan.Add(new(0, PlanLineKind.Task, "Mới"), after: null).Remove(7).ShouldNotBeNull();
        Ids(without.Add(new(0, PlanLineKind.Task, "Mới nữa"), after: null)).ShouldContain(8);
    }

    [Fact]
    public void Two_versions_differ_in_fields_lines_and_rows()
    {
        var changed = (Plan with { Subject = "Công tác khác", Body = "I. MỤC ĐÍCH\n- Nâng cao rõ rệt chất lượng.\n- Thêm một ý.\nII. TỔ CHỨC THỰC HIỆN" })
            .Replace(Plan.Lines[2] with { Deadline = "Tháng 5/2026" })!.Remove(6)!.Add(new(0, PlanLineKind.Other, "Việc mới"), null);

        VersionDifference.Of(Plan, changed).ShouldBe(
        [
            new("Trích yếu", "Công tác thi đua, khen thưởng năm 2026", "Công tác khác"),
            new("Phần lời", "- Nâng cao chất lượng.", "- Nâng cao rõ rệt chất lượng."),
            new("Phần lời", null, "- Thêm một ý."),
            new("Dòng “Dự hội nghị cụm”", "Dự hội nghị cụm", null),
            new("Dòng “Việc ba” – thời hạn", "", "Tháng 5/2026"),
            new("Dòng “Việc mới”", null, "Việc mới"),
        ]);
    }

    [Fact]
    public void Long_texts_without_a_line_in_common_are_shown_one_after_the_other()
    {
        static string Text(string of) => string.Join('\n', Enumerable.Range(0, 3_000).Select(i => $"{of} {i}"));
        var changes = VersionDifference.Of(Plan with { Body = Text("cũ") }, Plan with { Body = Text("mới") });
        changes.Count.ShouldBe(3_000);
        changes[0].ShouldBe(new("Phần lời", "cũ 0", "mới 0"));
    }

    [Fact]
    public void A_version_is_the_same_as_itself_and_an_order_is_a_difference()
    {
        VersionDifference.Of(Plan, Plan).ShouldBeEmpty();
        VersionDifference.Of(Plan, Plan.WithGroups().Move(3, up: true)!).ShouldHaveSingleItem().Where.ShouldBe("Phụ lục");
    }

    [Fact]
    public void What_is_kept_reads_back_the_same()
    {
        var read = ComposedJson.Read<PlanText>(ComposedJson.Write(Plan));
        (read with { Lines = [] }).ShouldBe(Plan with { Lines = [] });
        read.Lines.ShouldBe(Plan.Lines);
    }
}
