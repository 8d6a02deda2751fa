using System.Buffers.Binary;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Bulk;

/// <summary>From kept bytes to bits, without the history in between.</summary>
public sealed partial class CompiledRegime
{
    /// <summary>Reads histories written with those codes; the same as <see cref="Fill"/> with the history they were written from.</summary>
    public Unpacking UnpackingOf(PackedCodes codes) => new(this, _regime, codes);

    /// <summary>For each number of the packed codes, the number this regime has for it.</summary>
    public sealed class Unpacking
    {
        private readonly int[] _kinds, _groups, _ratings, _awards, _workKinds, _scopes, _authorities, _disciplines, _positions, _statements, _measures;
        private readonly bool _pendingStops, _suddenCounts, _workUsedOnce, _disciplineCounts;

        internal Unpacking(CompiledRegime compiled, Regime regime, PackedCodes codes)
        {
            var words = regime.Words;
            _kinds = Numbers(codes.Kinds, compiled._kinds);
            _groups = Numbers(codes.Groups, compiled._groups);
            _ratings = Ranks(codes.Ratings, words.Ratings);
            _awards = Numbers(codes.Awards, compiled._awards);
            _workKinds = Numbers(codes.WorkKinds, compiled._works);
            _scopes = Ranks(codes.Scopes, words.Scopes);
            _authorities = Ranks(codes.Authorities, words.Authorities);
            _disciplines = Ranks(codes.Disciplines, words.Disciplines);
            _positions = Ranks(codes.Positions, words.Positions);
            _statements = Numbers(codes.Statements, compiled._statements);
            _measures = Numbers(codes.Measures, compiled._measures);
            _pendingStops = regime.Principles.ContainsKey(PrincipleKind.PendingCase);
            _suddenCounts = !regime.Principles.ContainsKey(PrincipleKind.SuddenOrThematic);
            _workUsedOnce = regime.Principles.ContainsKey(PrincipleKind.WorkUsedOnce);
            _disciplineCounts = regime.Principles.ContainsKey(PrincipleKind.Discipline);
        }

        /// <param name="bytes">As <see cref="PackedHistory.Write"/> made them.</param>
        public void Read(CompactHistory to, ReadOnlySpan<byte> bytes)
        {
            to.Clear();
            var from = new Bytes(bytes);
            to.Kind = _kinds[from.Next()];
            to.Group = _groups[from.Next()];
            var flags = from.Next();
            (to.Closed, to.Pending) = ((flags & 1) != 0, (flags & 2) != 0 && _pendingStops);
            (to.IsWoman, to.IsRetiring) = (Three(from.Next()), Three(from.Next()));
            to.FoundedIn = from.Short();
            for (var left = from.Short(); left > 0; left--) Year(to, from.Year(), _ratings[from.Next()]);
            for (var left = from.Short(); left > 0; left--) Award(to, _awards[from.Short()], from.Year(), (AwardBasis)from.Next());
            for (var left = from.Short(); left > 0; left--) Work(to, ref from);
            for (var left = from.Short(); left > 0; left--) to.Combat.Add((from.Year(), _scopes[from.Next()]));
            for (var left = from.Short(); left > 0; left--) Discipline(to, from.Next());
            for (var left = from.Short(); left > 0; left--) to.Posts.Add((_positions[from.Next()] is >= 0 and var rank ? rank : int.MaxValue, from.Number(), from.Flag()));
            for (var left = from.Short(); left > 0; left--) Found(to, _statements[from.Short()], from.Flag());
            for (var left = from.Short(); left > 0; left--) Measure(to, _measures[from.Next()], from.Number());
            for (var left = from.Short(); left > 0; left--) to.Clusters.Add((from.Year(), _authorities[from.Next()], from.Flag()));
            for (var left = from.Short(); left > 0; left--) Movement(to, ref from);
            if (from.Flag()) Members(to, ref from);
        }

