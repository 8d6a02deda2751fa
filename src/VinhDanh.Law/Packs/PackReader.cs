using System.Globalization;
using VinhDanh.Law.Certificates;
using VinhDanh.Law.Rewards;
using VinhDanh.Law.TimeLimits;

namespace VinhDanh.Law.Packs;

/// <summary>A file of a pack.</summary>
/// <param name="Name">As mistakes name it.</param>
public sealed record PackFile(string Name, string Text);

/// <summary>Reads the files of one pack.</summary>
internal static class PackReader
{
    public static readonly string[] Scales = ["ratings", "scopes", "disciplines", "authorities", "positions"];
    public static readonly string[] TermLists = ["recipients", "kinds", "work_kinds"];

    /// <summary>The documents that citations of a pack may name: its own and those of the packs below it.</summary>
    public static IReadOnlyList<LegalDocument> Documents(IEnumerable<PackFile> files)
    {
        List<PackMistake> ignored = [];
        return [.. files.Select(f => Open(f, ignored)).OfType<Section>().SelectMany(s => s.List("documents")).Select(Document).Where(d => d.CiteAs.Length > 0)];
    }

    /// <returns>Null when the pack has no readable head.</returns>
    public static PackDraft? Read(IReadOnlyList<PackFile> files, IReadOnlyCollection<LegalDocument> documents, List<PackMistake> mistakes)
    {
        List<Section> sections = [.. files.Select(f => Open(f, mistakes)).OfType<Section>()];
        var heads = sections.Where(s => s.Has("pack")).ToList();
        if (heads is not [var first])
        {
            // A file that cannot be read may be the one with the head.
            if (sections.Count == files.Count || heads.Count > 0) mistakes.Add(new(files.Count > 0 ? files[0].Name : "", 0, 0, heads.Count == 0 ? "bộ dữ liệu thiếu phần đầu “pack”" : "phần đầu “pack” có trong hai tệp của cùng một bộ"));
            return null;
        }
        if (Head(first) is not { } draft) return null;
        var bases = new BasisReader(documents);
        foreach (var section in sections) Sections(section, draft, bases);
        return draft;
    }

    private static Section? Open(PackFile file, List<PackMistake> mistakes)
    {
        using var text = new StringReader(file.Text);
        return new PackSource(file.Name, mistakes).Open(text);
    }

    private static PackDraft? Head(Section file)
    {
        if (file.Inner("pack") is not { } head) return null;
        var received = head.Inner("received");
        var draft = new PackDraft(head.Text("id"))
        {
            Head = file.Source,
            Name = head.Text("name"),
            Inherits = head.TextOrNull("inherits"),
            OnTopOf = head.Words("on_top_of"),
            IsRegime = received is not null && !head.Has("on_top_of"),
            From = received?.Date("from"),
            To = received?.Date("to"),
            Incomplete = head.TextOrNull("incomplete"),
        };
        if (draft.From > draft.To) received?.Mistake("ngày bắt đầu sau ngày kết thúc");
        received?.Done();
        head.Done();
        return draft;
    }

    private static void Sections(Section file, PackDraft pack, BasisReader bases)
    {
        pack.Documents.AddRange(file.List("documents").Select(Document));
        foreach (var scale in Scales)
        {
            if (file.Has(scale)) pack.Scales[scale] = [.. file.List(scale).Select(Term)];
        }
        foreach (var list in TermLists) AddAll(file, list, pack.Terms.TryGetValue(list, out var terms) ? terms : pack.Terms[list] = new(), Term);
        AddAll(file, "groups", pack.Groups, at => new Group(at.Text("code"), at.Text("name"), at.Words("recipients"), at.TextOrNull("within"), at.YesNo("only_members") ?? false, at.YesNo("always") ?? false, at.YesNo("usual") ?? false));
        AddAll(file, "member_words", pack.MemberWords, at => new MemberWord(at.Text("code"), at.Text("name"), at.Words("awards")));
        AddAll(file, "statements", pack.Statements, at => new Statement(at.Text("code"), at.Text("name"), at.YesNo("act") ?? false, at.TextOrNull("label")));
        AddAll(file, "measures", pack.Measures, at => new Measure(at.Text("code"), at.Text("name"), at.TextOrNull("label")));
        AddAll(file, "service_tables", pack.ServiceTables, at => Table(at, bases));
        AddAll(file, "dossiers", pack.Dossiers, at => new Dossier(at.Text("code"), at.Whole("copies"), at.Words("papers"), at.YesNo("electronic") ?? false, bases.Read(at)));
        AddAll(file, "principles", pack.Principles, at => new Principle(PrincipleOf(at), at.Text("text"), Share(at), bases.Read(at)) { Kinds = at.Words("kinds"), DecidedBy = at.Words("decided_by") }, "kind");
        AddAll(file, "readings", pack.Readings, at => new Reading(at.Text("code"), at.Text("question"), at.Text("yes"), at.Text("no"), at.YesNo("default") ?? false, bases.Read(at)));
        foreach (var at in file.List("base_salaries")) pack.BaseSalaries.Add(Salary(at, bases));
        if (file.Inner("transition") is { } transition) pack.Transition = (TransitionReader.Read(transition, bases), transition);
        AddAll(file, "events", pack.Events, at => new ProcedureEvent(at.Text("code"), at.Text("name"), at.YesNo("receipt") ?? false));
        AddAll(file, "time_limits", pack.TimeLimits, at => TimeLimitReader.Read(at, bases));
        AddAll(file, "certificates", pack.Certificates, at => CertificateReader.Read(at, bases));
        AddAll(file, "objects", pack.Objects, at => CertificateReader.ReadObjects(at, bases));
        if (file.Inner("counting") is { } counting) Counting(counting, pack, bases);
        if (file.Inner("reward_rules") is { } rewards) RewardRulesReader.Read(rewards, pack.RewardRules, bases);
        var awards = new AwardReader(bases);
        AddAll(file, "awards", pack.Awards, awards.Read);
        file.Has("pack");
        file.Done();
    }

