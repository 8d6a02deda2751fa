using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>What an inspection plan may begin from: an empty frame, a frame with the usual words, an earlier inspection of the same authority.</summary>
public sealed class DraftSources(AppDb db, Actor actor, DraftDesk desk)
{
    /// <summary>Inspections of the actor's own organisation whose plan is known word by word, newest first.</summary>
    public Task<List<Source>> EarlierAsync(CancellationToken ct)
    {
        var own = actor.OrganisationId;
        return db.Inspections.Where(i => i.OrganisationId == own && i.Reading != null).OrderByDescending(i => i.Year).ThenByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id)
            .Select(i => new Source(i.Id, i.Title, i.Year)).ToListAsync(ct);
    }

    public async Task<Guid> FromNothingAsync(int year, CancellationToken ct) => await desk.StartAsync(await FrameAsync(year, ct), null, ct);

    /// <summary>Purposes, methods and duties as they are usually written; contents are chosen from the library next.</summary>
    public async Task<Guid> FromUsualWordsAsync(int year, CancellationToken ct) => await desk.StartAsync(UsualWords.In(await FrameAsync(year, ct)), null, ct);

    /// <summary>An earlier plan moved on to the new year: as it was written here, else as it was read.</summary>
    /// <returns>Null: no such inspection of this organisation, or its plan is not known.</returns>
    public async Task<Guid?> FromEarlierAsync(Guid inspection, int year, CancellationToken ct)
    {
        var own = actor.OrganisationId;
        var earlier = await db.Inspections.AsNoTracking().Where(i => i.Id == inspection && i.OrganisationId == own)
            .Select(i => new { i.Year, i.Reading, Written = db.InspectionCompositions.Where(c => c.InspectionId == i.Id).Select(c => c.Text).FirstOrDefault() }).SingleOrDefaultAsync(ct);
        var text = earlier switch
        {
            { Written: { } written } => ComposedJson.Read<InspectionText>(written),
            { Reading: { } reading } => InspectionTakeOver.Of(PaperJson.Read(reading)),
            _ => null,
        };
        if (text is null) return null;
        var frame = await FrameAsync(year, ct);
        text = text with { Year = text.Year == 0 ? earlier!.Year : text.Year };
        return await desk.StartAsync(Whole(YearShift.Of(text, year), frame), inspection, ct);
    }

    /// <summary>What the earlier paper did not say is the frame's.</summary>
    private static InspectionText Whole(InspectionText text, InspectionText frame) => text with
    {
        IssuingBody = Or(text.IssuingBody, frame.IssuingBody),
        Symbol = Or(text.Symbol, frame.Symbol),
        Place = Or(text.Place, frame.Place),
        Subject = Or(text.Subject, frame.Subject),
        SignedAs = Or(text.SignedAs, frame.SignedAs),
        Recipients = Or(text.Recipients, frame.Recipients),
    };

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    /// <summary>Head and signature as the organisation would have them; nothing of the content.</summary>
    private async Task<InspectionText> FrameAsync(int year, CancellationToken ct)
    {
        var upwards = await db.NamesUpwardsAsync(actor.OrganisationId, ct);
        var body = upwards[0];
        return new()
        {
            GoverningBody = upwards.Count > 1 ? upwards[1] : null,
            IssuingBody = body,
            Symbol = PlanNaming.SymbolOf(body),
            Place = PlanNaming.Place(upwards),
            Year = year,
            Subject = $"Kiểm tra công tác thi đua, khen thưởng năm {year}",
            SignedAs = string.Join('\n', PlanNaming.SignatureLines(body)),
            Recipients = "Các cơ quan, đơn vị được kiểm tra\nLưu: VT",
        };
    }

    public sealed record Source(Guid Id, string Title, int Year)
    {
        public string Words => Title.Contains($"{Year}", StringComparison.Ordinal) ? Title : $"{Title} (năm {Year})";
    }
}
