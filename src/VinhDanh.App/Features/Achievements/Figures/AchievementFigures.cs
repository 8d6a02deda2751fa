using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Achievements.Figures;

/// <summary>What reports ask of records: awards, recognised works, discipline, results in movements and clusters, by the day of the decision.</summary>
internal static class AchievementFigures
{
    private const string Kept = "Hồ sơ thành tích";
    private const string Whose = "Cá nhân tính cho đơn vị mà người đó thuộc về hiện nay, tập thể tính theo chính tập thể và đơn vị đã nhập trọn vào nó.";
    private const string Undated = "Mục chưa ghi ngày quyết định, năm thành tích trong kỳ hoặc năm liền trước: không biết có thuộc kỳ hay không.";

    // An entry belongs to whoever has the person's unit today, or to the collective itself: a record moves with its person (decision 0023). The post is that of
    // the day of the decision where the directory holds it; “không giữ chức vụ” stands with the person without a date, so “false” says nothing of a post that was left since.
    private const string Lines = $"""
        select c.asked, a.id, a.kind, false as collective, a.code, a.basis, a.scope, a.holds, a.year, a.decision_date, a.dated, null::text as size,
               case when a.kind <> 'title' or not a.dated then null
                    when headed.days @> a.decision_date then 'held'
                    when f.is_direct_worker then 'none'
                    when f.is_direct_worker is null or past.days @> a.decision_date then 'unknown'
                    else 'held' end as post
        from covered c
        join app.person p on p.organisation_id = c.id
        join ({OfPeople}) a on a.person_id = p.id
        left join app.person_facts f on f.person_id = p.id
        left join (select person_id, range_agg(daterange(valid_from, valid_to, '[]')) as days from app.position where is_head group by person_id) headed on headed.person_id = p.id
        left join (select x.person_id, range_agg(daterange(x.valid_from, x.valid_to, '[]')) as days
                   from app.position x join app.person_facts y on y.person_id = x.person_id and not y.is_direct_worker
                   where not x.is_head and x.valid_to is not null group by x.person_id) past on past.person_id = p.id
        union all
        select c.asked, a.id, a.kind, true, a.code, a.basis, a.scope, a.holds, a.year, a.decision_date, a.dated,
               case when s.kind = 'small_collective' then 'small' when s.kind is not null then 'other' when o.kind = 'division' then 'small' when o.kind in ('office', 'other') then 'unknown' else 'other' end,
               null
        from covered c
        join app.organisation o on o.id = c.id
        join ({OfUnits}) a on a.unit_id = c.id
        left join app.achievement_subject s on s.unit_id = c.id
        """;

    // Two statements, each with its index, rather than one with an “or”. What was not decided has no part in it: levels of a year, findings, measures, posts.
    private const string OfPeople = $"""
        select id, person_id, kind, code, basis, scope, holds, year, decision_date, true as dated from app.achievement
        where removed_at is null and {Decided} and decision_date between $4 and $5 and person_id is not null
        union all
        select id, person_id, kind, code, basis, scope, holds, year, decision_date, false from app.achievement
        where removed_at is null and {Decided} and decision_date is null and year between extract(year from $4)::int - 1 and extract(year from $5)::int and person_id is not null
        """;

    // Entries of collectives are few and have an index of their own: nobody reads through those of people for them.
    private const string OfUnits = $"""
        select id, unit_id, kind, code, basis, scope, holds, year, decision_date, true as dated from app.achievement
        where removed_at is null and {Decided} and decision_date between $4 and $5 and unit_id is not null
        union all
        select id, unit_id, kind, code, basis, scope, holds, year, decision_date, false from app.achievement
        where removed_at is null and {Decided} and decision_date is null and year between extract(year from $4)::int - 1 and extract(year from $5)::int and unit_id is not null
        """;

    private const string Decided = "kind in ('title', 'work', 'discipline', 'cluster', 'movement')";

