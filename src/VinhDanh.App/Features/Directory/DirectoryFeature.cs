using VinhDanh.App.Features.Directory.Duplicates;
using VinhDanh.App.Features.Directory.Figures;
using VinhDanh.App.Features.Directory.History;
using VinhDanh.App.Features.Directory.Importing;
using VinhDanh.App.Features.Directory.Organisations;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Platform.Search;
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
        services.AddScoped<ReorganisationImporter>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<UnitFinder>();
        services.AddScoped<PersonFinder>();
        services.AddScoped<OrganisationView>();
        services.AddScoped<TreeMoves>();
        services.AddScoped<UnitHistory>();
        services.AddScoped<DuplicateQueries>();
        services.AddScoped<Repointing>();
        services.AddScoped<Merging>();
        services.AddScoped<UnitTree>();
        services.AddScoped<ReorganisationDesk>();
        services.AddScoped<ReorganisationView>();
        services.AddScoped<CarryingOut>();
        services.AddScoped<Undoing>();
        services.AddScoped<IUnitFollowing, ChildFollowing>();
        services.AddScoped<IUnitFollowing, PeopleFollowing>();
        services.AddScoped<IUnitFollowing, AccountRoleFollowing>();
        services.AddScoped<IUnitFollowing, HeldRoleFollowing>();
        services.AddScoped<IUnitFollowing, GroupFollowing>();
        services.AddScoped<IUnitFollowing, ClusterFollowing>();
        foreach (var table in (FigureTable[])[DirectoryFigures.Units, DirectoryFigures.Memberships, DirectoryFigures.Organised, DirectoryFigures.Staff]) services.AddFigures(_ => table);
        services.AddSingleton<IAuditWords, DirectoryAuditWords>();
        services.AddSingleton(new SearchKind("organisation", "Cơ quan, đơn vị", "sitemap", 30, Permission.ViewDirectory, hit => $"/directory/organisations/{hit.Id}"));
        services.AddSingleton(new SearchKind("person", "Người", "users", 40, Permission.ViewDirectory, hit => $"/directory/people/{hit.Id}"));
        services.AddSingleton(new RecordTab(RecordTabs.Person, "Hồ sơ", id => $"/directory/people/{id}", 10, Permission.ViewDirectory));
        services.AddSingleton(new RecordTab(RecordTabs.Unit, "Hồ sơ", id => $"/directory/organisations/{id}", 10, Permission.ViewDirectory));
        services.AddSingleton(new NavigationEntry("Danh bạ", "/directory", "sitemap", WorkOrder.LookUp, Permission.ViewDirectory));
        services.AddSingleton(new NavigationEntry("Người", "/directory/people", "users", WorkOrder.LookUp + 1, Permission.ViewDirectory) { Under = "/directory" });
        services.AddSingleton(new NavigationEntry("Nhóm địa chỉ", "/directory/groups", "mail", WorkOrder.LookUp + 2, Permission.ViewDirectory) { Under = "/directory" });
        services.AddSingleton(new NavigationEntry("Vai trò", "/directory/roles", "id", WorkOrder.LookUp + 3, Permission.ViewDirectory) { Under = "/directory" });
        services.AddSingleton(new NavigationEntry("Sắp xếp đơn vị", "/directory/reorganisations", "git-merge", WorkOrder.LookUp + 5, Permission.ViewDirectory) { Under = "/directory" });
        services.AddSingleton(new NavigationEntry("Cụm, khối thi đua", "/directory/clusters", "users-group", WorkOrder.LookUp + 4, Permission.ViewDirectory) { Under = "/directory" });
    }

    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/directory/import/template/{purpose:regex(^(organisations|people|reorganisation)$)}", (string purpose) => purpose is "reorganisation" ? Results.File(
            ReorganisationTemplate.Write(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "mau-phuong-an-sap-xep.xlsx") : Results.File(
            Path.Combine(AppContext.BaseDirectory, "samples", purpose is "organisations" ? "directory.xlsx" : "people.xlsx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            purpose is "organisations" ? "mau-danh-ba-to-chuc.xlsx" : "mau-danh-sach-nguoi.xlsx"))
        .Requires(Permission.ImportDirectory);
}
