using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Evaluation;

/// <summary>A verdict as JSON, for other programs and for keeping with a dossier.</summary>
public static class VerdictJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Verdict verdict) => Object(verdict).ToJsonString(Readable);

    private static JsonObject Object(Verdict verdict)
    {
        var json = Head(verdict);
        if (verdict.Proposal.Law is { } law) json["lawChosen"] = Object(law);
        json["findings"] = new JsonArray([.. verdict.Findings.Select(f => (JsonNode)Object(f))]);
        return json;
    }

    private static JsonObject Object(ChosenLaw law)
    {
        JsonObject json = new() { ["ofTheDay"] = law.OfTheDay, ["allowed"] = law.Because is not null };
        if (law.Because is { } because) json["basis"] = Object(because.Basis);
        return json;
    }

    private static JsonObject Head(Verdict verdict) => new()
    {
        ["award"] = verdict.Award.Code,
        ["name"] = verdict.Award.Name,
        ["year"] = verdict.Proposal.Year,
        ["regime"] = verdict.Regime,
        ["outcome"] = Code(verdict.Outcome),
        ["failed"] = Strings(verdict.Failed),
        ["cautions"] = Strings(verdict.Cautions),
    };

    private static JsonObject Object(Finding finding)
    {
        JsonObject json = new() { ["truth"] = Code(finding.Truth), ["says"] = finding.Says };
        if (finding.Shows is { } shows) json["shows"] = shows;
        if (finding.Needs is { } needs) json["needs"] = needs;
        if (finding.EarliestYear is { } year) json["earliestYear"] = year;
        if (finding.Label is { } label) json["label"] = label;
        if (finding.Basis is { } basis) json["basis"] = Object(basis);
        if (finding.Reading is { } reading) json["reading"] = reading;
        if (finding.Rows.Count > 0) json["rows"] = Strings(finding.Rows);
        if (finding.Join is not Join.None)
        {
            json["join"] = Code(finding.Join);
            if (finding.Join is Join.AtLeast) json["count"] = finding.Count;
            json["parts"] = new JsonArray([.. finding.Parts.Select(p => (JsonNode)Object(p))]);
        }
        return json;
    }

    private static JsonObject Object(Basis basis)
    {
        JsonObject json = new() { ["citations"] = Strings(basis.Citations.Select(c => c.ToString())), ["verified"] = basis.Verified };
        if (basis.Note is { } note) json["note"] = note;
        return json;
    }

    private static JsonArray Strings(IEnumerable<string> strings) => new([.. strings.Select(s => (JsonNode)s)]);

    /// <summary>“NotMet” becomes “not-met”.</summary>
    private static string Code(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
