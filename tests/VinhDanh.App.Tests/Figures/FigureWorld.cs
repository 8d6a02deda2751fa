using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Directory.People;
using VinhDanh.App.Features.Documents;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using VinhDanh.Law.Records;
using DeadlineKind = VinhDanh.Papers.Deadlines.DeadlineKind;

namespace VinhDanh.App.Tests.Figures;

/// <summary>
/// A province whose units were merged, dissolved, split and moved in 2025, with random people, records, documents and plans. What each unit covers at the end of
/// September 2025 is written down here by hand.
/// </summary>
internal sealed class FigureWorld(int seed)
{
    public static readonly DateOnly From = new(2025, 3, 1), To = new(2025, 9, 30);
    private readonly Random _chance = new(seed);
    private readonly List<object> _rows = [];
    private readonly List<Guid> _people = [];
    private Guid _author;
    private int _number;

    public Guid Province { get; private set; }
    public Guid Ward { get; private set; }
    public Guid OtherWard { get; private set; }
    public Guid EmptyWard { get; private set; }
    public Guid Merged { get; private set; }
    public Guid HamletOfMerged { get; private set; }
    public Guid Dissolved { get; private set; }
    public Guid MergedInPart { get; private set; }
    public Guid School { get; private set; }
    public Guid Division { get; private set; }
    public Guid Office { get; private set; }
    public Guid MovedSchool { get; private set; }
    public Guid GaveAPart { get; private set; }
    public Guid Police { get; private set; }

    public Guid[] All => [Province, Ward, OtherWard, EmptyWard, Merged, HamletOfMerged, Dissolved, MergedInPart, School, Division, Office, MovedSchool, GaveAPart, Police];

    public Dictionary<Guid, Guid[]> Covered => new()
    {
        [Province] = [.. All.Except([Police])],
        [Ward] = [Ward, Merged, HamletOfMerged, School, Division, Office],
        [OtherWard] = [OtherWard, Dissolved, MovedSchool],
        [EmptyWard] = [EmptyWard],
        [School] = [School, Division, Office],
        [Police] = [Police],
    };

    public Dictionary<Guid, Guid[]> Own => Covered.Keys.ToDictionary(u => u, u => u == Ward ? (Guid[])[Ward, Merged] : [u]);

    public async Task BuildAsync(Site site, CancellationToken ct)
    {
        Province = Unit("Tỉnh", OrganisationKind.Province, null);
        Ward = Unit("Phường", OrganisationKind.Ward, Province);
        OtherWard = Unit("Phường bên", OrganisationKind.Ward, Province);
        EmptyWard = Unit("Phường trống", OrganisationKind.Ward, Province);
        Merged = Unit("Xã nhập", OrganisationKind.Commune, Province, new(2025, 6, 30));
        HamletOfMerged = Unit("Trạm của xã nhập", OrganisationKind.PublicUnit, Merged, new(2025, 6, 30));
        Dissolved = Unit("Trạm giải thể", OrganisationKind.PublicUnit, OtherWard, new(2025, 4, 30));
        MergedInPart = Unit("Xã chia", OrganisationKind.Commune, Province, new(2025, 6, 30));
        School = Unit("Trường", OrganisationKind.School, Ward, dated: false);
        Division = Unit("Phòng", OrganisationKind.Division, School);
        Office = Unit("Văn phòng", OrganisationKind.Office, School);
        MovedSchool = Unit("Trường chuyển", OrganisationKind.School, OtherWard, dated: false);
        Edge(MovedSchool, Ward, new(2020, 1, 1), new(2025, 8, 31));
        Edge(MovedSchool, OtherWard, new(2025, 9, 1), null);
        GaveAPart = Unit("Sở còn lại", OrganisationKind.Department, Province);
        Police = Unit("Công an", OrganisationKind.ArmedForces, Ward, outside: true);
        Succession(Merged, Ward, HistoryInheritance.Yes, SuccessionKind.Merge, new(2025, 7, 1));
        Succession(MergedInPart, Ward, HistoryInheritance.Partly, SuccessionKind.Split, new(2025, 7, 1));
        Succession(GaveAPart, OtherWard, HistoryInheritance.Yes, SuccessionKind.Split, new(2025, 5, 1));
        await SaveAsync(site, ct);
        _author = await site.AccountAsync($"tao.{Guid.NewGuid():N}", Role.Administrator, Province);
        for (var i = 0; i < 60; i++) Person();
        await SaveAsync(site, ct);
        var taken = new HashSet<object>();
        for (var i = 0; i < 600; i++) Entry(taken);
        foreach (var unit in All.Where(_ => _chance.Next(3) == 0)) _rows.Add(new AchievementSubject { Id = NewId(), UnitId = unit, Kind = Pick("small_collective", "collective", null) });
        for (var i = 0; i < 60; i++) Document();
        for (var i = 0; i < 8; i++) Programme();
        for (var i = 0; i < 9; i++) Cluster((short)(2024 + i % 3));
        await SaveAsync(site, ct);
    }

