using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Review;

/// <summary>What the officer makes of a reading until it is confirmed: kept as JSON in <c>plan_import.draft</c>.</summary>
/// <param name="NamedDayCounts">Whether “trước ngày 15/4” may still be done on the 15th.</param>
/// <param name="Waived">Doubts that a person has looked at and let stand, by <see cref="Doubt.Key"/>.</param>
public sealed record PlanDraft(
    string Title,
    int Year,
    string? Number,
    string? Symbol,
    string? Issuer,
    DateOnly? IssuedOn,
    bool NamedDayCounts,
    IReadOnlyList<DraftTask> Tasks,
    IReadOnlyList<string> Waived)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // goes to a jsonb column, never into a page
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Of a corrected or supplementary plan: what a person decided about its changes.</summary>
    public AmendChoices? Choices { get; init; }

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static PlanDraft Read(string json) =>
        JsonSerializer.Deserialize<PlanDraft>(json, Json) ?? throw new InvalidDataException("The draft is empty.");

    /// <summary>Rows that will become tasks, in order.</summary>
    [JsonIgnore]
    public IEnumerable<DraftTask> Kept => Tasks.Where(t => t.DroppedBecause is null);

    public DraftTask? Find(string path) => Tasks.FirstOrDefault(t => t.Path == path);
}

/// <param name="Kept">Changes that are not to be made, by their keys.</param>
/// <param name="Answers">Which existing row a row of the document is, by its path: a path, or that it is new.</param>
public sealed record AmendChoices(IReadOnlyList<string> Kept, IReadOnlyDictionary<string, string> Answers)
{
    public static readonly AmendChoices None = new([], new Dictionary<string, string>());
}

/// <summary>One row of the programme to be.</summary>
/// <param name="Path">Place in the document (“PL1.II.9”); a row split off by a person adds “-2”.</param>
/// <param name="Blocks">Blocks of the reading it stands on.</param>
/// <param name="Accepted">A person has looked at it.</param>
/// <param name="DroppedBecause">Set when a person says it is no task; it stays on the screen.</param>
public sealed record DraftTask(
    string Path,
    string? Parent,
    TaskKind Kind,
    string? Group,
    string Title,
    IReadOnlyList<DraftParty> Parties,
    Deadline Deadline,
    string? ExpectedResult,
    string? Note,
    IReadOnlyList<string> Agenda,
    IReadOnlyList<int> Blocks,
    bool Accepted = false,
    string? DroppedBecause = null)
{
    [JsonIgnore]
    public int? FirstBlock => Blocks.Count > 0 ? Blocks[0] : null;

    public IEnumerable<DraftParty> Of(PartyRole role) => Parties.Where(p => p.Role == role);
}

/// <summary>Somebody a row names, and what the directory knows it as. A role comes with the unit that holds it.</summary>
/// <param name="Name">What the directory calls it; null when it knows nothing.</param>
/// <param name="Confidence">0 (not matched) to 1 (exact, or a person chose it).</param>
public sealed record DraftParty(
    PartyRole Role,
    string Text,
    Guid? OrganisationId = null,
    Guid? GroupId = null,
    Guid? PersonId = null,
    Guid? RoleId = null,
    string? Name = null,
    decimal Confidence = 0)
{
    [JsonIgnore]
    public bool Matched => OrganisationId is not null || GroupId is not null || PersonId is not null || RoleId is not null;
}
