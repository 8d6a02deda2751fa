using Microsoft.Extensions.DependencyInjection.Extensions;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Directory.Duplicates;
using VinhDanh.App.Features.Eligibility.Proposals;
using VinhDanh.App.Features.Eligibility.Screening;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Eligibility;

/// <summary>The law browser and trying it out; roadmaps and screening over the records.</summary>
public sealed class EligibilityFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<Boards>();
        services.AddScoped<Screener>();
        services.AddScoped<ScreeningQuery>();
        services.TryAddSingleton(_ => WorkingCalendar.LoadEmbedded());
        services.AddScoped<MorningNotice>();
        services.AddJob<MorningNotice>();
        services.AddHostedService<ScreeningSchedule>();
        services.AddScoped<ProposalDesk>();
        services.AddScoped<IMergedRecords, MergedProposals>();
        services.AddSingleton<IAuditWords, ProposalAuditWords>();
        services.AddSingleton(new NavigationEntry("Rà soát điều kiện", "/screening", "list-check", WorkOrder.Awards + 2, Permission.ViewAchievements) { Under = "/achievements" });
        services.AddSingleton(new NavigationEntry("Danh sách đề nghị", "/proposals", "rosette", WorkOrder.Awards + 3, Permission.ViewAchievements) { Under = "/achievements" });
        services.AddSingleton(new RecordTab(RecordTabs.Person, "Lộ trình khen cao", id => $"{RecordSubject.HrefOf(id, isUnit: false)}/roadmap", 30, Permission.ViewAchievements));
        services.AddSingleton(new RecordTab(RecordTabs.Unit, "Lộ trình khen cao", id => $"{RecordSubject.HrefOf(id, isUnit: true)}/roadmap", 30, Permission.ViewAchievements));
        services.AddSingleton(new NavigationEntry("Tra cứu luật", "/law", "scale", WorkOrder.Awards + 5, Permission.UseOwnAccount));
        services.AddSingleton(new NavigationEntry("Tra cứu thử", "/law/try", "rosette", WorkOrder.Awards + 6, Permission.UseOwnAccount) { Under = "/law" });
    }
}
