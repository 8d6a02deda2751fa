namespace VinhDanh.App.Tests.Access;

internal static partial class Probes
{
    private static Dictionary<string, Func<Scene, Place, Task<Probe>>> OfFigures => new(StringComparer.Ordinal)
    {
        ["GET /figures"] = (scene, place) => Task.FromResult(new Probe($"/figures?unit={scene[place]}")),
        ["GET /figures/{code}/{handler?}"] = Figure(""),
        ["GET /figures/{code}/{handler?} Xlsx"] = Figure("/xlsx"),
    };

    /// <summary>Of awards: also whoever may see the directory but no records must not open them.</summary>
    private static Func<Scene, Place, Task<Probe>> Figure(string handler) => (scene, place) => Task.FromResult(new Probe($"/figures/awards.total{handler}?unit={scene[place]}&from=01/01/2025&to=31/12/2025"));
}
