using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Tests.Packs;

/// <summary>The guide to the packs lists every criterion, time limit and rule of money that nobody has verified. <c>VINHDANH_UPDATE=1</c> writes the list.</summary>
public sealed class UnverifiedListTests
{
    private const string Heading = "`UnverifiedListTests` holds this list to the packs.\n\n";

    [Fact]
    public void The_guide_lists_what_is_not_verified()
    {
        var file = Guide();
        var text = File.ReadAllText(file);
        var start = text.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        var list = string.Concat(Lines().Select(l => l + "\n"));
        if (Environment.GetEnvironmentVariable("VINHDANH_UPDATE") == "1") File.WriteAllText(file, text[..start] + list);
        File.ReadAllText(file)[start..].ShouldBe(list);
    }

    private static IEnumerable<string> Lines()
    {
        var library = LawLibrary.LoadEmbedded();
        var regime = library.Find("nd152_2025")!;
        foreach (var award in regime.Awards.Values)
        {
            foreach (var criterion in award.Criteria.Where(c => !c.Basis.Verified))
            {
                yield return Line($"{award.Name}, {regime.Words.Groups[criterion.Group].Name}", criterion.Basis);
            }
        }
        foreach (var rule in library.Regimes.Select(r => r.Transition).OfType<Transition>().Where(t => !t.Basis.Verified)) yield return Line($"Chuyển tiếp, {rule.Text}", rule.Basis);
        foreach (var principle in regime.Principles.Values.Where(p => !p.Basis.Verified)) yield return Line($"Nguyên tắc, {principle.Text}", principle.Basis);
        foreach (var limit in regime.TimeLimits.Values.Where(l => !l.Basis.Verified)) yield return Line($"Thời hạn giải quyết, {limit.Name}", limit.Basis);
        foreach (var remark in new[] { regime.Counting.Starts, regime.Counting.Ends }.OfType<Remark>().Where(r => !r.Basis.Verified)) yield return Line($"Cách tính thời hạn, {remark.Text}", remark.Basis);
        foreach (var form in regime.Certificates.Values.Where(c => !c.Basis.Verified)) yield return Line($"Mẫu bằng, giấy, {form.Name}", form.Basis);
        foreach (var objects in regime.Objects.Values.Where(o => !o.Basis.Verified)) yield return Line($"Hiện vật, {string.Join(", ", objects.For.Awards.Select(a => regime.Awards[a].Name))}", objects.Basis);
        foreach (var rule in regime.RewardRules.HighestOnly.Where(r => !r.Basis.Verified)) yield return Line($"Tiền thưởng, {rule.Text}", rule.Basis);
    }

    private static string Line(string what, Basis basis) => $"- {what}: {basis.Line}{(basis.Note is { } note ? $" ({note})" : "")}";

    private static string Guide()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "VinhDanh.slnx"))) root = root.Parent.ShouldNotBeNull();
        return Path.Combine(root.FullName, "docs", "law-packs.md");
    }
}
