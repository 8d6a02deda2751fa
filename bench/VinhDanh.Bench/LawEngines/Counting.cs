using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Bench.LawEngines;

/// <summary>Which rows of a record count by the principles of a regime, for engines that are given rows and no principles.</summary>
internal sealed class Counting(Regime regime)
{
    /// <summary>Discipline that still runs has no last year.</summary>
    private const int NoEnd = 9998;

    public bool IsPending(AwardHistory history) => history.PendingCase is not null && regime.Principles.ContainsKey(PrincipleKind.PendingCase);

    /// <summary>The last year in which discipline ran; null: none counts.</summary>
    public int? DisciplinedUntil(AwardHistory history) =>
        regime.Principles.ContainsKey(PrincipleKind.Discipline) ? history.Disciplines.Max(d => (int?)(d.ServedUntil?.Year ?? NoEnd)) : null;

    public bool IsBasis(HeldAward award) => award.Basis is AwardBasis.Merit || !regime.Principles.ContainsKey(PrincipleKind.SuddenOrThematic);

    public bool IsFree(Work work) => work.UsedFor is null || !regime.Principles.ContainsKey(PrincipleKind.WorkUsedOnce);
}
