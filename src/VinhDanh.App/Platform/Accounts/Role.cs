namespace VinhDanh.App.Platform.Accounts;

/// <summary>What a person is, at an organisation, for a period.</summary>
public enum Role
{
    Administrator,
    StandingAgencyOfficer,
    AgencyLeader,
    CouncilChair,
    CouncilSecretary,
    CouncilMember,
    UnitHead,
    UnitOfficer,
    ClusterHead,
    Auditor,
}
