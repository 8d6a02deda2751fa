namespace VinhDanh.Law.Tests;

/// <summary>How many made-up cases a property is tried on. Where the program's code is mutated, each of hundreds of changes runs all tests: a fiftieth then says as much.</summary>
internal static class Samples
{
#if MUTANTS
    public static int Of(int many) => Math.Max(many / 50, 100);
#else
    public static int Of(int many) => many;
#endif
}
