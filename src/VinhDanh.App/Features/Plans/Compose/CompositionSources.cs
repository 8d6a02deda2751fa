using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>What a plan may begin from: an empty frame, last year's programme, a template.</summary>
public sealed class CompositionSources(AppDb db, Actor actor, CompositionDesk desk, TimeProvider time)
{
    /// <summary>Programmes of the actor's own organisation, newest first.</summary>
    public Task<List<Source>> ProgrammesAsync(CancellationToken ct) =>
        db.Programmes.Where(p => p.OrganisationId == actor.OrganisationId).OrderByDescending(p => p.Year).ThenByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id)
            .Select(p => new Source(p.Id, p.Title, p.Year)).ToListAsync(ct);

    /// <summary>Templates of the actor's organisation and of those above it.</summary>
    public async Task<List<Source>> TemplatesAsync(CancellationToken ct)
    {
        var found = await Templates().OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).ToListAsync(ct);
        return [.. found.Select(c => (c.Id, Text: ComposedJson.Read<PlanText>(c.Text))).Select(c => new Source(c.Id, c.Text.Subject, c.Text.Year))];
    }

    public async Task<Guid> FromNothingAsync(int year, CancellationToken ct) => await desk.StartAsync([("Khung kế hoạch", await FrameAsync(year, ct))], null, ct);

    /// <summary>Last year's text and rows, moved on to the new year; version 1 is what it was, so that everything moved can be seen.</summary>
    /// <param name="openOnly">Rows that were finished stay behind.</param>
    /// <returns>Null: no such programme of this organisation.</returns>
    public async Task<Guid?> FromProgrammeAsync(Guid programmeId, int year, bool openOnly, CancellationToken ct)
    {
        if (!await db.Programmes.AnyAsync(p => p.Id == programmeId && p.OrganisationId == actor.OrganisationId, ct)) return null;
        if (await db.ProgrammeBookAsync(actor, programmeId, time.Today(), ct) is not { } book) return null;
        var frame = await FrameAsync(book.Programme.Year, ct);
        var reading = await db.PlanImports.Where(i => i.ProgrammeId == programmeId && i.Purpose == ImportPurpose.New && i.State == ImportState.Confirmed)
            .Select(i => i.Reading).FirstOrDefaultAsync(ct);
        var before = LastYear.Of(book, reading is null ? null : PaperJson.Read(reading), frame, openOnly);
        var moved = LastYear.CarriedOver(YearShift.Of(before.Text, year), before.Late, book.Programme.Year);
        return await desk.StartAsync([($"Theo kế hoạch năm {book.Programme.Year}", before.Text), ($"Dời sang năm {year}", moved)], programmeId, ct);
    }

    /// <summary>A template's text under the actor's own head and signature.</summary>
    /// <returns>Null: no such template for this organisation.</returns>
    public async Task<Guid?> FromTemplateAsync(Guid id, int year, CancellationToken ct)
    {
        if (await Templates().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } template) return null;
        var (frame, text) = (await FrameAsync(year, ct), ComposedJson.Read<PlanText>(template.Text));
        var moved = YearShift.Of(text, year) with
        {
            GoverningBody = frame.GoverningBody,
            IssuingBody = frame.IssuingBody,
            Symbol = frame.Symbol,
            Place = frame.Place,
            SignedAs = frame.SignedAs,
            SignedBy = "",
            UnderPost = null,
        };
        return await desk.StartAsync([("Theo mẫu", text), (text.Year == year ? "Thể thức của đơn vị" : $"Dời sang năm {year}", moved)], null, ct);
    }

    private IQueryable<PlanComposition> Templates()
    {
        LTree path = actor.Path;
        var above = db.Organisations.Where(o => o.Path.IsAncestorOf(path)).Select(o => o.Id);
        return db.PlanCompositions.AsNoTracking().Where(c => c.IsTemplate && c.State != CompositionState.Dropped && above.Contains(c.OrganisationId));
    }

    /// <summary>Head, parts and signature as the organisation would have them; nothing of the content.</summary>
    private async Task<PlanText> FrameAsync(int year, CancellationToken ct)
    {
        var upwards = await db.NamesUpwardsAsync(actor.OrganisationId, ct);
        var body = upwards[0];
        return new PlanText
        {
            GoverningBody = upwards.Count > 1 ? upwards[1] : null,
            IssuingBody = body,
            Symbol = PlanNaming.SymbolOf(body),
            Place = PlanNaming.Place(upwards),
            Year = year,
            Subject = $"Công tác thi đua, khen thưởng năm {year}",
            Body = $"""
                I. MỤC ĐÍCH, YÊU CẦU
                1. Mục đích
                2. Yêu cầu
                II. NHIỆM VỤ TRỌNG TÂM
                (Tiến độ từng nhiệm vụ tại các phụ lục kèm theo.)
                III. TỔ CHỨC THỰC HIỆN
                Trên đây là Kế hoạch công tác thi đua, khen thưởng năm {year} của {body}./.
                """.ReplaceLineEndings("\n"),
            ScheduleTitle = $"Tiến độ thực hiện các nhiệm vụ công tác thi đua, khen thưởng năm {year}",
            CouncilTitle = $"Chương trình công tác năm {year} của Hội đồng Thi đua - Khen thưởng",
            SignedAs = string.Join('\n', PlanNaming.SignatureLines(body)),
            Recipients = "Các cơ quan, đơn vị được phân công\nLưu: VT",
        };
    }

    public sealed record Source(Guid Id, string Title, int Year)
    {
        public string Words => Title.Contains($"{Year}", StringComparison.Ordinal) ? Title : $"{Title} (năm {Year})";
    }
}
