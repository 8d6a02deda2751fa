using VinhDanh.App.Features.Directory;

namespace VinhDanh.App.Features.Achievements;

/// <summary>Whose record it is, as the directory knows them.</summary>
/// <param name="Id">Of the person or the unit.</param>
/// <param name="Post">What a person does today; null: not recorded, or a unit.</param>
/// <param name="OwnerId">The unit itself, or where the person works: whoever has it in scope sees the record.</param>
/// <param name="IsDirectWorker">Null: not recorded.</param>
public sealed record RecordSubject(Guid Id, bool IsUnit, string Name, string? Post, Guid OwnerId, string Owner, Gender? Gender = null, bool? IsDirectWorker = null, int? BirthYear = null)
{
    public string Href => HrefOf(Id, IsUnit);

    public string DirectoryHref => IsUnit ? $"/directory/organisations/{Id}" : $"/directory/people/{Id}";

    /// <summary>“Phó Trưởng phòng, Sở Nội vụ”.</summary>
    public string? Place => IsUnit ? null : Post is null ? Owner : $"{Post}, {Owner}";

    public static string HrefOf(Guid id, bool isUnit) => $"/achievements/{(isUnit ? Units : People)}/{id}";

    /// <summary>As addresses name the two.</summary>
    public const string People = "people", Units = "units";
}
