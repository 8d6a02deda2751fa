namespace VinhDanh.App.Features.Directory.People;

/// <summary>What statistics of awards ask about a person; null: not recorded. Seen only with <c>ManagePersonFacts</c>. Gender stands with the person.</summary>
public sealed class PersonFacts
{
    public required Guid PersonId { get; init; }

    /// <summary>Trực tiếp lao động, sản xuất, công tác: not a leader or manager.</summary>
    public bool? IsDirectWorker { get; set; }
    public bool? IsPartyMember { get; set; }
    public string? Ethnicity { get; set; }
    public uint Version { get; private set; }
}
