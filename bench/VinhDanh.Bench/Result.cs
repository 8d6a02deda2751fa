using System.Globalization;

namespace VinhDanh.Bench;

/// <summary>One measured figure.</summary>
/// <param name="Target">As printed; null where nothing was promised.</param>
/// <param name="Passed">Null without a target.</param>
internal sealed record Result(string What, string Value, string? Target = null, bool? Passed = null)
{
    public static Result AtMost(string what, double value, double most, string unit) =>
        new(what, Text(value, unit), $"≤ {Text(most, unit)}", value <= most);

    public static Result AtLeast(string what, double value, double least, string unit = "") =>
        new(what, Text(value, unit), $"≥ {Text(least, unit)}", value >= least);

    /// <param name="most">Null where nothing is promised.</param>
    public static Result Of(string what, double value, double? most, string unit) => most is { } promised ? AtMost(what, value, promised, unit) : Only(what, value, unit);

    public static Result Only(string what, double value, string unit) => new(what, Text(value, unit));

    /// <summary>A line of its own, without commit and target.</summary>
    public static Result Said(string line) => new(line, "");

    public string Line(string commit) => Value.Length == 0 ? What :
        $"{commit}  {What,-64}  {Value,12}  {Target ?? "-",12}  {Passed switch { true => "PASS", false => "FAIL", null => "-" }}";

    private static string Text(double value, string unit)
    {
        var number = value.ToString(Math.Abs(value) >= 100 ? "0" : "0.00", CultureInfo.InvariantCulture);
        return unit.Length > 0 ? $"{number} {unit}" : number;
    }
}
