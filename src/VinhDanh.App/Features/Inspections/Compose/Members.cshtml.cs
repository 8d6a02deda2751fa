using System.ComponentModel.DataAnnotations;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;
using TeamRole = VinhDanh.Papers.Composing.InspectionRole;
using WrittenMember = VinhDanh.Papers.Composing.InspectionMember;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>Who inspects, and who of the inspected unit takes part.</summary>
[Requires(Permission.EditInspections)]
public sealed class MembersModel(DraftDesk desk) : DraftPartModel<MembersForm>(desk, DraftPart.Team);

public sealed class MembersForm : DraftForm
{
    public List<MemberRow> Team { get; set; } = [];
    [StringLength(4000)] public string? Hosts { get; set; }

    public override void Show(InspectionText text)
    {
        Team = [.. text.Team.Select(m => new MemberRow { Role = m.Role, Who = m.Who }), new() { Role = text.Team.Count == 0 ? TeamRole.Head : TeamRole.Member }];
        Hosts = Typed.Joined(text.Hosts);
    }

    public override InspectionText Into(InspectionText text) => text with
    {
        Team = [.. Team.Where(m => !string.IsNullOrWhiteSpace(m.Who)).Select(m => new WrittenMember(m.Role, Typed.OneLine(m.Who)))],
        Hosts = Typed.List(Hosts),
    };

    public override void Arrange(string act) => RowActs.Apply(Team, act);

    public sealed class MemberRow
    {
        public TeamRole Role { get; set; } = TeamRole.Member;
        [StringLength(1000)] public string? Who { get; set; }
    }
}
