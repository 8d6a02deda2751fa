using System.Runtime.CompilerServices;
using VinhDanh.Bench.LawEngines;

namespace VinhDanh.Bench;

internal static class Measurements
{
    public static async IAsyncEnumerable<Result> AllAsync(Options options, [EnumeratorCancellation] CancellationToken ct)
    {
        if (options.Wants("read"))
            foreach (var result in ReadingMeasure.All()) yield return result;
        if (options.Wants("law"))
            foreach (var result in LawMeasure.All()) yield return result;
        if (options.Only == "law")
            foreach (var result in await LawComparison.AllAsync(ct)) yield return result;
        if (!options.Wants("list") && !options.Wants("directory") && !options.Wants("search") && !options.Wants("weight") && !options.Wants("memory") && !options.Compares && !options.Screens && !options.Figures && !options.Prefills && !options.Summarises) yield break;

        await using var ground = await Ground.MakeAsync(ct);
        await Console.Error.WriteLineAsync($"Filling {options.Tasks} tasks of {Filling.Organisations} organisations…");
        // Search has entries of its own; the tables need not be full for it alone.
        await Filling.FillAsync(ground, options.Only == "search" || options.Screens || options.Summarises ? Filling.Organisations : options.Tasks, ct);
        if (options.Screens)
            foreach (var result in await ScreeningMeasure.AllAsync(ground, ct)) yield return result;
        if (options.Figures)
            foreach (var result in await FiguresMeasure.AllAsync(ground, ct)) yield return result;
        if (options.Prefills)
            foreach (var result in await InspectionMeasure.PrefillAsync(ground, ct)) yield return result;
        if (options.Summarises)
            foreach (var result in await InspectionMeasure.SummaryAsync(ground, ct)) yield return result;
        if (options.Compares)
            foreach (var result in await PagesCheck.AllAsync(ground, ct)) yield return result;
        if (options.Wants("list"))
            foreach (var result in await ListMeasure.AllAsync(ground, ct)) yield return result;
        if (options.Wants("directory"))
            foreach (var result in await DirectoryMeasure.AllAsync(ground, ct)) yield return result;
        if (options.Wants("search"))
            foreach (var result in await SearchMeasure.AllAsync(ground, options.Tasks, ct)) yield return result;
        if (!options.Wants("weight") && !options.Wants("memory")) yield break;

        var program = options.Program ?? throw new InvalidOperationException("Weight and memory are those of the published program: start by ./run bench.");
        await foreach (var result in ProgramMeasure.AllAsync(ground, program, options, ct)) yield return result;
    }
}
