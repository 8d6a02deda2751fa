using System.Text.Json;
using System.Text.Json.Serialization;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>What a reorganisation does to units. New units have their ids already, so that everything points at ids.</summary>
public sealed record ReorganisationPlan
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public IReadOnlyList<Beginning> Begins { get; init; } = [];
    public IReadOnlyList<Guid> Ends { get; init; } = [];
    public IReadOnlyList<Renaming> Renames { get; init; } = [];
    public IReadOnlyList<Moving> Moves { get; init; } = [];

    /// <summary>Who takes over from whom; of a unit with several heirs the first is the main one, who keeps its records.</summary>
    public IReadOnlyList<Heir> Heirs { get; init; } = [];

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static ReorganisationPlan Read(string json) => JsonSerializer.Deserialize<ReorganisationPlan>(json, Json)!;

    public IEnumerable<Guid> HeirsOf(Guid unit) => Heirs.Where(h => h.FromId == unit).Select(h => h.ToId).Distinct();

    /// <summary>A new unit that takes over from one unit alone goes on as that unit did: its head stays the head.</summary>
    public bool GoesOnAs(Guid from, Guid to) => Begins.Any(b => b.Id == to) && Heirs.Count(h => h.ToId == to) == 1 && HeirsOf(from).FirstOrDefault() == to;

    /// <summary>Every existing unit that the plan names.</summary>
    public IReadOnlySet<Guid> Existing() =>
        Ends.Concat(Renames.Select(r => r.UnitId)).Concat(Moves.SelectMany(m => new[] { m.UnitId, m.ParentId })).Concat(Begins.Select(b => b.ParentId))
            .Concat(Heirs.SelectMany(h => new[] { h.FromId, h.ToId })).Except(Begins.Select(b => b.Id)).ToHashSet();

    /// <summary>What makes the plan impossible, in sentences; empty: it can be carried out on the day it takes effect.</summary>
    /// <param name="standing">The units of <see cref="Existing"/> that live within the actor's reach.</param>
    /// <param name="codes">Living units by code, wherever they stand.</param>
    /// <param name="parents">Today's tree within the actor's reach.</param>
    /// <param name="own">The organisation of whoever does it; it can be renamed, but neither end nor move.</param>
    public IReadOnlyList<string> Check(DateOnly effectiveOn, IReadOnlyDictionary<Guid, PlanUnit> standing, IReadOnlyDictionary<string, Guid> codes,
        IReadOnlyDictionary<Guid, Guid?> parents, Guid own)
    {
        var wrong = new List<string>();
        if (Existing().Any(id => !standing.ContainsKey(id))) wrong.Add("Có đơn vị không còn hoạt động hoặc ngoài phạm vi quản lý; hãy lập lại.");
        if (wrong.Count > 0) return wrong;
        var ends = Ends.ToHashSet();
        var begins = Begins.ToDictionary(b => b.Id);
        string NameOf(Guid id) => begins.TryGetValue(id, out var made) ? made.Name : standing[id].Name;

        foreach (var id in Ends.Concat(Moves.Select(m => m.UnitId)).Where(id => id == own || standing[id].ParentId is null))
            wrong.Add($"{NameOf(id)} là tổ chức đứng đầu phạm vi quản lý; chỉ đổi tên được.");
        foreach (var id in Ends.Concat(Renames.Select(r => r.UnitId)).Concat(Moves.Select(m => m.UnitId)).Distinct().Where(id => standing[id].Since >= effectiveOn))
            wrong.Add($"{NameOf(id)} có thay đổi từ ngày {Shell.Vn.Date(standing[id].Since)}; ngày hiệu lực phải sau ngày đó.");
        foreach (var id in Heirs.Select(h => h.ToId).Where(ends.Contains).Distinct()) wrong.Add($"{NameOf(id)} kết thúc hoạt động nên không thể kế thừa đơn vị khác.");
        foreach (var id in Begins.Select(b => b.ParentId).Concat(Moves.Select(m => m.ParentId)).Where(ends.Contains).Distinct())
            wrong.Add($"{NameOf(id)} kết thúc hoạt động nên không thể là cấp trên của đơn vị khác.");
        foreach (var id in Heirs.Select(h => h.ToId).Where(id => standing.TryGetValue(id, out var unit) && unit.ValidFrom >= effectiveOn).Distinct())
            wrong.Add($"{NameOf(id)} hoạt động từ ngày {Shell.Vn.Date(standing[id].ValidFrom)}, sau ngày hiệu lực.");
        foreach (var id in Ends.Where(id => Renames.Any(r => r.UnitId == id) || Moves.Any(m => m.UnitId == id))) wrong.Add($"{NameOf(id)} vừa kết thúc vừa đổi tên hoặc chuyển.");
        foreach (var twice in Ends.GroupBy(e => e).Concat(Renames.Select(r => r.UnitId).GroupBy(r => r)).Concat(Moves.Select(m => m.UnitId).GroupBy(m => m)).Where(g => g.Count() > 1))
            wrong.Add($"{NameOf(twice.Key)} được nêu hai lần.");
        wrong.AddRange(Codes(codes, ends, NameOf));
        wrong.AddRange(Circles(parents, ends, NameOf));
        return wrong;
    }

    private IEnumerable<string> Codes(IReadOnlyDictionary<string, Guid> codes, HashSet<Guid> ends, Func<Guid, string> nameOf)
    {
        var wanted = Begins.Select(b => (b.Id, b.Code)).Concat(Renames.Select(r => (Id: r.UnitId, r.Code))).Where(w => w.Code is not null).ToList();
        foreach (var twice in wanted.GroupBy(w => w.Code).Where(g => g.Count() > 1)) yield return $"Mã {twice.Key} dùng cho hai đơn vị mới.";
        foreach (var (id, code) in wanted)
        {
            // A code is free again when its unit ends or takes another.
            if (codes.TryGetValue(code!, out var holder) && holder != id && !ends.Contains(holder) && !Renames.Any(r => r.UnitId == holder && r.Code != code))
                yield return $"Mã {code} của {nameOf(id)} đang dùng cho tổ chức khác.";
        }
    }

    private IEnumerable<string> Circles(IReadOnlyDictionary<Guid, Guid?> today, HashSet<Guid> ends, Func<Guid, string> nameOf)
    {
        var parents = today.ToDictionary();
        foreach (var begins in Begins) parents[begins.Id] = begins.ParentId;
        foreach (var move in Moves) parents[move.UnitId] = move.ParentId;
        // What stands under a unit that ends passes to its main heir.
        Guid? Above(Guid id) => parents.GetValueOrDefault(id) is { } above ? ends.Contains(above) && HeirsOf(above).Any() ? HeirsOf(above).First() : above : null;
        foreach (var id in Moves.Select(m => m.UnitId).Concat(Begins.Select(b => b.Id)))
        {
            var at = Above(id);
            for (var steps = 0; at is { } above && steps <= parents.Count; steps++, at = Above(above))
            {
                if (above != id) continue;
                yield return $"{nameOf(id)} không thể trực thuộc chính đơn vị hoặc đơn vị bên dưới của đơn vị.";
                break;
            }
        }
    }
}

/// <summary>A unit that begins.</summary>
/// <param name="ParentId">An existing unit, or another that begins.</param>
public sealed record Beginning(Guid Id, string Name, string? ShortName, string? Code, OrganisationKind Kind, bool IsOutside, Guid ParentId);

/// <summary>A unit that goes on under another name, code or kind; all four as they will be.</summary>
public sealed record Renaming(Guid UnitId, string Name, string? ShortName, string? Code, OrganisationKind Kind);

public sealed record Moving(Guid UnitId, Guid ParentId);

/// <param name="LegalDocument">Where it is another than the reorganisation's own.</param>
public sealed record Heir(Guid FromId, Guid ToId, SuccessionKind Kind, HistoryInheritance Inherits, string? LegalDocument = null);

/// <summary>A living unit as the plan needs to know it.</summary>
/// <param name="Since">First day of its latest period under a parent or a name: nothing may change before it.</param>
public sealed record PlanUnit(Guid Id, Guid? ParentId, string Name, string? ShortName, string? Code, OrganisationKind Kind, DateOnly ValidFrom, DateOnly Since);
