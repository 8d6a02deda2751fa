using VinhDanh.Papers.Writing;

namespace VinhDanh.Papers.Composing;

internal enum InspectionSection
{
    Purposes,
    Contents,
    Targets,
    Team,
    Visits,
    Organisation,
}

/// <summary>The sections that a plan has something for, and their parts without blank lines: what is numbered on the paper.</summary>
internal static class InspectionSections
{
    public static List<InspectionSection> Of(InspectionText plan) => [.. Enum.GetValues<InspectionSection>().Where(s => IsThere(s, plan))];

    /// <summary>The Roman number of a section on the paper; null where it is not there.</summary>
    public static string? Number(InspectionText plan, InspectionSection section) => Of(plan).IndexOf(section) is var at && at >= 0 ? ScheduleTable.Roman(at + 1) : null;

    /// <summary>“Thời gian” comes first in the fifth: a section named by its methods alone would be taken for their list.</summary>
    public static string Title(InspectionSection section, InspectionText plan) => section switch
    {
        InspectionSection.Purposes => "MỤC ĐÍCH, YÊU CẦU",
        InspectionSection.Contents => "NỘI DUNG KIỂM TRA",
        InspectionSection.Targets => "ĐỐI TƯỢNG KIỂM TRA",
        InspectionSection.Team => PaperLine.Lines(plan.Hosts).Count > 0 ? "THÀNH PHẦN" : "THÀNH PHẦN ĐOÀN KIỂM TRA",
        InspectionSection.Visits => "THỜI GIAN, PHƯƠNG PHÁP KIỂM TRA",
        _ => "TỔ CHỨC THỰC HIỆN",
    };

    public static List<InspectionContent> Contents(InspectionText plan) =>
    [
        .. plan.Contents.Select(c => new InspectionContent(
            PaperLine.Bare(c.Title),
            [.. c.Points.Select(p => new InspectionContentPoint(PaperLine.Bare(p.Text), PaperLine.Lines(p.Items))).Where(p => p.Text.Length > 0)],
            PaperLine.Bare(c.Detail))).Where(c => c.Title.Length > 0),
    ];

    public static List<InspectionTargetText> Targets(InspectionText plan) =>
        [.. plan.Targets.Select(t => new InspectionTargetText(PaperLine.Bare(t.Name), t.Also is { } also && PaperLine.Bare(also) is { Length: > 0 } units ? units : null)).Where(t => t.Name.Length > 0)];

    /// <summary>Each party with the terms of the plan before its own items; a term nobody was charged with charges its usual party.</summary>
    public static List<(string Party, List<string> Items)> Duties(InspectionText plan)
    {
        var duties = plan.Duties.ToList();
        foreach (var party in Enum.GetValues<InspectionParty>().Where(p => InspectionWords.Term(plan, p) is not null && !duties.Exists(d => d.Of == p)))
            duties.Insert(duties.FindIndex(d => d.Of > party) is var at && at >= 0 ? at : duties.Count, new InspectionDuty(party, "", []));
        List<(string, List<string>)> result = [];
        HashSet<InspectionParty> charged = [];
        foreach (var duty in duties)
        {
            var items = PaperLine.Lines(duty.Items);
            if (charged.Add(duty.Of) && InspectionWords.Term(plan, duty.Of) is { } term) items.Insert(0, term);
            if (items.Count > 0) result.Add((PaperLine.Bare(duty.Party) is { Length: > 0 } party ? party : InspectionWords.Party(duty.Of), items));
        }
        return result;
    }

    private static bool IsThere(InspectionSection section, InspectionText plan) => section switch
    {
        InspectionSection.Purposes => PaperLine.Lines(plan.Purposes).Count + PaperLine.Lines(plan.Requirements).Count > 0,
        InspectionSection.Contents => Contents(plan).Count > 0,
        InspectionSection.Targets => Targets(plan).Count > 0 || PaperLine.Bare(plan.SelfInspection).Length > 0,
        InspectionSection.Team => PaperLine.Lines(plan.Team.Select(m => m.Who)).Count + PaperLine.Lines(plan.Hosts).Count > 0,
        InspectionSection.Visits => PaperLine.Bare(plan.Period).Length > 0 || InspectionWords.Methods(plan).Count > 0 || plan.DataFrom is not null,
        _ => Duties(plan).Count > 0 || PaperLine.Bare(plan.Funding).Length > 0,
    };
}
