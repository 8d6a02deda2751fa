using VinhDanh.App.Features.Administration.Demo;
using VinhDanh.App.Features.Administration.FirstRun;
using VinhDanh.App.Platform;

namespace VinhDanh.App.Features.Administration;

/// <summary>First run, accounts and roles, jobs: what an administrator sees.</summary>
public sealed class AdministrationFeature : IFeature
{
    public void Add(IServiceCollection services) => services.AddScoped<Founding>().AddScoped<DemoProvince>().AddScoped<DemoAccounts>();
}
