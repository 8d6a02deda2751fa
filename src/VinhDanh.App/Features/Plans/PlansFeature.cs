using Microsoft.Extensions.DependencyInjection.Extensions;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.App.Features.Documents;
using VinhDanh.App.Features.Plans.Amend;
using VinhDanh.App.Features.Plans.Answer;
using VinhDanh.App.Features.Plans.Bulk;
using VinhDanh.App.Features.Plans.Compose;
using VinhDanh.App.Features.Plans.Confirm;
using VinhDanh.App.Features.Plans.Dates;
using VinhDanh.App.Features.Plans.EditTask;
using VinhDanh.App.Features.Plans.Figures;
using VinhDanh.App.Features.Plans.HandDown;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Features.Plans.Reorganising;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Features.Plans.TaskList;
using VinhDanh.App.Features.Plans.Units;
using VinhDanh.App.Features.Plans.Work;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Search;
using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Plans;

/// <summary>Plan documents become work programmes, tracked and reminded.</summary>
public sealed class PlansFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<PlanImporting>();
        services.AddScoped<IDemoAddition, PlansDemo>();
        services.AddScoped<ReviewDesk>();
        services.AddScoped<Confirming>();
        services.AddScoped<TaskChanges>();
        services.AddScoped<HandoverNotices>();
        services.AddScoped<HandingDown>();
        services.AddScoped<AddedTasks>();
        services.AddScoped<TaskOrders>();
        services.AddScoped<Taking>();
        services.AddScoped<RollUpQuery>();
        services.AddScoped<HandoverLinks>();
        services.AddSingleton<IAuditWords, HandoverAuditWords>();
        services.AddScoped<AmendDesk>();
        services.AddScoped<Amending>();
        services.AddScoped<DeadlineNotices>();
        services.AddScoped<SignedCopies>();
        services.AddScoped<PlanDocuments>();
        services.AddScoped<CompositionDesk>();
        services.AddScoped<CompositionSources>();
        services.AddScoped<CompositionFlow>();
        services.AddSingleton<IAuditWords, CompositionWords>();
        services.AddSingleton<IAuditWords, PlanAuditWords>();
        services.AddSingleton<IAuditWords, AmendAuditWords>();
        services.AddScoped<TaskListQuery>();
        services.AddScoped<ProgrammeQueries>();
        services.AddScoped<TaskQueries>();
        services.AddScoped<WorkQueries>();
        services.AddScoped<UnitShareQuery>();
        services.AddScoped<AnswerChanges>();
        services.AddScoped<DateChanges>();
        services.AddScoped<TaskEdits>();
        services.AddScoped<AssignableUnits>();
        services.AddScoped<BulkChanges>();
        services.AddSingleton<IAuditWords, BulkAuditWords>();
        services.AddScoped<IUnitFollowing, WorkFollowing>();
        services.AddFigures(_ => ProgrammeFigures.Table);
        services.AddFigures(s => TaskFigures.Of(s.GetRequiredService<TimeProvider>()));
        services.AddFigures(_ => ReportFigures.Table);
        services.AddScoped<IFileAccess, ReportFiles>();
        services.AddScoped<IDocumentUses, TaskDocumentUses>();
        foreach (var files in PlanFileClasses.All) services.AddSingleton(files);
        services.TryAddSingleton(_ => WorkingCalendar.LoadEmbedded());
        services.AddSingleton<DueWords>();
        services.AddSingleton(new SearchKind("task", "Nhiệm vụ", "list-check", 10, Permission.ViewProgrammes, hit => $"/tasks/{hit.Id}"));
        services.AddSingleton(new SearchKind("programme", "Kế hoạch", "checklist", 20, Permission.ViewProgrammes, hit => $"/programmes/{hit.Id}"));
        services.AddSingleton(new SearchKind("document", "Văn bản", "file-text", 50, Permission.ViewProgrammes, hit => $"/programmes/{hit.WithinId}/documents"));
        services.AddSingleton(new NavigationEntry("Việc của tôi", "/work", "inbox", WorkOrder.MyWork, Permission.ViewProgrammes));
        services.AddSingleton(new NavigationEntry("Tổng quan", "/dashboard", "chart-bar", WorkOrder.MyWork + 1, Permission.ViewDashboard));
        services.AddSingleton(new NavigationEntry("Kế hoạch", "/programmes", "checklist", WorkOrder.Plans, Permission.ViewProgrammes));
        services.AddSingleton(new NavigationEntry("Việc quá hạn", "/late", "alert-circle", WorkOrder.Plans + 1, Permission.ViewProgrammes) { Under = "/programmes" });
        services.AddSingleton(new NavigationEntry("Mọi nhiệm vụ", "/tasks", "list-check", WorkOrder.Plans + 2, Permission.ViewProgrammes) { Under = "/programmes" });
        services.AddSingleton(new NavigationEntry("Việc cấp trên giao", "/handed-down", "arrow-right", WorkOrder.Plans + 3, Permission.EditProgrammes) { Under = "/programmes" });
        services.AddSingleton(new NavigationEntry("Nạp kế hoạch", "/imports", "upload", WorkOrder.Plans + 5, Permission.ImportPlans) { Under = "/programmes" });
        services.AddSingleton(new NavigationEntry("Soạn kế hoạch", "/compositions", "edit", WorkOrder.Plans + 6, Permission.ReadPlanDrafts) { Under = "/programmes" });
    }
}
