using System.Security.Cryptography;
using System.Text;
using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Bulk;

/// <summary>The codes of every regime, numbered, so that a history can be kept as a few hundred bytes. Another set of codes has another <see cref="Form"/>.</summary>
public sealed class PackedCodes
{
    public PackedCodes(LawLibrary library)
    {
        Kinds = Few(library, r => r.Words.Recipients.Keys);
        Groups = Few(library, r => r.Words.Groups.Keys);
        Ratings = Few(library, r => r.Words.Ratings.Terms.Select(t => t.Code));
        Awards = All(library, r => r.Awards.Keys);
        WorkKinds = Few(library, r => r.Words.WorkKinds.Keys);
        Scopes = Few(library, r => r.Words.Scopes.Terms.Select(t => t.Code));
        Authorities = Few(library, r => r.Words.Authorities.Terms.Select(t => t.Code));
        Disciplines = Few(library, r => r.Words.Disciplines.Terms.Select(t => t.Code));
        Positions = Few(library, r => r.Words.Positions.Terms.Select(t => t.Code));
        Statements = All(library, r => r.Words.Statements.Keys);
        Measures = Few(library, r => r.Words.Measures.Keys);
        var whole = string.Join('\n', new[] { Kinds, Groups, Ratings, Awards, WorkKinds, Scopes, Authorities, Disciplines, Positions, Statements, Measures }.Select(c => string.Join(' ', c.Codes)).Prepend(Layout));
        Form = BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(whole)));
    }

    /// <summary>To be changed with the order of bytes in <see cref="PackedHistory"/>.</summary>
    private const string Layout = "1";

    /// <summary>Tells whether bytes were written with these codes.</summary>
    public int Form { get; }

    internal CodeList Kinds { get; }
    internal CodeList Groups { get; }
    internal CodeList Ratings { get; }
    internal CodeList Awards { get; }
    internal CodeList WorkKinds { get; }
    internal CodeList Scopes { get; }
    internal CodeList Authorities { get; }
    internal CodeList Disciplines { get; }
    internal CodeList Positions { get; }
    internal CodeList Statements { get; }
    internal CodeList Measures { get; }

    /// <summary>Written as a byte of which the highest says “not recorded”: another code there would be judged as somebody else's.</summary>
    private static CodeList Few(LawLibrary library, Func<Regime, IEnumerable<string>> codes) =>
        All(library, codes) is { Codes.Count: < byte.MaxValue } few ? few : throw new ArgumentException("More codes of one kind than a byte numbers.", nameof(library));

    private static CodeList All(LawLibrary library, Func<Regime, IEnumerable<string>> codes) => new([.. library.Regimes.SelectMany(codes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
}

/// <summary>Codes in a fixed order; 0 stands for one that is not among them.</summary>
internal sealed class CodeList(IReadOnlyList<string> codes)
{
    private readonly Dictionary<string, int> _numbers = codes.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i + 1, StringComparer.Ordinal);

    public IReadOnlyList<string> Codes => codes;

    public int this[string? code] => code is null ? 0 : _numbers.GetValueOrDefault(code);
}
