using VinhDanh.Law.Records;

namespace VinhDanh.Law.Evaluation;

/// <summary>A run that a rule asks for, and, where it is too short, why: discipline, the award it has to follow, a year that breaks it.</summary>
internal sealed class Window
{
    private readonly Facts _facts;
    private readonly int _notBefore;
    private readonly int? _after;
    private readonly int? _fresh;
    private readonly Func<int, Truth> _holds;
    private readonly string _gap;
    private readonly string _short;

    /// <param name="after">Awards after the first of which the run begins; empty: it may begin anywhere.</param>
    /// <param name="fresh">The first year not yet used; null: any.</param>
    public Window(Scene scene, IReadOnlyList<string> after, int length, Func<int, Truth> holds, string gap, string tooShort, int? fresh = null)
    {
        _facts = scene.Facts;
        _holds = holds;
        _gap = gap;
        _short = tooShort;
        _fresh = fresh;
        Length = length;
        _after = after.Count == 0 ? int.MinValue : scene.Facts.YearAfter(after, scene.Year);
        AwaitsPrior = _after is null;
        _notBefore = Math.Max(_facts.CountsFrom, Math.Max(_after ?? int.MaxValue, fresh ?? int.MinValue));
        // Without the award it has to follow, the run is shown as it stands; that the award is missing is said by its own condition.
        Run = AwaitsPrior ? Run.Ending(scene.Year, Math.Max(_facts.CountsFrom, fresh ?? int.MinValue), holds) : Run.Ending(scene.Year, _notBefore, holds);
    }

    public Run Run { get; }

    public int Length { get; }

    public bool AwaitsPrior { get; }

    public Truth Truth => Run.AtLeast(Length);

    /// <summary>The first year of the run, as long as it can be.</summary>
    public int First => Run.From(possible: Truth is not Truth.Met);

    public IReadOnlyList<string> Rows => [.. _facts.History.Years.Where(y => y.Year >= Run.Last - Length + 1 && y.Year <= Run.Last).OrderBy(y => y.Year).Select(y => y.Row).OfType<string>()];

    public string Label =>
        IsCutBy(_facts.CountsFrom) ? Labels.StreakRestartAfterDiscipline
        : _after is { } after && IsCutBy(after) ? Labels.WindowAfterPriorTooShort
        : Run.BrokenIn is { } broken && _facts.IsRecorded(broken) && HasAny ? _gap
        : _short;

    /// <summary>Why it is no longer, in Vietnamese, to be put behind a sentence.</summary>
    public string Why =>
        Truth is Truth.Met ? ""
        : IsCutBy(_facts.CountsFrom) ? $"; thành tích tính lại từ năm {_facts.CountsFrom}, sau khi chấp hành xong kỷ luật"
        : _after is { } after && IsCutBy(after) ? $"; chỉ tính từ năm {after}"
        : _fresh is { } fresh && IsCutBy(fresh) ? $"; các năm trước {fresh} đã dùng cho lần tặng trước"
        : Run.BrokenIn is { } broken ? $"; ngắt ở năm {broken}"
        : "";

    /// <summary>A gap needs something on one side of it.</summary>
    private bool HasAny => _facts.History.Years.Any(y => y.Year <= Run.Last && _holds(y.Year) is Truth.Met);

    /// <summary>Were it not for that first year, the run would be long enough.</summary>
    private bool IsCutBy(int first) => first > int.MinValue && first >= _notBefore && Run.BrokenIn is null && Run.Possible < Length && Run.Ending(Run.Last, int.MinValue, _holds).Possible >= Length;
}
