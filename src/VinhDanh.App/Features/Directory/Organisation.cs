using Microsoft.EntityFrameworkCore;

namespace VinhDanh.App.Features.Directory;

public enum OrganisationKind
{
    Province,
    Commune,
    Ward,
    SpecialZone,
    District,
    Department,
    Division,
    Office,
    PartyBody,
    MassOrganisation,
    School,
    PublicUnit,
    Enterprise,
    VerticalUnit,
    ArmedForces,
    Court,
    Procuracy,
    Association,
    Other,
}

/// <summary>An authority, office, school, enterprise …, while it lived.</summary>
public sealed class Organisation
{
    public required Guid Id { get; init; }
    public Guid? ParentId { get; set; }

    /// <summary>Today's place in the tree; see <see cref="PathOf"/>.</summary>
    public required LTree Path { get; set; }
    public required OrganisationKind Kind { get; set; }

    /// <summary>Code by Decision 20/2020/QĐ-TTg: groups of capitals and digits parted by dots, at most 35 characters.</summary>
    public string? Code { get; set; }
    public required string Name { get; set; }
    public string? ShortName { get; set; }

    /// <summary>Works with the authority without being under it: công an, thuế, BHXH …</summary>
    public bool IsOutside { get; set; }
    public required DateOnly ValidFrom { get; set; }

    /// <summary>Last day; null while it lives.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The unit of which this was a second entry; nothing refers to this row any more.</summary>
    public Guid? MergedIntoId { get; set; }

    /// <summary>Name, short name and code without marks; made by the database.</summary>
    public string Folded { get; private set; } = "";
    public uint Version { get; private set; }

    /// <summary>ltree labels of PostgreSQL 15 allow no hyphen.</summary>
    public static LTree PathOf(LTree? parent, Guid id) => parent is { } above ? $"{above}.{id:N}" : $"{id:N}";
}

public sealed class OrganisationParent
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required Guid ParentId { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
}

public enum SuccessionKind
{
    Merge,
    Split,
    Rename,
    Dissolve,
    Transfer,
}

public enum HistoryInheritance
{
    Yes,
    No,
    Partly,
}

/// <summary>Who received the duties of a former unit, by which document, from when.</summary>
public sealed class OrganisationSuccession
{
    public required Guid Id { get; init; }
    public required Guid FromId { get; init; }
    public required Guid ToId { get; init; }
    public required SuccessionKind Kind { get; init; }
    public required string LegalDocument { get; init; }
    public required DateOnly EffectiveOn { get; init; }
    public required HistoryInheritance InheritsHistory { get; init; }
    public string? Note { get; init; }

    /// <summary>The operation that wrote it; null: written by hand or by an import.</summary>
    public Guid? ReorganisationId { get; init; }
}

/// <summary>Another name by which documents call a unit.</summary>
public sealed class OrganisationAlias
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Alias { get; init; }
    public string Folded { get; private set; } = "";
}

/// <summary>“Cơ quan Thường trực Hội đồng TĐKT”: a role in an authority that some unit holds for a time.</summary>
public sealed class OrganisationRole
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Name { get; init; }
    public required Guid HeldById { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
    public string Folded { get; private set; } = "";
}
