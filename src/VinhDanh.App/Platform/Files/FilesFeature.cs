using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.Law.Retention;

namespace VinhDanh.App.Platform.Files;

/// <summary>Files: kept once by content, used many times by reference.</summary>
public sealed class FilesFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton(provider => FileStores.Of(provider.GetRequiredService<HostSettings>()));
        services.AddSingleton<VirusScan>();
        services.AddScoped<FileUploads>();
        services.AddJob<FileErasing>();
        services.AddSingleton(_ => RetentionRules.LoadEmbedded());
        services.AddSingleton(new FileClass("removed", db =>
            from file in db.FileReferences where file.RemovedAt != null select new ClassedFile { ReferenceId = file.Id, Since = file.RemovedAt!.Value }));
    }

    // Every role may ask; who gets an answer is decided by the record the file belongs to.
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/files/{id:guid}", FileDownload.GetAsync).Requires(Permission.UseOwnAccount);
}
