namespace VinhDanh.App.Features.Documents;

/// <param name="Label">What uses it: a task's title.</param>
public sealed record DocumentUse(string Label, string Href);

/// <summary>Where documents of the register are used; each feature that links to them answers for its own records, as far as the actor may see them.</summary>
public interface IDocumentUses
{
    Task<ILookup<Guid, DocumentUse>> OfAsync(IReadOnlyCollection<Guid> documents, CancellationToken ct);
}
