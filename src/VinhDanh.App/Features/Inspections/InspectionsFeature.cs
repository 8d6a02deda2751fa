using VinhDanh.App.Features.Inspections.Conclusion;
using VinhDanh.App.Features.Inspections.Costs;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Inspections.Import;
using VinhDanh.App.Features.Inspections.Outline;
using VinhDanh.App.Features.Inspections.Overview;
using VinhDanh.App.Features.Inspections.Paperwork;
using VinhDanh.App.Features.Inspections.Prefill;
using VinhDanh.App.Features.Inspections.Reminders;
using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Features.Inspections.Summary;
using VinhDanh.App.Features.Inspections.Targets;
using VinhDanh.App.Features.Inspections.Team;
using VinhDanh.App.Features.Inspections.Visits;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Inspections;

/// <summary>Inspections of the work: plan, units, team, report outline, reports.</summary>
public sealed class InspectionsFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<InspectionDesk>();
        services.AddScoped<IDemoAddition, InspectionsDemo>();
        services.AddScoped<InspectionImporting>();
        services.AddScoped<TargetDesk>();
        services.AddScoped<CostDesk>();
        services.AddScoped<TeamDesk>();
        services.AddScoped<VisitDesk>();
        services.AddScoped<InspectionNames>();
        services.AddScoped<OutlineDesk>();
        services.AddScoped<ReportDesk>();
        services.AddScoped<ReportFilling>();
        services.AddScoped<ReportFlow>();
        services.AddScoped<ReceiptDesk>();
        services.AddScoped<SummaryDesk>();
        services.AddScoped<CaseReader>();
        services.AddScoped<FindingDesk>();
        services.AddScoped<OpenPoints>();
        services.AddScoped<Minutes>();
        services.AddScoped<IFileAccess, FindingFiles>();
        services.AddScoped<IFileAccess, MinutesFiles>();
        services.AddScoped<ConclusionFlow>();
        services.AddScoped<ConclusionBoard>();
        services.AddScoped<Comments>();
        services.AddScoped<InspectionNotices>();
        services.AddScoped<OverviewDesk>();
        services.AddScoped<InspectionReminders>();
        services.AddJob<InspectionReminderJob>();
        services.AddHostedService<InspectionReminderSchedule>();
        services.AddScoped<IFileAccess, ConclusionFiles>();
        foreach (var files in InspectionFileClasses.All) services.AddSingleton(files);
        services.AddScoped<PrefillDesk>();
        services.AddJob<PrefillJob>();
        services.AddScoped<IFileAccess, AnswerFiles>();
        services.AddScoped<IFileAccess, InspectionFiles>();
        services.AddSingleton<IAuditWords, InspectionAuditWords>();
        services.AddSingleton(new NavigationEntry("Kiểm tra", "/inspections", "clipboard-check", WorkOrder.Inspections, Permission.ViewInspections));
        services.AddSingleton(new NavigationEntry("Nạp kế hoạch", "/inspections/import", "upload", WorkOrder.Inspections + 1, Permission.EditInspections) { Under = "/inspections" });
        services.AddSingleton(new NavigationEntry("Kết quả các năm", "/inspections/overview", "chart-bar", WorkOrder.Inspections + 3, Permission.ViewInspections) { Under = "/inspections" });
    }
}