    private Guid Unit(string name, OrganisationKind kind, Guid? parent, DateOnly? until = null, bool dated = true, bool outside = false)
    {
        var id = NewId();
        var above = _rows.OfType<Organisation>().FirstOrDefault(o => o.Id == parent)?.Path;
        _rows.Add(new Organisation { Id = id, ParentId = parent, Path = Organisation.PathOf(above, id), Kind = kind, Name = $"{name} {seed}", IsOutside = outside, ValidFrom = new(2020, 1, 1), ValidTo = until });
        if (dated && parent is { } p) Edge(id, p, new(2020, 1, 1), until);
        return id;
    }

    private void Edge(Guid unit, Guid parent, DateOnly from, DateOnly? to) => _rows.Add(new OrganisationParent { Id = NewId(), OrganisationId = unit, ParentId = parent, ValidFrom = from, ValidTo = to });

    private void Succession(Guid from, Guid to, HistoryInheritance inherits, SuccessionKind kind, DateOnly on) =>
        _rows.Add(new OrganisationSuccession { Id = NewId(), FromId = from, ToId = to, Kind = kind, LegalDocument = "Nghị quyết 1/NQ", EffectiveOn = on, InheritsHistory = inherits });

    private void Person()
    {
        var id = NewId();
        _people.Add(id);
        var unit = Pick([.. All.Except([EmptyWard])]);
        _rows.Add(new Person { Id = id, OrganisationId = unit, FullName = $"Người {++_number}", ValidFrom = new(2020, 1, 1) });
        if (_chance.Next(4) > 0) _rows.Add(new PersonFacts { PersonId = id, IsDirectWorker = Pick<bool?>(true, false, null) });
        var change = From.AddDays(_chance.Next(200));
        if (_chance.Next(3) == 0) Post(id, unit, _chance.Next(2) == 0, new(2020, 1, 1), null);
        else if (_chance.Next(2) == 0)
        {
            Post(id, unit, _chance.Next(2) == 0, new(2020, 1, 1), change);
            Post(id, unit, _chance.Next(2) == 0, change.AddDays(1), null);
        }
    }

    private void Post(Guid person, Guid unit, bool head, DateOnly from, DateOnly? to) =>
        _rows.Add(new Position { Id = NewId(), PersonId = person, OrganisationId = unit, Title = head ? "Trưởng" : "Viên chức", IsHead = head, ValidFrom = from, ValidTo = to });

    private void Entry(HashSet<object> taken)
    {
        var kind = Pick(AchievementKind.Title, AchievementKind.Title, AchievementKind.Title, AchievementKind.Work, AchievementKind.Discipline, AchievementKind.Cluster, AchievementKind.Movement, AchievementKind.Rating);
        var ofPerson = _chance.Next(3) > 0;
        Guid? person = ofPerson ? Pick([.. _people]) : null, unit = ofPerson ? null : Pick([.. All.Except([EmptyWard])]);
        var entry = new Achievement
        {
            Id = NewId(), PersonId = person, UnitId = unit, Kind = kind, Year = (short)_chance.Next(2022, 2027),
            Code = kind switch
            {
                AchievementKind.Title => Pick("giay_khen", "lao_dong_tien_tien", "bang_khen_bo_nganh_tinh", "bang_khen_thu_tuong", "tap_the_lao_dong_xuat_sac", "huan_chuong_lao_dong_hang_ba"),
                AchievementKind.Work => "sang_kien",
                AchievementKind.Discipline => Pick("khien_trach", "canh_cao"),
                AchievementKind.Rating => "hoan_thanh_tot",
                _ => Pick("co_so", "bo_nganh_tinh"),
            },
            Basis = kind is AchievementKind.Title ? Pick(AwardBasis.Merit, AwardBasis.Sudden, AwardBasis.Thematic) : null,
            Scope = kind is AchievementKind.Work ? Pick("co_so", "bo_nganh_tinh", null) : null, Title = kind is AchievementKind.Work ? "Sáng kiến" : null,
            Holds = kind is AchievementKind.Cluster or AchievementKind.Movement or AchievementKind.Work ? _chance.Next(2) == 0 : null, Amount = kind is AchievementKind.Movement ? 1 : null,
            DecisionDate = Day(), DecisionNumber = $"{++_number}/QĐ", Source = AchievementSource.Hand, CreatedAt = DateTimeOffset.UnixEpoch,
            RemovedAt = _chance.Next(12) == 0 ? DateTimeOffset.UnixEpoch : null,
        };
        if (entry.RemovedAt is not null) entry.RemovedBy = _author;
        // What the database allows once in a record.
        if (taken.Add((entry.SubjectId, kind, kind is AchievementKind.Rating ? "" : entry.Code, entry.Year, kind is AchievementKind.Title or AchievementKind.Rating ? (object?)entry.Basis : entry.Id))) _rows.Add(entry);
    }

