using VinhDanh.App.Features.Achievements.Demo;
using VinhDanh.App.Features.Achievements.Digests;
using VinhDanh.App.Features.Achievements.Enter;
using VinhDanh.App.Features.Achievements.Figures;
using VinhDanh.App.Features.Achievements.Importing;
using VinhDanh.App.Features.Directory.Duplicates;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Achievements;

/// <summary>What every person and collective achieved.</summary>
public sealed class AchievementsFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<RecordBook>();
        services.AddScoped<RecordDesk>();
        services.AddScoped<RecordDigests>();
        services.AddScoped<AchievementImporting>();
        services.AddScoped<IFileAccess, AchievementFiles>();
        services.AddScoped<IMergedRecords, MergedAchievements>();
        services.AddFigures(s => AchievementFigures.Of(s.GetRequiredService<LawShelf>()));
        services.AddScoped<IDemoAddition, AchievementsDemo>();
        services.AddSingleton<IAuditWords, AchievementAuditWords>();
        services.AddSingleton(new RecordTab(RecordTabs.Person, "Thành tích", id => RecordSubject.HrefOf(id, isUnit: false), 20, Permission.ViewAchievements));
        services.AddSingleton(new RecordTab(RecordTabs.Unit, "Thành tích", id => RecordSubject.HrefOf(id, isUnit: true), 20, Permission.ViewAchievements));
        services.AddSingleton(new NavigationEntry("Khen thưởng", "/achievements", "rosette", WorkOrder.Awards, Permission.ViewAchievements));
        services.AddSingleton(new NavigationEntry("Hồ sơ thành tích", "/achievements", "rosette", WorkOrder.Awards + 1, Permission.ViewAchievements) { Under = "/achievements" });
    }

    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/achievements/import/template", () => Results.File(AchievementTemplate.Write(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "mau-theo-doi-thanh-tich.xlsx"))
        .Requires(Permission.EditAchievements);
}
