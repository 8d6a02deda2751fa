using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Documents.Figures;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Documents;

/// <summary>The register of outgoing and incoming documents.</summary>
public sealed class DocumentsFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<RegisterDesk>();
        services.AddScoped<Numbering>();
        services.AddFigures(_ => DocumentFigures.Table);
        services.AddSingleton<IAuditWords, DocumentWords>();
        services.AddSingleton(new NavigationEntry("Sổ văn bản", "/documents", "books", WorkOrder.Plans + 8, Permission.ViewDocuments));
        // One form for a new document and for one to be mended.
        services.Configure<RazorPagesOptions>(o => o.Conventions.AddPageRoute("/Documents/EditDocument", "documents/{id:guid}/edit"));
    }
}
