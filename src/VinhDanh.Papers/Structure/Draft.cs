using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Reading.Containers;

namespace VinhDanh.Papers.Structure;

/// <summary>What is known of a document while it is being understood.</summary>
internal sealed class Draft(IReadOnlyList<Piece> pieces)
{
    public IReadOnlyList<Piece> Pieces { get; } = pieces;
    public PaperKind Kind { get; set; }
    public int? Year { get; set; }

    public List<LegalBasis> Bases { get; } = [];
    public List<Passage> Preamble { get; } = [];
    public List<PaperSection> Sections { get; } = [];
    public List<PaperTask> Tasks { get; } = [];
    public List<BodyItem> BodyItems { get; } = [];
    public List<CouncilSession> Sessions { get; } = [];
    public List<Appendix> Appendices { get; } = [];
    public List<PaperTable> Tables { get; } = [];
    public List<Passage> Closing { get; } = [];
    public List<OutlineQuestion> Outline { get; } = [];
    public DataWindow? OutlineWindow { get; set; }
    public List<ReadingWarning> Warnings { get; } = [];

    private readonly HashSet<string> _taskPaths = [];
    private readonly HashSet<string> _outlinePaths = [];

    public void Warn(string code, string message, Piece? at = null, string? path = null) =>
        Warnings.Add(new ReadingWarning(code, message, at?.Place, path));

    /// <summary>Documents repeat numerals; tasks still need one path each: “II.1.2”, then “II.1.2~2”.</summary>
    public string UniqueTaskPath(string path) => Unique(_taskPaths, path);

    /// <summary>As <see cref="UniqueTaskPath"/>, for the questions of report outlines.</summary>
    public string UniqueOutlinePath(string path) => Unique(_outlinePaths, path);

    private static string Unique(HashSet<string> taken, string path)
    {
        var unique = path;
        for (var copy = 2; !taken.Add(unique); copy++) unique = $"{path}~{copy}";
        return unique;
    }

    public bool IsPlan => Kind is PaperKind.AnnualPlan or PaperKind.MovementPlan or PaperKind.ContestPlan or PaperKind.CongressPlan;
}
