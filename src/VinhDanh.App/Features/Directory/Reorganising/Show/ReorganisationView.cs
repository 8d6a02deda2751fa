using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>What the page of one reorganisation shows; the caller has checked the scope.</summary>
public sealed class ReorganisationView(AppDb db, Actor actor, ReorganisationDesk desk)
{
    /// <summary>More than this is counted by unit, and shown unit by unit.</summary>
    public const int MostItems = 300;

    public async Task<Data> LoadAsync(Reorganisation r, Guid? unit, CancellationToken ct)
    {
        var plan = ReorganisationPlan.Read(r.Plan);
        var names = await desk.NamesAsync(plan, ct);
        var draft = r.State is ReorganisationState.Draft;
        var wrong = draft ? await desk.CheckAsync(plan, r.EffectiveOn, ct) : [];
        // What is carried out has moved; only what waits for a further permission is still there.
        var all = r.State is ReorganisationState.Draft or ReorganisationState.CarriedOut ? await desk.FollowersAsync(plan, r.EffectiveOn, ct) : [];
        var waiting = draft ? [] : all.Where(f => desk.Followings.Any(k => k.Kind == f.Kind && k.Needs is not null)).ToList();
        var shown = draft ? all.Where(f => unit is null || f.UnitId == unit).ToList() : [];
        var counted = draft && unit is null && all.Count > MostItems;
        var choices = ReorganisationDesk.ChoicesOf(r);
        var ends = plan.Ends.ToHashSet();
        var parents = await db.Organisations.AsNoTracking().Where(o => ends.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.ParentId, ct);
        var above = parents.Values.OfType<Guid>().Except(names.Keys).ToList();
        var upper = await db.Organisations.AsNoTracking().Where(o => above.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        string? NameOf(Guid? id) => id is { } at ? names.GetValueOrDefault(at) ?? upper.GetValueOrDefault(at) : null;

        var kinds = desk.Followings.Select(k => new Kind(k.Heading, k.Otherwise, k.Needs is { } needed && !actor.May(needed), shown.Count(f => f.Kind == k.Kind),
            counted || k.Needs is { } hidden && !actor.May(hidden) ? [] : [.. shown.Where(f => f.Kind == k.Kind).Select(f =>
            {
                var to = ReorganisationDesk.Destination(f, plan, choices, parents);
                return new Item(f, names[f.UnitId], to, NameOf(to), [.. plan.HeirsOf(f.UnitId).Concat(ReorganisationDesk.Receivers(plan).Take(50)).Distinct().Select(h => (h, names[h]))]);
            })])).Where(k => k.Count > 0).ToList();
        return new(r, plan, names, Lines(plan, names, all), wrong, kinds, counted, waiting.Count, draft ? all.Count : 0);
    }

    /// <summary>One line a unit, in the words of what happens to it.</summary>
    private static IReadOnlyList<Line> Lines(ReorganisationPlan plan, IReadOnlyDictionary<Guid, string> names, IReadOnlyList<Follower> all)
    {
        var follow = all.CountBy(f => f.UnitId).ToDictionary();
        var begins = plan.Begins.Select(b => b.Id).ToHashSet();
        return
        [
            .. plan.Ends.Select(id => new Line(id, true, names[id], "Kết thúc", [.. plan.HeirsOf(id).Select(h => names[h])], follow.GetValueOrDefault(id))),
            .. plan.Heirs.Select(h => h.FromId).Except(plan.Ends).Select(id => new Line(id, true, names[id], "Tách, tiếp tục hoạt động", [.. plan.HeirsOf(id).Select(h => names[h])], 0)),
            .. plan.Begins.Select(b => new Line(b.Id, false, b.Name, $"Thành lập: {OrganisationWords.Of(b.Kind)}", [$"Trực thuộc {names[b.ParentId]}"], 0)),
            .. plan.Renames.Select(r => new Line(r.UnitId, true, names[r.UnitId], "Đổi tên", [$"{r.Name}, {OrganisationWords.Of(r.Kind)}"], 0)),
            .. plan.Moves.Select(m => new Line(m.UnitId, !begins.Contains(m.UnitId), names[m.UnitId], "Chuyển cấp trên", [$"Trực thuộc {names[m.ParentId]}"], 0)),
        ];
    }

    /// <param name="Waiting">What still waits for somebody with a further permission, after carrying out.</param>
    public sealed record Data(Reorganisation Reorganisation, ReorganisationPlan Plan, IReadOnlyDictionary<Guid, string> Names, IReadOnlyList<Line> Lines, IReadOnlyList<string> Wrong,
        IReadOnlyList<Kind> Kinds, bool Counted, int Waiting, int Follow);

    /// <param name="Exists">It has a page already.</param>
    public sealed record Line(Guid Id, bool Exists, string Name, string What, IReadOnlyList<string> Next, int Follow);

    /// <param name="Waits">Whoever looks may not carry these over.</param>
    public sealed record Kind(string Heading, string Otherwise, bool Waits, int Count, IReadOnlyList<Item> Items);

    public sealed record Item(Follower Follower, string Unit, Guid? To, string? ToName, IReadOnlyList<(Guid Id, string Name)> Options);
}
