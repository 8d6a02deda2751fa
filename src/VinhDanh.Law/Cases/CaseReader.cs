using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Cases;

/// <summary>
/// Reads case files (<c>cases:</c>) and single histories. What such a file does not state is not so: its records are closed, unless it says <c>closed: false</c>.
/// <c>docs/law-packs.md</c> describes the form.
/// </summary>
public static class CaseReader
{
    /// <exception cref="PackException">Not of the form, with every mistake.</exception>
    public static IReadOnlyList<EligibilityCase> ReadCases(string file, TextReader yaml) => YamlFile.Read(file, yaml, root =>
    {
        // What is said about the file is not for the program.
        root.Find("meta");
        List<EligibilityCase> cases = [];
        foreach (var at in root.List("cases"))
        {
            cases.Add(Case(at));
            at.Done();
        }
        if (cases.Count == 0) root.Mistake("không có trường hợp nào trong “cases”");
        foreach (var twice in cases.GroupBy(c => c.Id).Where(g => g.Count() > 1)) root.Mistake($"“{twice.Key}” đứng hai lần");
        return (IReadOnlyList<EligibilityCase>)cases;
    });

    /// <summary>One record, as a case without a question.</summary>
    /// <exception cref="PackException">Not of the form, with every mistake.</exception>
    public static AwardHistory ReadHistory(string file, TextReader yaml) => YamlFile.Read(file, yaml, root =>
    {
        foreach (var ignored in (string[])["id", "title", "decree", "asked", "achievement_year", "expected", "why", "cite", "confidence", "filed_on", "vote_share", "same_achievement_already_rewarded", "unit_context"]) root.Find(ignored);
        return History(root, Year(root));
    });

    private static EligibilityCase Case(Section at)
    {
        // For readers of the file.
        foreach (var told in (string[])["why", "cite", "confidence", "unit_context"]) at.Find(told);
        var year = Year(at);
        var proposal = new Proposal(at.Text("asked"), year)
        {
            FiledOn = at.Date("filed_on"),
            VoteShare = at.Number("vote_share"),
            SameAchievementRewarded = at.YesNo("same_achievement_already_rewarded"),
            Readings = at.Inner("readings") is { } readings ? readings.Keys.ToDictionary(k => k, k => readings.YesNo(k) ?? false) : new Dictionary<string, bool>(),
        };
        return new(at.Text("id"), at.TextOrNull("title") ?? "", at.Text("decree"), proposal, History(at, year), Expected(at));
    }

    private static int Year(Section at)
    {
        var year = at.Whole("achievement_year");
        return year ?? at.List("history").Select(y => y.Whole("year") ?? 0).DefaultIfEmpty(0).Max();
    }

    private static ExpectedVerdict? Expected(Section at)
    {
        if (at.Inner("expected") is not { } expected) return null;
        if (!expected.Has("eligible")) expected.Mistake("thiếu “eligible”");
        var verdict = new ExpectedVerdict(expected.YesNo("eligible") ?? false, expected.Words("failed"));
        expected.Done();
        return verdict;
    }

    private static AwardHistory History(Section at, int year)
    {
        var years = at.List("history").Select(y => Row(y, at.TextOrNull("work_recognised_by"))).ToList();
        at.TextOrNull("work_recognised_by");
        var found = at.Words("findings").Concat(at.Words("unit_flags")).ToDictionary(k => k, _ => true);
        foreach (var denied in at.Words("findings_denied")) found[denied] = false;
        var unit = at.Inner("unit");
        var members = unit is null ? null : Members(unit);
        var cluster = at.Inner("cluster");
        if (cluster?.YesNo("exceeded_targets") is { } exceeded) found["exceeded_targets"] = exceeded;
        var history = new AwardHistory
        {
            Subject = Subject(at),
            Years = [.. years.Select(y => y.Year), .. unit?.TextOrNull("rating") is { } rating && years.All(y => y.Year.Year != year) ? [new YearRecord(year, rating)] : Array.Empty<YearRecord>()],
            Awards = [.. years.SelectMany(y => y.Titles), .. at.List("prior_awards").Select(Award)],
            Works = [.. years.SelectMany(y => y.Works)],
            CombatIngenuity = [.. years.SelectMany(y => y.Combat)],
            Disciplines = [.. at.List("discipline").Select(Discipline)],
            Posts = [.. at.List("positions").Select(Post)],
            Found = found,
            Measures = at.Inner("years_of") is { } measures ? measures.Keys.ToDictionary(k => k, k => measures.Number(k) ?? 0) : new Dictionary<string, decimal>(),
            Members = members,
            Clusters = cluster is null ? [] : [new(year, cluster.Text("organised_by"), cluster.YesNo("leading") ?? false)],
            Movements = at.Inner("movement") is { } movement ? [Movement(movement)] : [],
            PendingCase = at.TextOrNull("pending_case"),
            Closed = at.YesNo("closed") ?? true,
        };
        // Statutory maternity leave counts as working time: it changes nothing.
        foreach (var leave in at.List("leave"))
        {
            leave.Find("kind");
            leave.Find("months");
            leave.Done();
        }
        unit?.Done();
        cluster?.Done();
        return history;
    }

