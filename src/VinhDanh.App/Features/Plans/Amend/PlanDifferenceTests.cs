using FsCheck;
using FsCheck.Fluent;

namespace VinhDanh.App.Features.Plans.Amend;

public sealed class PlanDifferenceTests
{
    private static readonly string[] Titles =
    [
        "Ban hành kế hoạch công tác thi đua, khen thưởng", "Phát động thi đua đợt 1", "Phát động thi đua đợt 2", "Tổ chức hội nghị điển hình tiên tiến",
        "Trình khen thưởng tổng kết năm", "Kiểm tra công tác thi đua, khen thưởng tại cơ sở", "Báo cáo sơ kết 6 tháng đầu năm", "Xét sáng kiến, đề tài nghiên cứu khoa học",
    ];

    private static readonly string[] Deadlines = ["Trước ngày 15/4/2026", "Tháng 5/2026", "Quý II", "Thường xuyên"];
    private static readonly string[] Units = ["Phòng Nội vụ", "Các phường", "Phòng Tài chính - Kế hoạch"];

    [Fact]
    public void A_changed_field_is_shown_as_old_and_new_and_the_rest_is_unchanged()
    {
        var difference = Correction([Row("PL1.I.1", Titles[0]), Row("PL1.I.2", Titles[1])], [Row("PL1.I.1", Titles[0]), Row("PL1.I.2", Titles[1], Deadlines[1])]);

        var change = difference.Changed.ShouldHaveSingleItem().Fields.ShouldHaveSingleItem();
        change.Field.ShouldBe(RowField.Deadline);
        (change.Old.Shown, change.New.Shown).ShouldBe((Deadlines[0], Deadlines[1]));
        difference.Unchanged.ShouldHaveSingleItem().Old.Path.ShouldBe("PL1.I.1");
        difference.Added.ShouldBeEmpty();
        difference.Removed.ShouldBeEmpty();
    }

    [Fact]
    public void A_row_put_in_moves_the_others_down_without_changing_them()
    {
        var difference = Correction(
            [Row("PL1.I.1", Titles[0]), Row("PL1.I.2", Titles[3]), Row("PL1.I.3", Titles[4])],
            [Row("PL1.I.1", Titles[0]), Row("PL1.I.2", Titles[7]), Row("PL1.I.3", Titles[3]), Row("PL1.I.4", Titles[4])]);

        difference.Added.ShouldHaveSingleItem().Path.ShouldBe("PL1.I.2");
        difference.Renumbered.Select(p => $"{p.Old.Path} {p.New.Path}").ShouldBe(["PL1.I.2 PL1.I.3", "PL1.I.3 PL1.I.4"]);
        difference.Changed.ShouldBeEmpty();
        difference.Removed.ShouldBeEmpty();
    }

    [Fact]
    public void A_reworded_row_at_its_place_is_the_same_row()
    {
        var difference = Correction([Row("PL1.I.5", "Tổ chức hội nghị điển hình tiên tiến")], [Row("PL1.I.5", "Tổ chức hội nghị biểu dương điển hình tiên tiến cấp tỉnh")]);
        difference.Changed.ShouldHaveSingleItem().Fields.ShouldHaveSingleItem().Field.ShouldBe(RowField.Title);
    }

