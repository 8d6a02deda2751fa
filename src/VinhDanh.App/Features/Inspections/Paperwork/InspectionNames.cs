using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Paperwork;

/// <summary>Names that the papers of an inspection are headed with.</summary>
public sealed class InspectionNames(AppDb db)
{
    public async Task<PaperNames> OfAsync(Inspection inspection, CancellationToken ct)
    {
        var upwards = await db.NamesUpwardsAsync(inspection.OrganisationId, ct);
        return new(upwards[0], upwards.Count > 1 ? upwards[1] : null, inspection.Issuer ?? upwards[0], PlanNaming.Place(upwards));
    }
}

/// <param name="Authority">As the directory names it.</param>
/// <param name="Above">The organisation directly above; null at the top.</param>
/// <param name="Issuer">The body that signs.</param>
/// <param name="Place">Before the date of a paper.</param>
public sealed record PaperNames(string Authority, string? Above, string Issuer, string Place)
{
    /// <summary>A paper of the inspection; number, day and name stay for the pen.</summary>
    /// <param name="type">“QĐ”, “TB”, “BB”; null: an official letter.</param>
    internal OfficialDocument Paper(string? type, string? typeName, string about, IReadOnlyList<Block> body) => new()
    {
        GoverningBody = Above is null ? null : BodyNames.Capitals(Above),
        IssuingBody = BodyNames.Head(Issuer),
        Symbol = type is null ? "…………" : $"{type}-…………",
        Place = Place,
        TypeName = typeName,
        Abstract = about,
        Body = body,
        Signature = new Signature(PlanNaming.SignatureLines(Issuer), ""),
    };

    /// <returns>“Kế hoạch số 1181/KH-HĐTĐKT ngày 19 tháng 3 năm 2024 của Hội đồng …”</returns>
    internal string PlanInText(Inspection inspection)
    {
        var number = inspection.Number is null ? "" : $" số {inspection.Number}";
        var day = inspection.IssuedOn is { } on ? $" {Shell.Vn.DateInWords(on)}" : "";
        return $"Kế hoạch{number}{day} của {Issuer} về {Topic(inspection)}";
    }

    /// <summary>The inspection as it goes on within a sentence.</summary>
    internal static string Topic(Inspection inspection) => char.ToLowerInvariant(inspection.Title[0]) + inspection.Title[1..];
}
