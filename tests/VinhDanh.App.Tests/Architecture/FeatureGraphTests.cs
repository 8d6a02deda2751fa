using System.Reflection;
using VinhDanh.App.Platform;
using static VinhDanh.App.Tests.Architecture.ArchitecturePage;

namespace VinhDanh.App.Tests.Architecture;

/// <summary>The compiled program has exactly the arrows that <c>docs/architecture.md</c> draws.</summary>
public sealed class FeatureGraphTests
{
    private const string Root = "VinhDanh.App.";
    private static readonly Assembly Program = typeof(WebProgram).Assembly;

    [Fact]
    public void Every_arrow_of_the_program_is_drawn_and_every_drawn_arrow_exists()
    {
        var drawn = Arrows("features").ToHashSet(StringComparer.Ordinal);
        var compiled = Compiled();

        compiled.Keys.Except(drawn).Select(arrow => $"{arrow}, because of {compiled[arrow]}").Order()
            .ShouldBeEmpty("not drawn in docs/architecture.md, list “features”");
        drawn.Except(compiled.Keys).Order().ShouldBeEmpty("drawn in docs/architecture.md, but nothing in the program uses it");
    }

    [Fact]
    public void Every_feature_stands_in_the_list_and_only_those()
    {
        List("features").Keys.ShouldBe(NodesOfProgram().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Features_use_each_other_in_one_direction_only()
    {
        var waiting = List("features").Where(line => line.Key.StartsWith("Features.", StringComparison.Ordinal))
            .ToDictionary(line => line.Key, line => line.Value.Where(to => to.StartsWith("Features.", StringComparison.Ordinal)).ToHashSet());
        // Takes away whoever needs nobody that is left; a circle stays.
        while (waiting.FirstOrDefault(line => !line.Value.Overlaps(waiting.Keys)).Key is { } free) waiting.Remove(free);

        waiting.Select(line => $"{line.Key}: {string.Join(' ', line.Value)}").ShouldBeEmpty("features in a circle");
    }

    [Fact]
    public void The_shell_knows_no_feature() =>
        Arrows("features").Where(arrow => arrow.StartsWith("Shell → Features.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void A_view_belongs_to_the_folder_it_lies_in()
    {
        NodeOf(Program.GetTypes().Single(t => t.Name == "Features_Home_Home")).ShouldBe("Features.Home");
        NodeOf(Program.GetTypes().Single(t => t.Name == "Shell__Layout")).ShouldBe("Shell");
    }

    [Fact]
    public void References_are_found_in_code_in_signatures_and_in_attributes()
    {
        var found = CompiledReferences.Of(typeof(Specimen));
        found.ShouldContain(typeof(OnlyInCode));
        found.ShouldContain(typeof(OnlyInASignature));
        found.ShouldContain(typeof(OnlyInAnAttribute));
        found.ShouldNotContain(typeof(Nowhere));
    }

    /// <summary>Arrows between the parts of the program, each with one example.</summary>
    private static Dictionary<string, string> Compiled()
    {
        var arrows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in Program.GetTypes())
            foreach (var used in CompiledReferences.Of(type).Where(t => t.Assembly == Program))
                if (NodeOf(type) is { } from && NodeOf(used) is { } to && from != to && !EveryoneMay(from, to))
                    arrows.TryAdd(Arrow(from, to), $"{type} uses {used}");
        return arrows;
    }

    private static IEnumerable<string> NodesOfProgram() => Program.GetTypes().Select(NodeOf).OfType<string>().Distinct();

    /// <summary>What the platform and the shell are there for is not drawn for each feature.</summary>
    private static bool EveryoneMay(string from, string to) => from.StartsWith("Features.", StringComparison.Ordinal) && to is "Platform" or "Shell";

    /// <summary>“Features.Plans”, “Platform”, “Shell”; null for what the compiler made and for the entry point.</summary>
    private static string? NodeOf(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        // A view's class is named by its path: Features_Plans_Show_Show.
        var place = type.Namespace == "AspNetCoreGeneratedDocument" ? Root + type.Name.Replace('_', '.') : type.FullName ?? type.Name;
        if (!place.StartsWith(Root, StringComparison.Ordinal)) return null;
        var parts = place[Root.Length..].Split('.');
        // Files right in Features/ (_ViewImports) belong to no feature.
        if (parts[0] == "Features") return parts.Length > 2 && parts[1].Length > 0 ? $"Features.{parts[1]}" : null;
        return parts[0] is "Platform" or "Shell" ? parts[0] : throw new InvalidDataException($"{type} lies in no part of the map.");
    }

    [OnlyInAnAttribute]
    private sealed class Specimen
    {
        public static int Count() => new List<OnlyInCode[]>().Count;
        public static void Take(IReadOnlyList<OnlyInASignature> list) => _ = list;
    }

    private sealed class OnlyInCode;

    private sealed class OnlyInASignature;

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class OnlyInAnAttribute : Attribute;

    private sealed class Nowhere;
}