    public static FigureTable Of(LawShelf law)
    {
        var levels = new AwardLevels(law);
        var words = law.Words;
        return new()
        {
            Lines = Lines,
            Dimensions = ["kind", "collective", "code", "basis", "scope", "holds", "dated", "size", "post"],
            Order = "decision_date desc nulls last, year desc",
            Columns = ["Họ tên, tập thể", "Đơn vị", "Nội dung", "Năm", "Quyết định"],
            Describe = (db, ids, ct) => DescribeAsync(db, law, ids, ct),
            Figures =
            [
                Dated("awards.total", "Tổng số lượt khen thưởng", FigureKind.Number, "Lượt danh hiệu thi đua, hình thức khen thưởng tặng tập thể và cá nhân.", "kind = 'title'"),
                Dated("awards.collectives", "Số lượt tập thể được khen thưởng", FigureKind.Number, "Lượt danh hiệu thi đua, hình thức khen thưởng tặng tập thể.", "kind = 'title' and collective"),
                Dated("awards.individuals", "Số lượt cá nhân được khen thưởng", FigureKind.Number, "Lượt danh hiệu thi đua, hình thức khen thưởng tặng cá nhân.", "kind = 'title' and not collective"),
                Dated("awards.collectives.by-level", "Tập thể được khen thưởng, theo cấp quyết định và danh hiệu, hình thức", FigureKind.Breakdown,
                    "Lượt khen thưởng tập thể, xếp theo cấp có thẩm quyền quyết định theo luật.", "kind = 'title' and collective") with { Key = "code", Label = levels.Of },
                Dated("awards.individuals.by-level", "Cá nhân được khen thưởng, theo cấp quyết định và danh hiệu, hình thức", FigureKind.Breakdown,
                    "Lượt khen thưởng cá nhân, xếp theo cấp có thẩm quyền quyết định theo luật.", "kind = 'title' and not collective") with { Key = "code", Label = levels.Of },
                Dated("awards.collectives.by-basis", "Tập thể được khen thưởng, theo loại hình khen thưởng", FigureKind.Breakdown, "Lượt khen thưởng tập thể theo công trạng, đột xuất, chuyên đề.", "kind = 'title' and collective")
                    with { Key = "basis", Label = BasisLabel },
                Dated("awards.individuals.by-basis", "Cá nhân được khen thưởng, theo loại hình khen thưởng", FigureKind.Breakdown, "Lượt khen thưởng cá nhân theo công trạng, đột xuất, chuyên đề.", "kind = 'title' and not collective")
                    with { Key = "basis", Label = BasisLabel },
                new(Figure("awards.small-collectives", "Tỷ lệ tập thể nhỏ trong số lượt tập thể được khen thưởng", FigureKind.Percent,
                        "Tập thể nhỏ: hồ sơ ghi đối tượng là tập thể nhỏ; hồ sơ chưa ghi thì phòng, ban chuyên môn trong danh bạ.") with
                    {
                        UnknownNote = "Văn phòng, đơn vị loại khác mà hồ sơ chưa ghi đối tượng: chưa rõ có phải tập thể nhỏ.",
                    }, "kind = 'title' and collective and dated") { Part = "size = 'small'", Unknown = "size = 'unknown'" },
                new(Figure("awards.without-post", "Tỷ lệ cá nhân không giữ chức vụ quản lý, trực tiếp lao động trong số lượt cá nhân được khen thưởng", FigureKind.Percent,
                        "Theo danh bạ tại ngày quyết định: không giữ chức vụ đứng đầu và được ghi là trực tiếp lao động, sản xuất, công tác.") with
                    {
                        UnknownNote = "Danh bạ chưa ghi người đó có trực tiếp lao động hay không, hoặc điều đã ghi là của chức vụ về sau.", MarkNeeds = Permission.ManagePersonFacts,
                    }, "kind = 'title' and not collective and dated") { Part = "post = 'none'", Unknown = "post = 'unknown'" },
                Dated("works.recognised", "Sáng kiến, đề tài được công nhận", FigureKind.Number, "Sáng kiến, đề tài, đề án, công trình được công nhận của cá nhân và tập thể.", "kind = 'work'"),
                Dated("works.by-scope", "Sáng kiến, đề tài được công nhận, theo phạm vi ảnh hưởng", FigureKind.Breakdown, "Sáng kiến, đề tài được công nhận, theo phạm vi ảnh hưởng đã ghi.", "kind = 'work'")
                    with { Key = "coalesce(scope, '-')", Label = key => key == "-" ? new(null, "Chưa rõ phạm vi ảnh hưởng", int.MaxValue) : new(null, Vn.Capital($"ảnh hưởng {words.Scopes.Name(key)}"), -words.Scopes.Rank(key)) },
                Dated("discipline.total", "Số lượt bị kỷ luật", FigureKind.Number, "Quyết định kỷ luật cá nhân, tập thể đã ghi trong hồ sơ.", "kind = 'discipline'"),
                Dated("discipline.by-form", "Kỷ luật, theo hình thức", FigureKind.Breakdown, "Quyết định kỷ luật theo hình thức.", "kind = 'discipline'") with { Key = "code", Label = key => new(null, Vn.Capital(words.Disciplines.Name(key)), words.Disciplines.Rank(key)) },
                Dated("movements.results", "Kết quả phong trào thi đua đã được ghi nhận", FigureKind.Breakdown, "Tập thể, cá nhân dẫn đầu hoặc tiêu biểu xuất sắc trong phong trào, theo cấp phát động.", "kind = 'movement'")
                    with { Key = "code || '|' || holds", Label = key => Result(key, "dẫn đầu", "tiêu biểu xuất sắc") },
                Dated("clusters.results", "Kết quả tham gia cụm, khối thi đua đã được ghi nhận", FigureKind.Breakdown, "Kết quả tại cụm, khối thi đua, theo cấp tổ chức.", "kind = 'cluster'")
                    with { Key = "code || '|' || holds", Label = key => Result(key, "dẫn đầu", "không dẫn đầu") },
            ],
        };

        FigureLabel Result(string key, string held, string not)
        {
            var parts = key.Split('|');
            return new(Vn.Capital(words.Authorities.Name(parts[0])), Vn.Capital(parts[1] == "true" ? held : not), -words.Authorities.Rank(parts[0]));
        }
    }

