using VinhDanh.App.Features.Directory.Importing;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory;

/// <summary>Organisations, people, address groups, roles and clusters.</summary>
public sealed class DirectoryFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<DirectoryQueries>();
        services.AddScoped<OrganisationImporter>();
        services.AddScoped<PersonImporter>();
    }
}