    private static void Counting(Section at, PackDraft pack, BasisReader bases)
    {
        if (at.Inner("starts") is { } starts) pack.TermsStart = bases.ReadRemark(starts);
        if (at.Inner("ends") is { } ends) pack.TermsEnd = bases.ReadRemark(ends);
        at.Done();
    }

    private static void AddAll<T>(Section file, string key, Entries<T> to, Func<Section, T> read, string code = "code")
    {
        foreach (var at in file.List(key))
        {
            to.Add(at.Text(code), read(at), at);
            at.Done();
        }
    }

    private static LegalDocument Document(Section at)
    {
        var document = new LegalDocument(at.Text("cite_as"), at.Text("name"));
        at.Done();
        return document;
    }

    private static Term Term(Section at)
    {
        var term = new Term(at.Text("code"), at.Text("name"), at.TextOrNull("label"), at.TextOrNull("same_as"));
        at.Done();
        return term;
    }

    private static PrincipleKind PrincipleOf(Section at)
    {
        var name = at.Text("kind").Replace("_", "", StringComparison.Ordinal);
        if (Enum.TryParse<PrincipleKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind)) return kind;
        at.Mistake("kind", "“kind” phải là một trong: pending_case, same_achievement, discipline, sudden_or_thematic, work_used_once, women_in_posts, one_state_award_a_year");
        return default;
    }

    /// <summary>“2/3”: a fraction, because a decimal would be wrong by a day.</summary>
    private static Fraction? Share(Section at)
    {
        if (at.TextOrNull("factor") is not { } text) return null;
        if (text.Split('/') is [var over, var under] && int.TryParse(over, NumberStyles.None, CultureInfo.InvariantCulture, out var a) && int.TryParse(under, NumberStyles.None, CultureInfo.InvariantCulture, out var b) && b > 0) return new(a, b);
        at.Mistake("factor", "“factor”: chờ một phân số, ví dụ 2/3");
        return null;
    }

    private static ServiceTable Table(Section at, BasisReader bases)
    {
        var basis = bases.Read(at);
        return new(at.Text("code"), [.. at.List("rows").Select(r => Row(r, basis, bases))], basis);
    }

    private static ServiceRow Row(Section at, Basis table, BasisReader bases)
    {
        var row = new ServiceRow(at.Text("position"), at.Number("min_years") ?? 0, at.Number("below_years"), bases.ReadOptional(at) ?? table);
        if (!at.Has("min_years")) at.Mistake("thiếu “min_years”");
        if (row.BelowYears <= row.MinYears) at.Mistake("below_years", "“below_years” phải lớn hơn “min_years”");
        at.Done();
        return row;
    }

    private static BaseSalary Salary(Section at, BasisReader bases)
    {
        var from = at.Date("from");
        if (from is null) at.Mistake("thiếu “from” (ngày bắt đầu)");
        var amount = at.Number("amount") ?? 0;
        if (amount <= 0) at.Mistake("amount", "“amount”: chờ số tiền đồng lớn hơn 0");
        var salary = new BaseSalary(amount, from ?? default, at.Date("to"), bases.Read(at));
        at.Done();
        return salary;
    }
}
