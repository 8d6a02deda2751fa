using VinhDanh.Law.Records;

namespace VinhDanh.Law.Bulk;

/// <summary>
/// A history as bytes, to be kept beside its rows and read a hundred thousand at a time. Codes are numbers of <see cref="PackedCodes"/>, years count from 1900.
/// Holds what verdicts need and nothing that tells why: row labels, and what a pending case is about, stay with the record.
/// </summary>
public static class PackedHistory
{
    internal const int Epoch = 1900;

    /// <summary>Still running.</summary>
    internal const byte NoEnd = byte.MaxValue;

    /// <exception cref="ArgumentException">More of something than a history holds.</exception>
    public static byte[] Write(PackedCodes codes, AwardHistory history)
    {
        using var bytes = new MemoryStream(256);
        using var to = new BinaryWriter(bytes);
        to.Write((byte)codes.Kinds[history.Subject.Kind]);
        to.Write((byte)codes.Groups[history.Subject.Group]);
        to.Write((byte)((history.Closed ? 1 : 0) | (history.PendingCase is null ? 0 : 2)));
        to.Write(Three(history.Subject.IsWoman));
        to.Write(Three(history.Subject.IsRetiring));
        to.Write((ushort)(history.Subject.FoundedIn ?? 0));
        Each(history.Years, y =>
        {
            to.Write(Year(y.Year));
            to.Write((byte)codes.Ratings[y.Rating]);
        });
        Each(history.Awards, a =>
        {
            to.Write((ushort)codes.Awards[a.Award]);
            to.Write(Year(a.Year));
            to.Write((byte)a.Basis);
        });
        Each(history.Works, w =>
        {
            to.Write(Year(w.Year));
            to.Write((byte)codes.WorkKinds[w.Kind]);
            to.Write((byte)codes.Scopes[w.Scope]);
            to.Write(w.RecognisedBy is null ? byte.MaxValue : (byte)codes.Authorities[w.RecognisedBy]);
            to.Write((byte)(Three(w.IsEffective) | (w.UsedFor is null ? 0 : 4) | (w.IsRecognised ? 0 : 8)));
        });
        Each(history.CombatIngenuity, c =>
        {
            to.Write(Year(c.Year));
            to.Write((byte)codes.Scopes[c.Scope]);
        });
        Each(history.Disciplines, d => to.Write(d.ServedUntil is { } last ? Year(last.Year) : NoEnd));
        Each(history.Posts, p =>
        {
            to.Write((byte)codes.Positions[p.Position]);
            to.Write(p.Years);
            to.Write(p.WasDisciplined);
        });
        Each([.. history.Found], f =>
        {
            to.Write((ushort)codes.Statements[f.Key]);
            to.Write(f.Value);
        });
        Each([.. history.Measures], m =>
        {
            to.Write((byte)codes.Measures[m.Key]);
            to.Write(m.Value);
        });
        Each(history.Clusters, c =>
        {
            to.Write(Year(c.Year));
            to.Write((byte)codes.Authorities[c.OrganisedBy]);
            to.Write(c.IsLeading);
        });
        Each(history.Movements, m =>
        {
            to.Write((byte)codes.Authorities[m.LaunchedBy]);
            to.Write((byte)Math.Clamp(m.Years, 0, byte.MaxValue));
            to.Write((byte)((m.IsLeading ? 1 : 0) | (m.IsOutstanding ? 2 : 0)));
        });
        to.Write(history.Members is not null);
        if (history.Members is { } members)
        {
            to.Write(members.Count);
            to.Write(members.NotCompleted ?? -1);
            to.Write((byte)codes.Disciplines[members.WorstDiscipline]);
            to.Write(members.DisciplineKnown);
            Each([.. members.Holding], h =>
            {
                to.Write((ushort)codes.Awards[h.Key]);
                to.Write(h.Value);
            });
        }
        to.Flush();
        return bytes.ToArray();

        void Each<T>(IReadOnlyList<T> rows, Action<T> write)
        {
            if (rows.Count > ushort.MaxValue) throw new ArgumentException($"{rows.Count} {typeof(T).Name}s in one history.", nameof(history));
            to.Write((ushort)rows.Count);
            foreach (var row in rows) write(row);
        }
    }

    private static byte Three(bool? value) => value switch { null => 0, false => 1, true => 2 };

    private static byte Year(int year) => (byte)Math.Clamp(year - Epoch, 0, NoEnd - 1);
}
