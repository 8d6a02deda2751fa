namespace VinhDanh.Law.Bulk;

/// <summary>What a node tests.</summary>
internal enum Test
{
    All,
    Any,
    AtLeast,
    Rating,
    RatingRun,
    TitleRun,
    PeriodRun,
    Held,
    HeldThisYear,
    Meets,
    AsGroup,
    Works,
    Combat,
    Found,
    MembersShare,
    MembersWith,
    MembersCompleted,
    MembersBelow,
    Cluster,
    Movement,
    Service,
    Years,
    Anniversary,
    InnerAward,
    InnerRating,
    InnerWorks,
}

/// <summary>A condition or a part of one, in the flat list of a compiled regime. Numbers mean what <see cref="Test"/> makes of them.</summary>
internal struct Node
{
    public Test Test;

    /// <summary>Award, level, statement, measure, scope, authority …</summary>
    public int Subject;

    /// <summary>Times, years.</summary>
    public int Count;

    /// <summary>A second number: authority of works, period's title, …</summary>
    public int Other;
    public int Within;
    public bool Flag;
    public decimal Min;
    public decimal Below;

    /// <summary>Kinds of works, by bit.</summary>
    public ulong Kinds;

    /// <summary>Numbers of the nodes below.</summary>
    public int[] Parts;

    /// <summary>Awards after which a run begins.</summary>
    public int[] After;
    public ServiceNode[] Rows;
}

internal readonly record struct ServiceNode(int Position, decimal Min, decimal? Below, decimal MinOfWomen, decimal? BelowOfWomen);
