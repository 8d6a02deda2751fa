using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Inspections.Outline;

/// <summary>The report outline: its questions, their windows, and what each answer is made of.</summary>
public sealed class OutlineDesk(AppDb db, AuditLog audit, TimeProvider time)
{
    /// <returns>Null: done. Otherwise why not, in words.</returns>
    public async Task<string?> SaveAsync(Inspection inspection, Guid question, QuestionForm form, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = await db.InspectionQuestions.SingleOrDefaultAsync(q => q.Id == question && q.InspectionId == inspection.Id, ct);
        if (row is null) return "Câu hỏi này không còn trong đề cương.";
        if (row.Version != form.Version) return "Người khác vừa sửa câu hỏi này; xem lại rồi bấm lại nếu vẫn muốn ghi.";
        var before = new { row.Text, row.Guidance, row.WindowFrom, row.WindowTo };
        (row.Text, row.Guidance, row.WindowFrom, row.WindowTo) = (form.Text.Trim(), Blank(form.Guidance), form.WindowFrom, form.WindowTo);
        var asks = await db.InspectionAsks.Where(a => a.QuestionId == question).OrderBy(a => a.SortNo).ToListAsync(ct);
        var wanted = form.Asks.Where(a => !string.IsNullOrWhiteSpace(a.Label)).ToList();
        var gone = asks.Where(a => wanted.TrueForAll(w => w.Id != a.Id)).ToList();
        Guid[] goneIds = [.. gone.Select(g => g.Id)];
        if (goneIds.Length > 0 && await db.InspectionAnswers.AnyAsync(a => goneIds.Contains(a.AskId), ct)) return "Có đơn vị đã trả lời phần vừa bỏ; không bỏ được nữa.";
        db.InspectionAsks.RemoveRange(gone);
        foreach (var (n, ask) in wanted.Index())
        {
            var there = asks.Find(a => a.Id == ask.Id);
            // A part of another kind is another part.
            if (there is not null && there.Kind != ask.Kind) return $"“{there.Label}”: không đổi được loại; bỏ phần này và thêm phần mới.";
            if (there is null) db.InspectionAsks.Add(new() { Id = Guid.CreateVersion7(time.GetUtcNow()), QuestionId = question, SortNo = (asks.Count == 0 ? 0 : asks.Max(a => a.SortNo) + 1) + n, Kind = ask.Kind, Label = ask.Label!.Trim(), Figure = Blank(ask.Figure) });
            else (there.Label, there.Figure) = (ask.Label!.Trim(), Blank(ask.Figure));
        }
        // Written even when only the parts changed: whoever looked at the question before is told.
        db.Entry(row).Property(q => q.Text).IsModified = true;
        audit.Add("inspection.question-edited", inspection.Id, inspection.OrganisationId, before,
            new { row.Path, row.Text, row.Guidance, row.WindowFrom, row.WindowTo, parts = string.Join("; ", wanted.Select(w => w.Label!.Trim())) });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return "Người khác vừa sửa câu hỏi này; xem lại rồi bấm lại nếu vẫn muốn ghi.";
        }
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>Makes an outline of the contents, for a plan that brings none.</summary>
    /// <returns>False: there is one already, or nothing to make it of.</returns>
    public async Task<bool> ComposeAsync(Inspection inspection, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two officers may press it at once: the second finds the outline there.
        await db.Database.ExecuteSqlAsync($"select 1 from app.inspection where id = {inspection.Id} for update", ct);
        if (await db.InspectionQuestions.AnyAsync(q => q.InspectionId == inspection.Id, ct)) return false;
        var contents = await db.InspectionContents.AsNoTracking().Where(c => c.InspectionId == inspection.Id).OrderBy(c => c.SortNo).ToListAsync(ct);
        if (contents.Count == 0) return false;
        var outline = OutlineComposer.OutlineOf([.. contents.Select(c => new InspectionPoint(c.Path, c.Text, new(c.SortNo)))]);
        var (questions, asks) = OutlineRows.Of(inspection.Id, outline, q => q.Window, () => Guid.CreateVersion7(time.GetUtcNow()));
        db.InspectionQuestions.AddRange(questions);
        db.InspectionAsks.AddRange(asks);
        audit.Add("inspection.outline-composed", inspection.Id, inspection.OrganisationId, after: new { questions = questions.Count });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