    [Fact]
    public void Rounds_of_one_movement_are_never_taken_for_each_other()
    {
        var difference = Correction([Row("PL1.I.1", Titles[1])], [Row("PL1.I.9", Titles[2])]);
        difference.Added.ShouldHaveSingleItem();
        difference.Removed.ShouldHaveSingleItem();
        difference.Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void Half_a_likeness_is_a_question_and_its_answer_settles_it()
    {
        PlanRow[] current = [Row("PL1.I.5", "Tổ chức hội nghị điển hình tiên tiến")];
        PlanRow[] next = [Row("PL1.II.2", "Tổ chức hội nghị sơ kết công tác tiên tiến")];

        var asked = Correction(current, next);
        asked.Questions.ShouldHaveSingleItem().Candidates.ShouldHaveSingleItem().Path.ShouldBe("PL1.I.5");
        asked.Removed.ShouldBeEmpty(); // nothing is withdrawn while it may be the row in question

        var same = PlanDifference.Of(current, next, ImportPurpose.Correction, new Dictionary<string, string> { ["PL1.II.2"] = "PL1.I.5" });
        same.Changed.ShouldHaveSingleItem().Old.Path.ShouldBe("PL1.I.5");
        same.Questions.ShouldBeEmpty();

        var other = PlanDifference.Of(current, next, ImportPurpose.Correction, new Dictionary<string, string> { ["PL1.II.2"] = RowMatching.IsNew });
        other.Added.ShouldHaveSingleItem();
        other.Removed.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_supplement_withdraws_nothing_and_leaves_what_it_does_not_say()
    {
        var difference = PlanDifference.Of(
            [Row("PL1.I.1", Titles[0]), Row("PL1.I.2", Titles[3])],
            [Row("PL1.I.1", Titles[3], Deadlines[1], units: [])], ImportPurpose.Supplement);

        difference.Removed.ShouldBeEmpty();
        var pair = difference.Changed.ShouldHaveSingleItem();
        pair.Old.Path.ShouldBe("PL1.I.2"); // its own numbering says nothing about the plan's
        pair.Fields.ShouldHaveSingleItem().Field.ShouldBe(RowField.Deadline); // no unit named is no unit taken away
    }

    [Theory]
    [InlineData("Điều chỉnh thời hạn thực hiện mục II.9 Phụ lục 1", "PL1.II.9")]
    [InlineData("Sửa đổi nội dung tại Phụ lục số 2, dòng I.3", "PL2.I.3")]
    [InlineData("Bổ sung đơn vị phối hợp tại điểm I.7.2 của Phụ lục 1", "PL1.I.7.2")]
    [InlineData("Tổ chức hội nghị điển hình tiên tiến", null)]
    public void A_supplement_may_name_the_place_it_amends(string title, string? path) => RowMatching.PlaceNamedIn(title).ShouldBe(path);

    [Fact]
    public void A_row_amended_by_its_place_keeps_its_own_title()
    {
        var difference = PlanDifference.Of(
            [Row("PL1.II.9", Titles[3])], [Row("PL1.I.1", "Điều chỉnh thời hạn thực hiện mục II.9 Phụ lục 1", Deadlines[1])], ImportPurpose.Supplement);
        var pair = difference.Changed.ShouldHaveSingleItem();
        pair.Old.Path.ShouldBe("PL1.II.9");
        pair.Fields.ShouldHaveSingleItem().Field.ShouldBe(RowField.Deadline);
    }

    [Theory]
    [InlineData("Phòng Nội vụ;", "phòng  nội vụ")]
    [InlineData("Tháng 5/2026.", "tháng 5/2026")]
    public void Prints_of_one_text_are_equal(string a, string b) => FieldText.Of(a).ShouldBe(FieldText.Of(b));

    [Fact]
    public void Names_in_another_order_are_the_same_names() => FieldText.OfNames(["Phòng Y tế", "Các phường"]).ShouldBe(FieldText.OfNames(["Các phường", "Phòng Y tế"]));

    [Fact]
    public void A_plan_differs_in_nothing_from_itself() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Plans().ToArbitrary(), plan =>
        Correction(plan, plan) is { IsEmpty: true } same && same.Pairs.Count == plan.Count && !same.Renumbered.Any()
        && PlanDifference.Of(plan, plan, ImportPurpose.Supplement).IsEmpty));

