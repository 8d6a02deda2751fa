using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Reading.Containers;

namespace VinhDanh.Papers.Structure;

/// <summary>Recipients and signature, in whichever order they stand.</summary>
internal static partial class PaperTail
{
    public static (IReadOnlyList<string> Recipients, Signatory? Signatory) Read(Draft draft, Zones zones)
    {
        var recipients = new List<string>();
        var signature = new List<string>();
        foreach (var piece in draft.Pieces.Skip(zones.TailAt).Take(zones.TailEnd - zones.TailAt))
        {
            if (IsRecipient(piece, recipients.Count > 0 && signature.Count == 0))
            {
                piece.Put(BlockRole.Recipient, "recipients");
                // “- Lưu: VT.KT. CHỦ TỊCH”: the signature glued to the last recipient.
                var glued = Glued().Match(piece.Text);
                if (glued.Success) signature.Add(Corrected(glued.Groups["authority"].Value));
                if (!TailLines.IsRecipientsLabel(piece.Text)) recipients.AddRange(Names(glued.Success ? piece.Text[..glued.Index] : piece.Text));
                continue;
            }
            piece.Put(BlockRole.Signature, "signatory");
            if (piece.Text.StartsWith("KI.", StringComparison.Ordinal))
                draft.Warn("signature.misread", $"“{piece.Text}” được hiểu là “{Corrected(piece.Text)}”.", piece);
            signature.Add(Corrected(piece.Text));
        }
        return (recipients, SignatoryOf(signature));
    }

    private static bool IsRecipient(Piece piece, bool inList)
    {
        var text = piece.Text;
        if (TailLines.IsRecipientsLabel(text) || PlainWords.Fold(text).StartsWith("noi nhan:", StringComparison.Ordinal)) return true;
        if (Marker.Of(text).Kind == MarkerKind.Bullet || Archive().IsMatch(text)) return true;
        return inList && !PlainWords.IsUpper(text) && !TailLines.IsName(text) && (text.EndsWith(';') || char.IsLower(text[0]));
    }

    private static IEnumerable<string> Names(string text)
    {
        IEnumerable<string> names = text.StartsWith("Nơi nhận", StringComparison.OrdinalIgnoreCase)
            ? text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(';', StringSplitOptions.TrimEntries) : [text];
        return names.Select(t => Marker.Of(t).Kind == MarkerKind.Bullet ? Marker.Of(t).Rest : t).Select(t => t.TrimEnd('.', ';', ' ')).Where(t => t.Length > 0);
    }

    private static string Corrected(string text) => text.StartsWith("KI.", StringComparison.Ordinal) ? "KT." + text[3..] : text;

    private static Signatory? SignatoryOf(List<string> lines)
    {
        string? authority = null, capacity = null, position = null, name = null, post = null;
        foreach (var line in lines.Where(l => !Mark().IsMatch(l)))
        {
            if (TailLines.IsAuthority(line) && TailLines.IsCollective(line) && capacity is null) authority ??= line;
            else if (TailLines.IsCapacity(line) && PlainWords.IsUpper(line)) capacity = capacity is null ? line : capacity + " " + line;
            else if (TailLines.IsName(line)) name = line;
            else if (!PlainWords.IsUpper(line)) continue;
            else if (TailLines.IsPost(line) && position is null) position = line;
            else if (position is not null) post = post is null ? line : post + " " + line;
            else if (authority is not null && capacity is null) authority += " " + line;
            else position = line;
        }
        return authority is null && capacity is null && position is null && name is null ? null : new Signatory(authority, capacity, position, name, post);
    }

    [GeneratedRegex(@"^(Lưu|Như trên|Như Điều|Như điều)\b")]
    private static partial Regex Archive();

    [GeneratedRegex(@"(?<=[.;)]\s?)(?<authority>(TM|KT|KI|TL|TUQ)\.\s*\p{Lu}{2,}[\p{Lu}\s]*)$")]
    private static partial Regex Glued();

    [GeneratedRegex(@"^[\[(]?\s*(đã ký|ký tên|đóng dấu|ký, )", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
