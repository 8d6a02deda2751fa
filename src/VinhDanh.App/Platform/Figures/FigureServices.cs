using Npgsql;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Figures;

public static class FigureServices
{
    /// <summary>One table of lines of a feature.</summary>
    public static void AddFigures(this IServiceCollection services, Func<IServiceProvider, FigureTable> table) =>
        services.AddScoped<IFigureSource>(s => new FigureTableSource(table(s), s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<AppDb>(), s.GetRequiredService<TimeProvider>()));

    /// <summary>Two figures of one code are found now, not by the first who asks.</summary>
    public static void CheckFigures(this IServiceProvider services)
    {
        using var scope = services.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<FigureBook>().Figures.Count();
    }
}
