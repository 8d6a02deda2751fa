using VinhDanh.Law.Records;

namespace VinhDanh.Law.Packs;

/// <summary>All regimes at hand. Which one judges a dossier follows from the day the authority competent to appraise received it.</summary>
public sealed class LawLibrary
{
    private const string Folder = "law/packs/";

    private LawLibrary(IReadOnlyList<Regime> regimes) => Regimes = regimes;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Regime> Regimes { get; }

    /// <summary>The regime of a day of receipt.</summary>
    /// <exception cref="KeyNotFoundException">No regime covers the day.</exception>
    public Regime On(DateOnly received) => Regimes.FirstOrDefault(r => r.Holds(received)) ?? throw new KeyNotFoundException($"No regime covers {received:yyyy-MM-dd}.");

    /// <returns>Null: there is none of that name.</returns>
    public Regime? Find(string id) => Regimes.FirstOrDefault(r => r.Id == id);

    /// <summary>
    /// The regimes by which a dossier may be judged, that of its day of receipt first. A later one can be chosen from its first day on, where it says that earlier
    /// dossiers may be judged by it when it is more favourable; which of them is, an officer says by name.
    /// </summary>
    /// <param name="considered">The day on which it is considered.</param>
    /// <exception cref="KeyNotFoundException">No regime covers the day of receipt.</exception>
    public IReadOnlyList<LawChoice> Choices(DateOnly received, DateOnly considered)
    {
        var own = On(received);
        var later = Regimes.Where(r => r.From > received && r.From <= considered && r.Transition?.Of.Contains(own.Id) is true).ToList();
        return [new(own, true, later.LastOrDefault()?.Transition), .. later.Where(r => r.Transition!.MayChoose).Select(r => new LawChoice(r, false, r.Transition))];
    }

    /// <summary>What a verdict by a named regime has to say of the choice.</summary>
    /// <returns>Null: it is the regime of the day of receipt, so nothing was chosen.</returns>
    /// <exception cref="KeyNotFoundException">There is no regime of that name, or none covers the day of receipt.</exception>
    public ChosenLaw? Choose(string id, DateOnly received, DateOnly considered)
    {
        if (Find(id) is null) throw new KeyNotFoundException($"There is no regime “{id}”.");
        var choices = Choices(received, considered);
        return choices[0].Regime.Id == id ? null : new(choices[0].Regime.Name, choices.FirstOrDefault(c => c.Regime.Id == id)?.Because);
    }

    /// <summary>The packs built into the program, and <paramref name="local"/> packs laid on them.</summary>
    /// <exception cref="PackException">With every mistake.</exception>
    public static LawLibrary LoadEmbedded(IEnumerable<PackFile>? local = null)
    {
        var (library, mistakes) = Read([.. EmbeddedFiles().GroupBy(f => f.Name.Split('/')[^2]).Select(g => g.ToList()), .. (local ?? []).Select(f => (List<PackFile>)[f])]);
        return mistakes.Count == 0 && library is not null ? library : throw new PackException(mistakes);
    }

    /// <summary>The files of the packs built into the program, named by their place in the source.</summary>
    public static IReadOnlyList<PackFile> EmbeddedFiles()
    {
        var assembly = typeof(LawLibrary).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
            using var reader = new StreamReader(stream);
            return new PackFile(name, reader.ReadToEnd());
        })];
    }

    /// <summary>Reads packs, each a list of its files.</summary>
    /// <returns>Null in place of the library only where no pack could be put together; every mistake in any case.</returns>
    public static (LawLibrary? Library, IReadOnlyList<PackMistake> Mistakes) Read(IReadOnlyList<IReadOnlyList<PackFile>> packs)
    {
        List<PackMistake> mistakes = [];
        var documents = packs.SelectMany(PackReader.Documents).DistinctBy(d => d.CiteAs).ToList();
        Dictionary<string, PackDraft> drafts = new(StringComparer.Ordinal);
        foreach (var files in packs)
        {
            if (PackReader.Read(files, documents, mistakes) is not { } draft) continue;
            if (!drafts.TryAdd(draft.Id, draft)) mistakes.Add(new(draft.Head.File, 0, 0, $"đã có một bộ dữ liệu tên “{draft.Id}”"));
        }

        List<Regime> regimes = [];
        foreach (var draft in drafts.Values.Where(d => d.IsRegime))
        {
            if (Layers(draft, drafts, mistakes) is { } layers) regimes.Add(new RegimeBuilder(layers, mistakes).Build());
        }
        foreach (var local in drafts.Values)
        {
            foreach (var below in local.OnTopOf.Where(b => !drafts.TryGetValue(b, out var d) || !d.IsRegime)) mistakes.Add(new(local.Head.File, 0, 0, $"“on_top_of”: không có bộ luật nào tên “{below}”"));
        }
        foreach (var draft in drafts.Values.Where(d => d.Transition is not null)) Check(draft, drafts, draft.Transition!.Value);
        regimes.Sort((x, y) => Nullable.Compare(x.From, y.From));
        foreach (var (earlier, later) in regimes.Zip(regimes.Skip(1)))
        {
            if (earlier.To is null || later.From is null || earlier.To >= later.From) mistakes.Add(new(drafts[later.Id].Head.File, 0, 0, $"ngày nhận hồ sơ của “{later.Id}” chồng lên “{earlier.Id}”"));
            else if (earlier.To.Value.AddDays(1) != later.From) mistakes.Add(new(drafts[later.Id].Head.File, 0, 0, $"từ ngày {earlier.To:yyyy-MM-dd} đến ngày {later.From:yyyy-MM-dd} không có luật nào"));
        }
        return (regimes.Count > 0 ? new(regimes) : null, [.. mistakes.Distinct()]);
    }

    private static void Check(PackDraft draft, Dictionary<string, PackDraft> drafts, (Transition Rule, Section At) transition)
    {
        if (!draft.IsRegime) transition.At.Mistake("chỉ bộ luật có ngày nhận hồ sơ mới có “transition”");
        foreach (var of in transition.Rule.Of.Where(o => !drafts.TryGetValue(o, out var earlier) || !earlier.IsRegime || !(earlier.To < draft.From))) transition.At.Mistake("of", $"“transition”: không có bộ luật nào trước đó tên “{of}”");
    }

    /// <summary>What a regime inherits, lowest first, the regime itself, and the local packs on top.</summary>
    private static List<PackDraft>? Layers(PackDraft regime, Dictionary<string, PackDraft> drafts, List<PackMistake> mistakes)
    {
        List<PackDraft> layers = [regime];
        while (layers[0].Inherits is { } below)
        {
            if (!drafts.TryGetValue(below, out var draft) || layers.Contains(draft))
            {
                mistakes.Add(new(layers[0].Head.File, 0, 0, layers.Contains(draft!) ? $"“{layers[0].Id}” kế thừa chính nó" : $"“inherits”: không có bộ dữ liệu nào tên “{below}”"));
                return null;
            }
            layers.Insert(0, draft);
        }

        layers.AddRange(drafts.Values.Where(d => d.OnTopOf.Contains(regime.Id)));
        return layers;
    }
}
