using VinhDanh.Papers.Deadlines;

namespace VinhDanh.Papers.Parties;

public enum PartyKind
{
    /// <summary>One unit: “Phòng Nội vụ”.</summary>
    Unit,

    /// <summary>Units addressed together: “các phường”, “UBND các xã”, “ngành GD&amp;ĐT”.</summary>
    Group,

    /// <summary>A person by name: “Đ/c … - Phó Chủ tịch UBND”.</summary>
    Leader,

    /// <summary>Whoever holds a position or a duty: “Lãnh đạo Quận ủy”, “Cơ quan Thường trực Hội đồng TĐKT”.</summary>
    Role,
}

/// <summary>A party as a document names it.</summary>
/// <param name="Text">As written.</param>
/// <param name="Name">Of a <see cref="PartyKind.Leader"/>, without the form of address; null where only the position stands.</param>
/// <param name="Position">Of a leader, as written: “PCT UBND, PCT HĐTĐ KT quận”.</param>
public sealed record Party(string Text, PartyKind Kind, string? Name = null, string? Position = null)
{
    /// <param name="text">One entry of <see cref="PartyList.Split"/>.</param>
    public static Party Read(string? text)
    {
        var clean = DeadlineText.Clean(DeadlineText.Compose(text)).Text;
        if (LeaderText.Form(clean, 0) is { } form) return Leader(clean, clean[form.Length..].Trim());
        var folded = Folding.Fold(clean);
        if (PartyWords.IsGroup(folded) || PartyWords.Begins(folded, "nganh")) return new(clean, PartyKind.Group);
        if (PartyWords.IsRole(folded)) return new(clean, PartyKind.Role);
        return new(clean, folded.Split(' ').Contains("cac") ? PartyKind.Group : PartyKind.Unit);
    }

    private static Party Leader(string text, string rest)
    {
        var cut = rest.IndexOfAny(['-', '–', ',', '(', ':']);
        var name = (cut < 0 ? rest : rest[..cut]).Trim();
        if (PartyWords.IsRole(Folding.Fold(name))) return new(text, PartyKind.Leader, null, rest);
        var position = cut < 0 ? "" : rest[(cut + 1)..].Trim();
        if (cut >= 0 && rest[cut] is '(') position = position.TrimEnd(')');
        return new(text, PartyKind.Leader, name.Length > 0 ? name : null, position.Length > 0 ? position : null);
    }
}