    /// <summary>A figure of what was decided in the period; beside it, entries of which the day is not known.</summary>
    private static TableFigure Dated(string code, string name, FigureKind kind, string note, string where) =>
        new(Figure(code, name, kind, note) with { UnknownNote = Undated }, $"{where} and dated") { Unknown = $"{where} and not dated" };

    private static Figure Figure(string code, string name, FigureKind kind, string note) =>
        new(code, name, kind, $"{note} Tính theo ngày quyết định. {Whose}") { Source = Kept, Reach = FigureReach.Below, Needs = Permission.ViewAchievements };

    private static FigureLabel BasisLabel(string key)
    {
        var basis = Names.ToEnum<AwardBasis>(key);
        return new(null, AchievementWords.Of(basis), (int)basis);
    }

    private static async Task<IReadOnlyDictionary<Guid, FigureRecord>> DescribeAsync(AppDb db, LawShelf law, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var entries = await (from e in db.Achievements.AsNoTracking()
                             from p in db.People.Where(p => p.Id == e.PersonId).DefaultIfEmpty()
                             join o in db.Organisations on e.UnitId ?? p!.OrganisationId equals o.Id
                             where ids.Contains(e.Id)
                             select new { Entry = e, Person = p == null ? null : p.FullName, Unit = o.Name, UnitId = o.Id }).ToListAsync(ct);
        return entries.ToDictionary(e => e.Entry.Id, e => new FigureRecord(
            [e.Person ?? e.Unit, e.Unit, AchievementWords.What(e.Entry, law), e.Entry.Period.Words, Decision(e.Entry)],
            RecordSubject.HrefOf(e.Entry.SubjectId, e.Entry.UnitId is not null), e.UnitId, Permission.ViewAchievements));
    }

    private static string Decision(Achievement e) => AchievementWords.Decision(e) is { } decision ? decision : "–";
}