    private static Subject Subject(Section at)
    {
        if (at.Inner("subject") is not { } subject)
        {
            at.Mistake("thiếu “subject” (đối tượng)");
            return new("");
        }
        var sex = subject.TextOrNull("sex");
        if (sex is not (null or "male" or "female")) subject.Mistake("sex", "“sex”: chờ male hoặc female");
        var read = new Subject(subject.Text("type"), subject.TextOrNull("criteria_group"), sex is null ? null : sex == "female", subject.YesNo("retirement_notice"), subject.Whole("founded_in"));
        subject.Done();
        return read;
    }

    private static (YearRecord Year, List<HeldAward> Titles, List<Work> Works, List<CombatIngenuity> Combat) Row(Section at, string? recognisedBy)
    {
        var year = at.Whole("year") ?? 0;
        if (year is < 1945 or > 2100) at.Mistake("year", "“year”: chờ một năm");
        var titles = at.Words("titles").Select(t => new HeldAward(t, year)).ToList();
        var works = at.List("works").Select(w => Work(w, year, recognisedBy)).ToList();
        var combat = at.Words("combat_ingenuity").Select(s => new CombatIngenuity(year, s)).ToList();
        var row = new YearRecord(year, at.TextOrNull("rating"));
        at.Done();
        return (row, titles, works, combat);
    }

    private static Work Work(Section at, int year, string? recognisedBy)
    {
        var work = new Work(year, at.Text("kind"), at.TextOrNull("scope"), at.YesNo("applied_effectively"), at.TextOrNull("recognised_by") ?? recognisedBy, at.TextOrNull("already_used_for"), at.YesNo("recognised") ?? true);
        at.Done();
        return work;
    }

    private static HeldAward Award(Section at)
    {
        var basis = at.TextOrNull("basis") switch
        {
            null or "cong_trang" => AwardBasis.Merit,
            "dot_xuat" => AwardBasis.Sudden,
            "chuyen_de" => AwardBasis.Thematic,
            var other => Unknown(other),
        };
        var award = new HeldAward(at.Text("award"), at.Whole("year") ?? 0, basis);
        if (award.Year == 0) at.Mistake("thiếu “year”");
        at.Done();
        return award;

        AwardBasis Unknown(string basis)
        {
            at.Mistake("basis", $"“{basis}”: chờ cong_trang, dot_xuat hoặc chuyen_de");
            return AwardBasis.Merit;
        }
    }

    private static Discipline Discipline(Section at)
    {
        var discipline = new Discipline(at.Text("form"), at.Date("served_until"));
        at.Done();
        return discipline;
    }

    private static Post Post(Section at)
    {
        var post = new Post(at.Text("position"), at.Number("years") ?? 0, at.YesNo("disciplined_in_post") ?? false);
        at.Done();
        return post;
    }

    private static MovementResult Movement(Section at)
    {
        var movement = new MovementResult(at.Text("launched_by"), at.Whole("duration_years") ?? 0, at.YesNo("leading") ?? false, at.YesNo("outstanding") ?? false);
        at.Done();
        return movement;
    }

    /// <summary>A unit's figures. Counts of members by short words (“advanced: 14”) become awards when a regime is at hand, which says what they stand for.</summary>
    private static MemberFigures Members(Section at)
    {
        Dictionary<string, int> holding = new(StringComparer.Ordinal);
        if (at.Inner("holding") is { } stated)
        {
            foreach (var award in stated.Keys) holding[award] = stated.Whole(award) ?? 0;
            stated.Done();
        }
        at.TextOrNull("rating");
        var figures = new MemberFigures(at.Whole("members") ?? 0, at.Whole("not_completed"), holding, at.TextOrNull("worst_discipline"));
        foreach (var word in at.NotAskedFor().ToList()) holding[word] = at.Whole(word) ?? 0;
        return figures;
    }
}
