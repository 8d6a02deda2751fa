namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>Makes the plan of one event from the units that were named; pure. What is missing is said in sentences.</summary>
public sealed class EventPlan(ReorganisationKind kind, IReadOnlyList<Organisation> units, IReadOnlyList<EventPlan.Receiver> receivers, Guid? parent, bool continues, HistoryInheritance inherits)
{
    /// <param name="Id">Of the living unit; null: it begins.</param>
    public sealed record Receiver(Guid? Id, PrepareForm.Target Typed);

    public List<string> Wrong { get; } = [];

    public ReorganisationPlan Make(Func<Guid> newId)
    {
        if (units.Count == 0) Wrong.Add("Chọn ít nhất một đơn vị.");
        if (kind is ReorganisationKind.Split or ReorganisationKind.Rename && units.Count > 1) Wrong.Add("Hình thức này làm với từng đơn vị một.");
        if (Wrong.Count > 0) return new();
        return kind switch
        {
            ReorganisationKind.Merge => Merge(newId),
            ReorganisationKind.Split => Split(newId),
            ReorganisationKind.Rename => Rename(),
            ReorganisationKind.Move => Move(),
            ReorganisationKind.Dissolve => Dissolve(newId),
            _ => throw new InvalidOperationException($"A {kind} is not made from the form."),
        };
    }

    private ReorganisationPlan Merge(Func<Guid> newId)
    {
        if (receivers is not [var into])
        {
            Wrong.Add("Nêu một đơn vị nhận: đơn vị mới, hoặc đơn vị đang hoạt động.");
            return new();
        }
        // One of the merging units may itself be the one that goes on.
        var ending = units.Where(u => u.Id != into.Id).ToList();
        if (ending.Count == 0 || into.Id is null && ending.Count < 2) Wrong.Add("Sáp nhập cần từ hai đơn vị.");
        return Ending(ending, [into], SuccessionKind.Merge, newId);
    }

    private ReorganisationPlan Split(Func<Guid> newId)
    {
        if (receivers.Count < (continues ? 1 : 2)) Wrong.Add(continues ? "Nêu đơn vị được tách ra." : "Chia cần từ hai đơn vị nhận; nếu đơn vị cũ vẫn hoạt động, chọn “Đơn vị cũ tiếp tục hoạt động”.");
        if (!continues) return Ending(units, receivers, SuccessionKind.Split, newId);
        var plan = Ending(units, receivers, SuccessionKind.Split, newId);
        return plan with { Ends = [] };
    }

    private ReorganisationPlan Rename()
    {
        if (receivers is not [{ Id: null, Typed: { Name: { Length: > 0 } name } typed }])
        {
            Wrong.Add("Nhập tên mới.");
            return new();
        }
        var unit = units[0];
        if (unit.Name == name && unit.Code == typed.Code && unit.Kind == typed.Kind && unit.ShortName == typed.ShortName) Wrong.Add("Tên, mã và loại mới giống hiện nay.");
        return new() { Renames = [new(unit.Id, name, typed.ShortName, typed.Code, typed.Kind)] };
    }

    private ReorganisationPlan Move()
    {
        if (parent is not { } above)
        {
            Wrong.Add("Chọn cấp trên mới.");
            return new();
        }
        foreach (var there in units.Where(u => u.ParentId == above)) Wrong.Add($"{there.Name} đang trực thuộc tổ chức này.");
        return new() { Moves = [.. units.Select(u => new Moving(u.Id, above))] };
    }

    private ReorganisationPlan Dissolve(Func<Guid> newId) => Ending(units, receivers, SuccessionKind.Dissolve, newId);

    private ReorganisationPlan Ending(IReadOnlyList<Organisation> ending, IReadOnlyList<Receiver> into, SuccessionKind succession, Func<Guid> newId)
    {
        var begins = new List<Beginning>();
        var heirs = new List<Guid>();
        foreach (var receiver in into)
        {
            if (receiver.Id is { } standing)
            {
                heirs.Add(standing);
                continue;
            }
            var typed = receiver.Typed;
            if ((parent ?? units[0].ParentId) is not { } above)
            {
                Wrong.Add($"Chọn cấp trên của {typed.Name}.");
                continue;
            }
            begins.Add(new(newId(), typed.Name!, typed.ShortName, typed.Code, typed.Kind, units[0].IsOutside, above));
            heirs.Add(begins[^1].Id);
        }
        return new()
        {
            Begins = begins, Ends = [.. ending.Select(u => u.Id)],
            Heirs = [.. ending.SelectMany(u => heirs.Select(h => new Heir(u.Id, h, succession, inherits)))],
        };
    }
}