    [Fact]
    public void Applying_a_correction_makes_the_programme_say_what_the_document_says() => Check.One(Config.QuickThrowOnFailure,
        Prop.ForAll(Plans().ToArbitrary(), Plans().ToArbitrary(), (current, next) =>
        {
            var answers = Correction(current, next).Questions.ToDictionary(q => q.New.Path, q => q.Candidates[0].Path);
            while (PlanDifference.Of(current, next, ImportPurpose.Correction, answers) is { Questions: { Count: > 0 } open })
                foreach (var question in open) answers[question.New.Path] = RowMatching.IsNew;
            var after = PlanDifference.Of(current, next, ImportPurpose.Correction, answers).Apply(current, new HashSet<string>());
            return Contents(after).SequenceEqual(Contents(next));
        }));

    [Fact]
    public void Keeping_every_change_leaves_the_programme_as_it_was() => Check.One(Config.QuickThrowOnFailure,
        Prop.ForAll(Plans().ToArbitrary(), Plans().ToArbitrary(), (current, next) =>
        {
            var difference = Correction(current, next);
            var kept = difference.Changed.SelectMany(p => p.Fields.Select(f => p.Key(f.Field)))
                .Concat(difference.Added.Select(PlanDifference.KeyOfAdded)).Concat(difference.Removed.Select(PlanDifference.KeyOfRemoved)).ToHashSet();
            return Contents(difference.Apply(current, kept)).SequenceEqual(Contents(current));
        }));

    [Fact]
    public void Every_place_holds_one_row_after_a_correction() => Check.One(Config.QuickThrowOnFailure,
        Prop.ForAll(Plans().ToArbitrary(), Plans().ToArbitrary(), (current, next) =>
        {
            var all = current.ToDictionary(r => r.TaskId!.Value, r => r.Path);
            var difference = Correction(current, next);
            var places = AmendPlaces.Of(difference, ImportPurpose.Correction, 1, new HashSet<string>(), all);
            var after = all.Select(t => places.Moves.GetValueOrDefault(t.Key, t.Value)).Concat(difference.Added.Select(r => places.OfAdded(r.Path))).ToList();
            return after.Distinct().Count() == after.Count;
        }));

    [Theory]
    [InlineData("BS1.PL1.I.1", "Kế hoạch bổ sung 1, Phụ lục 1, dòng I.1", "BS1 I.1")]
    [InlineData("BC2.session.3", "Trước bản sửa đổi 2, Phiên họp thứ 3", "BC2 Phiên 3")]
    [InlineData("PL1.II.9", "Phụ lục 1, dòng II.9", "II.9")]
    public void A_place_in_another_document_names_the_document(string path, string words, string brief)
    {
        PlanWords.Place(path).ShouldBe(words);
        AmendWords.Place(path).ShouldBe(words);
        PlanWords.ShortPlace(path).ShouldBe(brief);
    }

    private static PlanDifference Correction(IReadOnlyList<PlanRow> current, IReadOnlyList<PlanRow> next) =>
        PlanDifference.Of(current, next, ImportPurpose.Correction);

    private static IEnumerable<string> Contents(IEnumerable<PlanRow> rows) =>
        rows.Select(r => string.Join('|', r.Fields.OrderBy(f => f.Key).Select(f => f.Value.Compared))).Order(StringComparer.Ordinal);

    private static PlanRow Row(string path, string title, string? deadline = null, string[]? units = null) => new(path, TaskKind.Task, new Dictionary<RowField, FieldText>
    {
        [RowField.Title] = FieldText.Of(title),
        [RowField.Deadline] = FieldText.Of(deadline ?? Deadlines[0]),
        [RowField.Doers] = FieldText.OfNames(units ?? [Units[0]]),
    }, Guid.NewGuid());

    /// <summary>Up to eight rows of few titles, deadlines and units, so that likeness, repetition and moves are common.</summary>
    private static Gen<IReadOnlyList<PlanRow>> Plans() =>
        from rows in (from title in Gen.Elements(Titles) from deadline in Gen.Elements(Deadlines) from unit in Gen.Elements(Units) select (title, deadline, unit)).ListOf()
        from first in Gen.Choose(1, 3)
        select (IReadOnlyList<PlanRow>)[.. rows.Take(8).Select((r, i) => Row($"PL1.I.{first + i}", r.title, r.deadline, [r.unit]))];
}
