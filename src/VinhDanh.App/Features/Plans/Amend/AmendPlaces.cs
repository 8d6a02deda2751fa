namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>Which place each row has once a document is applied: a place holds one row, and no row loses its own without need.</summary>
/// <param name="Moves">New paths of existing tasks, of those that change.</param>
/// <param name="AddedPrefix">Before the path of a row that the document adds.</param>
public sealed record AmendPlaces(IReadOnlyDictionary<Guid, string> Moves, string AddedPrefix)
{
    /// <summary>Before the places of a supplement's own rows, with its number: “BS1.PL1.I.1”.</summary>
    public const string Supplement = "BS";

    /// <summary>Before the places that rows had before a correction, with its number: “BC1.PL1.I.1”.</summary>
    public const string Earlier = "BC";

    /// <summary>Parts a place from the document it is counted in.</summary>
    /// <returns>“BS1” and “PL1.I.1”; no document for a place of the plan itself.</returns>
    public static (string? Document, string Place) Part(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 2 && path[..2] is Supplement or Earlier && int.TryParse(path[2..dot], out _) ? (path[..dot], path[(dot + 1)..]) : (null, path);
    }

    /// <param name="document">As <see cref="Part"/> gives it.</param>
    /// <returns>“Kế hoạch bổ sung 1”, “Trước bản sửa đổi 1”.</returns>
    public static string Words(string document) => $"{(document[..2] is Supplement ? "Kế hoạch bổ sung" : "Trước bản sửa đổi")} {document[2..]}";

    public string OfAdded(string path) => AddedPrefix + path;

    /// <param name="number">Which correction, or which supplement, of the programme this is; from 1.</param>
    /// <param name="kept">Keys of changes not to be made.</param>
    /// <param name="all">Paths of all tasks of the programme, with those withdrawn earlier.</param>
    public static AmendPlaces Of(PlanDifference difference, ImportPurpose purpose, int number, IReadOnlySet<string> kept, IReadOnlyDictionary<Guid, string> all)
    {
        if (purpose is ImportPurpose.Supplement) return new(new Dictionary<Guid, string>(), $"{Supplement}{number}.");
        var moves = difference.Pairs.ToDictionary(p => p.Old.TaskId!.Value, p => p.New.Path);
        var wanted = moves.Values.Concat(difference.Added.Where(r => !kept.Contains(PlanDifference.KeyOfAdded(r))).Select(r => r.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, path) in all)
            if (!moves.ContainsKey(id) && wanted.Contains(path)) moves[id] = $"{Earlier}{number}.{path}";
        return new(moves.Where(m => all[m.Key] != m.Value).ToDictionary(), "");
    }
}
