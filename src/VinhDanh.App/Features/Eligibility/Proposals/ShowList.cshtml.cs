using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Eligibility.Screening;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Eligibility.Proposals;

/// <summary>One list: who is on it, judged again on the record as it stands now.</summary>
[Requires(Permission.ViewAchievements)]
public sealed class ShowListModel(AppDb db, Actor actor, ProposalDesk desk, RecordBook book, Boards boards, LawShelf law) : PageModel
{
    public ProposalList List { get; private set; } = null!;
    public string Award => law.NameOf(List.Award);
    public Regime Regime { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool MayEdit => actor.May(Permission.ProposeAwards) && List.OrganisationId == actor.OrganisationId;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetXlsxAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        return PaperFile.Of([new()
        {
            Name = "Danh sách đề nghị",
            TitleLines = [$"DANH SÁCH ĐỀ NGHỊ {Award.ToUpperInvariant()}", $"Năm thành tích {List.Year}; xét theo {Regime.Name}"],
            Columns = [new("TT", CellKind.Number, 6), new("Cá nhân, tập thể", Width: 30), new("Năm sinh", Width: 10), new("Đơn vị", Width: 36), new("Kết quả xét", Width: 34)],
            Rows = Rows.Select((r, i) => (IReadOnlyList<SheetCell>)[i + 1, r.Who.Name, r.Who.BirthYear, r.Verdict is null ? null : r.Who.Owner, r.Verdict is null ? Elsewhere : Vn.Capital(LawWords.Of(r.Verdict.Outcome))]),
        }], $"Danh sách đề nghị {Award} {List.Year}");
    }

    [Requires(Permission.ProposeAwards)]
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid member, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit || Rows.FirstOrDefault(r => r.Member == member) is not { } row) return NotFound();
        if (!await desk.RemoveAsync(List, member, row.Who.Name, ct)) return NotFound();
        boards.Forget();
        TempData.SetFlash(new Flash($"Đã đưa {row.Who.Name} ra khỏi danh sách."));
        return Redirect($"/proposals/{id}");
    }

    /// <summary>Instead of a verdict on somebody whose record is not for the reader any more.</summary>
    public const string Elsewhere = "Không còn thuộc phạm vi quản lý";

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } found) return false;
        List = found;
        // A local pack may have been taken away since: then the newest law that still knows the award.
        if ((law.Library.Find(found.Regime) is { } then && then.Awards.ContainsKey(found.Award) ? then : law.Library.Regimes.LastOrDefault(r => r.Awards.ContainsKey(found.Award))) is not { } regime) return false;
        Regime = regime;
        var members = await db.ProposalListMembers.AsNoTracking().Where(m => m.ListId == id && m.RemovedAt == null).OrderBy(m => m.AddedAt).ThenBy(m => m.Id).ToListAsync(ct);
        var records = (await book.RecordsAsync([.. members.Where(m => m.PersonId is not null).Select(m => m.PersonId!.Value)], [.. members.Where(m => m.UnitId is not null).Select(m => m.UnitId!.Value)], ct)).ToDictionary(r => r.Subject.Id);
        var owners = records.Values.Select(r => r.Subject.OwnerId).Distinct().ToList();
        var here = (await db.Organisations.Within(actor).Where(o => owners.Contains(o.Id)).Select(o => o.Id).ToListAsync(ct)).ToHashSet();
        var evaluator = new Evaluator(Regime);
        Rows =
        [
            .. members.Where(m => records.ContainsKey(m.PersonId ?? m.UnitId!.Value)).Select(m =>
            {
                var record = records[m.PersonId ?? m.UnitId!.Value];
                return new Row(m.Id, record.Subject, here.Contains(record.Subject.OwnerId) ? evaluator.Evaluate(new(found.Award, found.Year) { IsScreening = true, Readings = record.Chosen }, record.History(law)) : null);
            }),
        ];
        return true;
    }

    /// <param name="Verdict">Null: whoever it is has left the reader's scope since.</param>
    public sealed record Row(Guid Member, RecordSubject Who, Verdict? Verdict);
}
