namespace VinhDanh.App.Features.Directory;

/// <summary>How far below the authority a group looks for units of its kinds.</summary>
public enum GroupReach
{
    /// <summary>Right under the authority.</summary>
    Direct,

    /// <summary>Anywhere below it.</summary>
    Below,
}

/// <summary>“các phường”, “các đơn vị hiệp quản”: expands to the units of a day.</summary>
public sealed class AddressGroup
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Name { get; set; }

    /// <summary>Every unit of these kinds under the authority belongs, by <see cref="OrganisationKind"/> in column words.</summary>
    public required List<string> Kinds { get; set; }

    /// <summary>Where units of <see cref="Kinds"/> are looked for.</summary>
    public GroupReach Reach { get; set; }

    /// <summary>Every outside body right under the authority belongs too, of whatever kind.</summary>
    public bool IncludesOutside { get; set; }
    public string Folded { get; private set; } = "";
    public uint Version { get; private set; }
}

public sealed class AddressGroupAlias
{
    public required Guid Id { get; init; }
    public required Guid GroupId { get; init; }
    public required string Alias { get; init; }
    public string Folded { get; private set; } = "";
}

/// <summary>A unit that belongs by name, for a period.</summary>
public sealed class AddressGroupMember
{
    public required Guid Id { get; init; }
    public required Guid GroupId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
}
