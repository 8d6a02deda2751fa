using System.Globalization;

namespace VinhDanh.App.Platform.Audit;

/// <summary>The first place at which the audit is not what was sealed.</summary>
public abstract record AuditBreak
{
    /// <summary>Stable name for scripts: <c>entry-edited</c>.</summary>
    public string Code => Database.Names.Kebab(GetType().Name);

    public abstract string Vietnamese { get; }
    public abstract string English { get; }

    /// <summary>The row no longer gives the hash stored with it.</summary>
    public sealed record EntryEdited(long BatchNo, Guid Id, DateTimeOffset At, string Action) : AuditBreak
    {
        public override string Vietnamese => $"Bản ghi {Id} ({Action}, {Time(At)}), lô {BatchNo}, đã bị sửa.";
        public override string English => $"Entry {Id} ({Action}, {Time(At)}) of batch {BatchNo} was edited.";
    }

    /// <param name="Id">Null when the membership went with it.</param>
    public sealed record EntryDeleted(long BatchNo, int Position, Guid? Id) : AuditBreak
    {
        public override string Vietnamese => $"Bản ghi thứ {Position + 1} của lô {BatchNo}{(Id is null ? "" : $" ({Id})")} đã bị xóa.";
        public override string English => $"Entry {Position + 1} of batch {BatchNo}{(Id is null ? "" : $" ({Id})")} was deleted.";
    }

    /// <summary>In a batch that was sealed without it.</summary>
    public sealed record EntryInserted(long BatchNo, Guid Id) : AuditBreak
    {
        public override string Vietnamese => $"Bản ghi {Id} được chèn thêm vào lô {BatchNo} sau khi niêm phong.";
        public override string English => $"Entry {Id} was put into batch {BatchNo} after it had been sealed.";
    }

    /// <summary>Dated before a seal that should hold it: written afterwards with an earlier time.</summary>
    public sealed record EntryBackdated(Guid Id, DateTimeOffset At, DateTimeOffset SealedAt) : AuditBreak
    {
        public override string Vietnamese => $"Bản ghi {Id} ghi thời điểm {Time(At)} nhưng không có trong lô niêm phong lúc {Time(SealedAt)}: được chèn thêm về sau.";
        public override string English => $"Entry {Id} is dated {Time(At)} but was not there when the batch of {Time(SealedAt)} was sealed: it was inserted later.";
    }

    /// <summary>The same entries in another order.</summary>
    public sealed record EntriesSwapped(long BatchNo, int Position, Guid Id) : AuditBreak
    {
        public override string Vietnamese => $"Thứ tự bản ghi của lô {BatchNo} đã bị đổi, từ vị trí {Position + 1} (bản ghi {Id}).";
        public override string English => $"The entries of batch {BatchNo} were reordered, from position {Position + 1} on (entry {Id}).";
    }

    /// <summary>Rows agree with their hashes, the hashes with nothing sealed: rows were edited together with their hashes.</summary>
    public sealed record BatchRewritten(long BatchNo) : AuditBreak
    {
        public override string Vietnamese => $"Lô {BatchNo}: có bản ghi đã bị sửa cùng với mã băm của nó; nội dung không khớp với lúc niêm phong.";
        public override string English => $"Batch {BatchNo}: an entry was edited together with its hash; the content is not what was sealed.";
    }

    public sealed record SealForged(long BatchNo) : AuditBreak
    {
        public override string Vietnamese => $"Niêm phong của lô {BatchNo} đã bị sửa.";
        public override string English => $"The seal of batch {BatchNo} was forged.";
    }

    /// <summary>A batch does not hold the one before it.</summary>
    public sealed record ChainBroken(long BatchNo) : AuditBreak
    {
        public override string Vietnamese => $"Chuỗi đứt giữa lô {BatchNo - 1} và lô {BatchNo}: lô {BatchNo - 1} đã bị thay.";
        public override string English => $"The chain is broken between batches {BatchNo - 1} and {BatchNo}: batch {BatchNo - 1} was replaced.";
    }

    public sealed record BatchDeleted(long BatchNo) : AuditBreak
    {
        public override string Vietnamese => $"Lô {BatchNo} đã bị xóa.";
        public override string English => $"Batch {BatchNo} was deleted.";
    }

    /// <summary>Noted outside, gone from the end of the chain.</summary>
    public sealed record TailCut(long LastBatchNo, long NotedBatchNo) : AuditBreak
    {
        public override string Vietnamese => $"Phần cuối của chuỗi đã bị cắt: lô {NotedBatchNo} từng được ghi nhận bên ngoài, nay chuỗi dừng ở lô {LastBatchNo}.";
        public override string English => $"The end of the chain was cut off: batch {NotedBatchNo} was noted outside, but the chain ends at batch {LastBatchNo}.";
    }

    /// <summary>Consistent in itself, but not what was noted outside: rewritten from here to its end.</summary>
    public sealed record NotAsNoted(long BatchNo) : AuditBreak
    {
        public override string Vietnamese => $"Niêm phong của lô {BatchNo} khác với bản ghi nhận bên ngoài: chuỗi đã bị làm lại từ lô này.";
        public override string English => $"The seal of batch {BatchNo} differs from the copy noted outside: the chain was remade from there.";
    }

    /// <summary>The root given by hand is nowhere in the chain.</summary>
    public sealed record ExpectedMissing(string Expected) : AuditBreak
    {
        public override string Vietnamese => $"Không có niêm phong {Expected} trong chuỗi: phần cuối đã bị cắt hoặc chuỗi đã bị làm lại.";
        public override string English => $"The chain does not hold the seal {Expected}: its end was cut off, or it was remade.";
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
