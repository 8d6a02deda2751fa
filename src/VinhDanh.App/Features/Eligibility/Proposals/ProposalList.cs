namespace VinhDanh.App.Features.Eligibility.Proposals;

/// <summary>Who was found ready for an award of a year and is to be proposed: the beginning of a nomination.</summary>
public sealed class ProposalList
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Award { get; init; }
    public required short Year { get; init; }

    /// <summary>Id of the regime by which they were judged.</summary>
    public required string Regime { get; init; }
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

public sealed class ProposalListMember
{
    public required Guid Id { get; init; }
    public required Guid ListId { get; init; }
    public Guid? PersonId { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>Of the verdict when the member was added.</summary>
    public required string Outcome { get; init; }
    public required Guid AddedBy { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }
}