    private void Document()
    {
        var day = Day() ?? From;
        var cancelled = _chance.Next(8) == 0;
        _rows.Add(new RegisteredDocument
        {
            Id = NewId(), OrganisationId = Pick(All), Direction = DocumentDirection.Outgoing, Year = (short)day.Year, Type = Pick("KH", "QĐ", null), Number = $"{++_number}", Symbol = "UBND", IssuedOn = day,
            Issuer = "Ủy ban", Subject = "Về việc", Directing = _chance.Next(3) > 0, CreatedAt = DateTimeOffset.UnixEpoch, CreatedBy = _author,
            CancelledAt = cancelled ? DateTimeOffset.UnixEpoch : null, CancelledBy = cancelled ? _author : null, CancelReason = cancelled ? "Nhầm" : null,
        });
    }

    private void Programme()
    {
        var programme = new Programme
        {
            Id = NewId(), OrganisationId = Pick(Province, Ward, Merged, OtherWard), Title = "Kế hoạch", Year = (short)_chance.Next(2024, 2027), IssuedOn = Day(), NamedDayCounts = _chance.Next(2) == 0,
            DecidingDate = Pick(DecidingDate.Sent, DecidingDate.Received), CreatedAt = DateTimeOffset.UnixEpoch, CreatedBy = _author,
        };
        _rows.Add(programme);
        for (var i = 0; i < 12; i++)
        {
            var (done, due) = (_chance.Next(2) == 0, Day());
            var task = new PlanTask
            {
                Id = NewId(), ProgrammeId = programme.Id, OrganisationId = programme.OrganisationId, Kind = TaskKind.Task, Path = $"I.{i}", SortNo = i, Title = $"Nhiệm vụ {++_number}", DeadlineText = "Theo kế hoạch",
                DeadlineKind = Pick(DeadlineKind.Before, DeadlineKind.On), Source = "[]", DueOn = due, CompletedOn = done ? Day() ?? To : null, CompletedLate = done && _chance.Next(2) == 0,
                WithdrawnOn = _chance.Next(8) == 0 ? To : null,
            };
            if (_chance.Next(5) == 0 || done) task.HandedInOn = task.CompletedOn ?? To;
            var deliverable = new Deliverable { Id = NewId(), TaskId = task.Id, SortNo = 1, What = "Báo cáo", DueOn = due, ExtendedTo = _chance.Next(5) == 0 ? Day() : null };
            _rows.AddRange([task, deliverable]);
            foreach (var unit in All.Where(_ => _chance.Next(4) == 0))
            {
                var state = Pick(AssignmentState.NotSent, AssignmentState.Sent, AssignmentState.Returned, AssignmentState.Received);
                _rows.Add(new Assignment
                {
                    Id = NewId(), DeliverableId = deliverable.Id, TaskId = task.Id, OrganisationId = unit, PartyText = "Đơn vị", State = state, SentOn = state is AssignmentState.NotSent ? null : Day() ?? To,
                    ReceivedOn = state is AssignmentState.Received ? Day() ?? To : null, ReturnedReason = state is AssignmentState.Returned ? "Thiếu" : null,
                });
            }
        }
    }

    private void Cluster(short year)
    {
        var id = NewId();
        _rows.Add(new Cluster { Id = id, OrganisationId = Pick(Province, Ward, Merged), Name = $"Khối {++_number}", Kind = ClusterKind.Bloc, Year = year });
        foreach (var unit in All.Where(_ => _chance.Next(3) == 0)) _rows.Add(new ClusterMember { Id = NewId(), ClusterId = id, OrganisationId = unit, Role = ClusterRole.Member });
    }

    /// <summary>Often at the very edges of the period; sometimes not known.</summary>
    private DateOnly? Day() => _chance.Next(10) switch
    {
        0 => null,
        1 => From,
        2 => To,
        3 => From.AddDays(-1),
        4 => To.AddDays(1),
        _ => From.AddDays(_chance.Next(-90, 300)),
    };

    private T Pick<T>(params T[] of) => of[_chance.Next(of.Length)];

    private static Guid NewId() => Guid.CreateVersion7();

    private async Task SaveAsync(Site site, CancellationToken ct)
    {
        await site.WithDbAsync(async db =>
        {
            db.AddRange(_rows);
            return await db.SaveChangesAsync(ct);
        });
        _rows.Clear();
    }
}