        private static void Year(CompactHistory to, int year, int rank)
        {
            var bit = CompactHistory.Bit(year);
            if ((to.Recorded & bit) != 0) return; // the first row of a year counts
            to.Recorded |= bit;
            if (rank < 0) return;
            to.Rated |= bit;
            for (var level = 0; level <= rank; level++) to.AtLeast[level] |= bit;
        }

        private void Award(CompactHistory to, int number, int year, AwardBasis basis)
        {
            if (number < 0) return;
            to.Held[number] |= CompactHistory.Bit(year);
            if (basis is AwardBasis.Merit || _suddenCounts) to.HeldForMerit[number] |= CompactHistory.Bit(year);
        }

        private void Work(CompactHistory to, ref Bytes from)
        {
            var (year, kind, scope, authority, flags) = (from.Year(), _workKinds[from.Next()], _scopes[from.Next()], from.Next(), from.Next());
            if (kind < 0 || (flags & 8) != 0) return;
            var effective = Three((byte)(flags & 3));
            to.Works.Add(new(year, kind, scope, authority == byte.MaxValue ? CompactWork.NotRecorded : _authorities[authority],
                effective is Truth.Unknown ? to.Unrecorded : effective, (flags & 4) == 0 || !_workUsedOnce));
        }

        private void Discipline(CompactHistory to, byte until)
        {
            if (!_disciplineCounts) return;
            var last = until == PackedHistory.NoEnd ? int.MaxValue : PackedHistory.Epoch + until;
            to.CountsFrom = Math.Max(to.CountsFrom, last == int.MaxValue ? last : last + 1);
            to.DisciplinedUntil = Math.Max(to.DisciplinedUntil, last);
        }

        private static void Found(CompactHistory to, int number, bool found)
        {
            if (number >= 0) (found ? to.FoundTrue : to.FoundFalse)[number / 64] |= 1UL << number % 64;
        }

        private static void Measure(CompactHistory to, int number, decimal years)
        {
            if (number < 0) return;
            to.Measures[number] = years;
            to.Measured |= 1UL << number;
        }

        private void Movement(CompactHistory to, ref Bytes from)
        {
            var (authority, years, flags) = (_authorities[from.Next()], from.Next(), from.Next());
            to.Movements.Add((authority, years, (flags & 1) != 0, (flags & 2) != 0));
        }

        private void Members(CompactHistory to, ref Bytes from)
        {
            (to.Members, to.MembersNotCompleted) = (from.Int(), from.Int());
            to.WorstDiscipline = _disciplines[from.Next()];
            to.DisciplineKnown = from.Flag();
            for (var left = from.Short(); left > 0; left--)
            {
                var (number, count) = (_awards[from.Short()], from.Int());
                if (number >= 0) to.MembersHolding[number] = count;
            }
        }

        private static Truth Three(byte value) => value switch { 1 => Truth.NotMet, 2 => Truth.Met, _ => Truth.Unknown };

        private static int[] Numbers(CodeList codes, Dictionary<string, int> own) => [-1, .. codes.Codes.Select(c => own.GetValueOrDefault(c, -1))];

        private static int[] Ranks(CodeList codes, Scale scale) => [-1, .. codes.Codes.Select(scale.Rank)];
    }

    /// <summary>A cursor over the bytes of one history.</summary>
    private ref struct Bytes(ReadOnlySpan<byte> all)
    {
        private ReadOnlySpan<byte> _rest = all;

        public byte Next()
        {
            var value = _rest[0];
            _rest = _rest[1..];
            return value;
        }

        public bool Flag() => Next() != 0;

        public int Year() => PackedHistory.Epoch + Next();

        public int Short()
        {
            var value = BinaryPrimitives.ReadUInt16LittleEndian(_rest);
            _rest = _rest[2..];
            return value;
        }

        /// <summary>Exactly as written: two thirds of a term in a post are compared with a bound.</summary>
        public decimal Number() => new([Int(), Int(), Int(), Int()]);

        public int Int()
        {
            var value = BinaryPrimitives.ReadInt32LittleEndian(_rest);
            _rest = _rest[4..];
            return value;
        }
    }
}
