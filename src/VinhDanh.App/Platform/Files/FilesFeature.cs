using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Files;

/// <summary>Files: kept once by content, used many times by reference.</summary>
public sealed class FilesFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<IFileStore, DiskFileStore>();
        services.AddScoped<FileUploads>();
    }

    // Every role may ask; who gets an answer is decided by the record the file belongs to.
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/files/{id:guid}", FileDownload.GetAsync).Requires(Permission.UseOwnAccount);
}
