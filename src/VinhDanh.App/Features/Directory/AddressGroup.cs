namespace VinhDanh.App.Features.Directory;

/// <summary>“các phường”, “các đơn vị hiệp quản”: expands to the units of a day.</summary>
public sealed class AddressGroup
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Name { get; set; }

    /// <summary>Every unit of these kinds under the authority belongs, by <see cref="OrganisationKind"/> in column words.</summary>
    public required List<string> Kinds { get; set; }
    public string Folded { get; private set; } = "";
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
