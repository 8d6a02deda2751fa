namespace VinhDanh.Law.Packs;

/// <summary>What a regime says of dossiers received before it.</summary>
/// <param name="MayChoose">They go on under the law of their day, unless this one is more favourable and an officer chooses it.</param>
/// <param name="Of">Ids of the earlier regimes it speaks of.</param>
/// <param name="Text">The rule in Vietnamese.</param>
public sealed record Transition(bool MayChoose, IReadOnlyList<string> Of, string Text, Basis Basis);

/// <summary>A regime by which a dossier may be judged.</summary>
/// <param name="IsDefault">It is the regime of the day of receipt.</param>
/// <param name="Because">For the others: what allows it. For the regime of the day: what keeps it although a later one is in force; null: none is.</param>
public sealed record LawChoice(Regime Regime, bool IsDefault, Transition? Because);

/// <summary>Reads <c>transition</c>.</summary>
internal static class TransitionReader
{
    public static Transition Read(Section at, BasisReader bases)
    {
        var earlier = at.Text("earlier");
        if (earlier is not ("may_choose" or "stays")) at.Mistake("earlier", "“earlier”: chờ may_choose (được chọn luật mới nếu có lợi hơn) hoặc stays (vẫn theo luật cũ)");
        var transition = new Transition(earlier == "may_choose", at.Words("of"), at.Text("text"), bases.Read(at));
        if (transition.Of.Count == 0) at.Mistake("thiếu “of” (mã các bộ luật trước)");
        at.Done();
        return transition;
    }
}
