using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Documents;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans;

/// <summary>Tasks that led to a document of the register.</summary>
public sealed class TaskDocumentUses(AppDb db, Actor actor) : IDocumentUses
{
    public async Task<ILookup<Guid, DocumentUse>> OfAsync(IReadOnlyCollection<Guid> documents, CancellationToken ct)
    {
        var found = await (
            from link in db.TaskDocuments
            join task in db.VisibleTasks(actor) on link.TaskId equals task.Id
            where link.DocumentId != null && documents.Contains(link.DocumentId.Value)
            orderby task.SortNo, task.Id
            select new { link.DocumentId, task.Id, task.Title }).ToListAsync(ct);
        return found.DistinctBy(f => (f.DocumentId, f.Id)).ToLookup(f => f.DocumentId!.Value, f => new DocumentUse(f.Title, $"/tasks/{f.Id}"));
    }
}
