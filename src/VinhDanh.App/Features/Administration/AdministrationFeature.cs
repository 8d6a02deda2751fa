using VinhDanh.App.Features.Administration.Accounts;
using VinhDanh.App.Features.Administration.Demo;
using VinhDanh.App.Features.Administration.Disposal;
using VinhDanh.App.Features.Administration.FirstRun;
using VinhDanh.App.Features.Administration.SecondFactor;
using VinhDanh.App.Features.Administration.Standing;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Administration;

/// <summary>First run, accounts and roles, jobs, mail: what an administrator sees.</summary>
public sealed class AdministrationFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<Founding>().AddScoped<DemoProvince>().AddScoped<DemoAccounts>();
        services.AddScoped<AccountQueries>();
        services.AddScoped<AccountChanges>();
        services.AddScoped<Invitations>();
        services.AddScoped<OrganisationChoice>();
        services.AddScoped<PasswordResets>();
        services.AddScoped<Demands>();
        services.AddScoped<DisposalQueries>();
        services.AddScoped<Disposals>();
        services.AddScoped<SystemQueries>();
        services.AddSingleton(new NavigationEntry("Quản trị", "/administration/accounts", "settings", WorkOrder.Administration, Permission.ManageAccounts));
        services.AddSingleton(new NavigationEntry("Xác thực hai bước", "/administration/second-factor", "shield-lock", WorkOrder.Administration + 1, Permission.ManageSettings) { Under = "/administration/accounts" });
        services.AddSingleton(new NavigationEntry("Tình trạng hệ thống", "/administration/system", "clipboard-check", WorkOrder.Administration + 4, Permission.ManageJobs) { Under = "/administration/accounts" });
        services.AddSingleton(new NavigationEntry("Thư điện tử", "/administration/mail", "mail", WorkOrder.Administration + 3, Permission.ManageJobs) { Under = "/administration/accounts" });
        services.AddSingleton(new NavigationEntry("Công việc nền", "/administration/jobs", "server", WorkOrder.Administration + 2, Permission.ManageJobs) { Under = "/administration/accounts" });
        services.AddSingleton(new NavigationEntry("Tệp hết hạn giữ", "/administration/disposal", "trash", WorkOrder.Administration + 3, Permission.DisposeFiles) { Under = "/administration/accounts" });
    }
}
