using Microsoft.EntityFrameworkCore;
using Npgsql;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Documents;
using VinhDanh.App.Features.Inspections.Compose;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.Compose;
using VinhDanh.App.Features.Plans.Feed;
using VinhDanh.App.Features.Plans.HandDown;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Tests.Access;

/// <summary>Where the thing asked for belongs, seen from the organisation at which the role is held.</summary>
public enum Place
{
    Own,
    Child,
    Sibling,
    Parent,
}

/// <summary>A parent, the actor's organisation, a child and a sibling, and a maker of fresh records in each.</summary>
public sealed class Scene(Site site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private readonly Dictionary<Place, Guid> _places = [];
    private string _reading = "";
    private Guid _author, _actor;
    private int _number;

    public Site Site => site;

    /// <summary>The account of the browser that asks; pages about one's own account need it.</summary>
    public Guid ActorAccount
    {
        get
        {
            IsOfActor = true;
            return _actor;
        }
    }

    /// <summary>What was made since <see cref="TurnTo"/> is for this actor alone.</summary>
    public bool IsOfActor { get; private set; }
    public Guid this[Place place] => _places[place];

    public void TurnTo(Guid account) => (_actor, IsOfActor) = (account, false);

    public async Task BuildAsync()
    {
        _places[Place.Parent] = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Ma Trận", kind: OrganisationKind.Province);
        _places[Place.Own] = await site.OrganisationAsync("Ủy ban nhân dân phường Ma Trận", _places[Place.Parent], OrganisationKind.Ward);
        _places[Place.Sibling] = await site.OrganisationAsync("Ủy ban nhân dân phường Bên Cạnh", _places[Place.Parent], OrganisationKind.Ward);
        _places[Place.Child] = await site.OrganisationAsync("Trường Tiểu học Ma Trận", _places[Place.Own], OrganisationKind.School);
        _author = await site.AccountAsync("nguoi.tao", Role.Administrator, _places[Place.Parent]);
        await using var paper = File.OpenRead(Seeds.Sample("ke-hoach-tdkt-2026-phuong-lam-kieu.docx"));
        _reading = PaperJson.Write(PaperReader.Read(paper, "ke-hoach.docx"));
    }

    public Guid Author => _author;

    public Task<Guid> RoleAssignmentOfActorAsync() => site.WithDbAsync(db =>
        db.RoleAssignments.Where(r => r.AccountId == ActorAccount && r.ValidTo == null).Select(r => r.Id).FirstAsync(Ct));

    public Task<string> NameAsync(Place place)
    {
        var id = _places[place];
        return site.WithDbAsync(db => db.Organisations.Where(o => o.Id == id).Select(o => o.Name).SingleAsync(Ct));
    }

    /// <summary>A probe that changes the password or adds a second factor must find the door as it was.</summary>
    public Task<int> ResetDoorAsync() => site.WithAsync(async services =>
    {
        var db = (VinhDanh.App.Platform.Database.AppDb)services.GetService(typeof(VinhDanh.App.Platform.Database.AppDb))!;
        var users = (Microsoft.AspNetCore.Identity.UserManager<Account>)services.GetService(typeof(Microsoft.AspNetCore.Identity.UserManager<Account>))!;
        await ((SecondFactors)services.GetService(typeof(SecondFactors))!).RemoveAsync(ActorAccount, Ct);
        var account = await db.Accounts.SingleAsync(a => a.Id == ActorAccount, Ct);
        account.PasswordHash = users.PasswordHasher.HashPassword(account, Site.Password);
        return await db.SaveChangesAsync(Ct);
    });

    /// <summary>What the actor proves themselves with, also after a probe that changed it.</summary>
    public async Task<string> PasswordAsync()
    {
        await ResetDoorAsync();
        return Site.Password;
    }

    public Task<Guid> TokenAsync()
    {
        var id = Guid.CreateVersion7();
        return AddAsync(new ApiToken
        {
            Id = id, AccountId = ActorAccount, OrganisationId = _places[Place.Own], Name = Unique("Mã"), Scopes = ["plans"], TokenDigest = Door.Digest(Unique("mã")), Strong = false,
            CreatedAt = site.Clock.At, ExpiresAt = site.Clock.At.AddDays(1),
        }, id);
    }

    public string Unique(string words) => $"{words} {Interlocked.Increment(ref _number)}";

    public Task<Guid> OrganisationAsync(Place under) => site.OrganisationAsync(Unique("Đơn vị"), _places[under], OrganisationKind.PublicUnit);

    /// <summary>The name of a new unit below a place.</summary>
    public async Task<string> NewNameAsync(Place under)
    {
        var id = await OrganisationAsync(under);
        return await site.WithDbAsync(db => db.Organisations.Where(o => o.Id == id).Select(o => o.Name).SingleAsync(Ct));
    }

    public Task<Guid> AddAsync<T>(T record, Guid id) where T : class => site.WithDbAsync(async db =>
    {
        db.Add(record);
        await db.SaveChangesAsync(Ct);
        return id;
    });

    public async Task<Guid> PersonAsync(Place place)
    {
        var id = Guid.CreateVersion7();
        return await AddAsync(new Person { Id = id, OrganisationId = _places[place], FullName = Unique("Nguyễn Văn Thử"), ValidFrom = new(2025, 7, 1) }, id);
    }

    public async Task<Guid> FileAsync(Place place, string subjectKind, Guid subjectId)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Unique("Nội dung văn bản dùng thử."));
        var sha = System.Security.Cryptography.SHA256.HashData(bytes);
        var id = Guid.CreateVersion7();
        await site.WithAsync(async services =>
        {
            var store = (VinhDanh.App.Platform.Files.IFileStore)services.GetService(typeof(VinhDanh.App.Platform.Files.IFileStore))!;
            using var incoming = await store.ReceiveAsync(new MemoryStream(bytes), 1 << 20, Ct);
            await store.KeepAsync(incoming!, Ct);
            return 0;
        });
        await site.WithDbAsync(async db =>
        {
            db.Add(new VinhDanh.App.Platform.Files.StoredFile { Sha256 = sha, SizeBytes = bytes.Length, MediaType = "text/plain", StoredAt = site.Clock.At });
            db.Add(new VinhDanh.App.Platform.Files.FileReference
            {
                Id = id, OrganisationId = _places[place], Sha256 = sha, Name = "van-ban.txt", SubjectKind = subjectKind, SubjectId = subjectId, AddedAt = site.Clock.At, AddedBy = _author,
            });
            return await db.SaveChangesAsync(Ct);
        });
        return id;
    }

    /// <summary>A draft of the sample plan by quarters.</summary>
    public async Task<(Guid Id, PlanDraft Draft)> ImportAsync(Place place, ImportPurpose purpose = ImportPurpose.New, Guid? programme = null)
    {
        var id = Guid.CreateVersion7();
        var file = await FileAsync(place, "plan-import", id);
        var draft = await site.WithDbAsync(async db => DraftMaking.Of(
            PaperJson.Read(_reading), await VinhDanh.App.Features.Directory.Matching.DirectoryMatcher.LoadAsync(db, _places[place], new(2026, 1, 5), Ct), 2026));
        await AddAsync(new PlanImport
        {
            Id = id, OrganisationId = _places[place], FileId = file, ProgrammeId = programme, Purpose = purpose, Reading = _reading, Draft = draft.Write(), CreatedAt = site.Clock.At, CreatedBy = _author,
        }, id);
        return (id, draft);
    }

    /// <summary>A document in the register of the place.</summary>
    public async Task<Guid> DocumentAsync(Place place)
    {
        var id = Guid.CreateVersion7();
        return await AddAsync(new RegisteredDocument
        {
            Id = id, OrganisationId = _places[place], Direction = DocumentDirection.Outgoing, Year = 2026, Number = Unique("").Trim(), Symbol = "KH-UBND", IssuedOn = new(2026, 3, 2),
            Issuer = "Ủy ban nhân dân", Subject = "Kế hoạch", CreatedAt = site.Clock.At, CreatedBy = _author,
        }, id);
    }

    public const string PlanBody = "I. MỤC ĐÍCH, YÊU CẦU";

    /// <summary>A plan with one row that is being written, or further on its way.</summary>
    public async Task<(Guid Id, PlanText Text)> CompositionAsync(Place place, CompositionState state)
    {
        var id = Guid.CreateVersion7();
        var text = new PlanText
        {
            IssuingBody = await NameAsync(place), Symbol = "KH-UBND", Place = "Ma Trận", Year = 2026, Subject = Unique("Công tác thi đua, khen thưởng năm 2026"), Body = PlanBody,
            ScheduleTitle = "Tiến độ thực hiện", SignedAs = "CHỦ TỊCH", Lines = [new(1, PlanLineKind.Task, "Báo cáo kết quả") { Doers = "Đơn vị", Deadline = "Tháng 5/2026" }], LastId = 1,
        };
        var agreed = state is CompositionState.Agreed;
        await AddAsync(new PlanComposition
        {
            Id = id, OrganisationId = _places[place], State = state, Text = ComposedJson.Write(text), CreatedAt = site.Clock.At, CreatedBy = _author,
            AgreedAt = agreed ? site.Clock.At : null, AgreedBy = agreed ? _author : null,
        }, id);
        return (id, text);
    }

    /// <summary>A small inspection plan that is being written, or further on its way.</summary>
    public async Task<(Guid Id, InspectionText Text)> InspectionDraftAsync(Place place, DraftState state)
    {
        var id = Guid.CreateVersion7();
        var text = new InspectionText
        {
            IssuingBody = await NameAsync(place), Symbol = "KH-UBND", Place = "Ma Trận", Year = 2026, Subject = "Kiểm tra công tác thi đua, khen thưởng năm 2026", SignedAs = "CHỦ TỊCH", SignedBy = "Nguyễn Văn Giả", Recipients = "Lưu: VT",
            Contents = [new("Công tác lãnh đạo, chỉ đạo", [])], Outline = [new("Tình hình")],
        };
        var agreed = state is DraftState.Agreed;
        await AddAsync(new InspectionComposition
        {
            Id = id, OrganisationId = _places[place], State = state, Text = ComposedJson.Write(text), CreatedAt = site.Clock.At, CreatedBy = _author, AgreedAt = agreed ? site.Clock.At : null, AgreedBy = agreed ? _author : null,
        }, id);
        return (id, text);
    }

    /// <summary>A programme with one task due in a week, to be answered by the place's own organisation.</summary>
    public async Task<ProgrammeOfOne> ProgrammeAsync(Place place, AssignmentState state = AssignmentState.NotSent, int dueInDays = 7)
    {
        var made = new ProgrammeOfOne(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var due = DateOnly.FromDateTime(site.Clock.At.UtcDateTime).AddDays(dueInDays);
        await site.WithDbAsync(async db =>
        {
            db.Add(new Programme { Id = made.Programme, OrganisationId = _places[place], Title = Unique("Kế hoạch công tác"), Year = 2026, CreatedAt = site.Clock.At, CreatedBy = _author });
            db.Add(new PlanTask
            {
                Id = made.Task, ProgrammeId = made.Programme, OrganisationId = _places[place], Kind = TaskKind.Task, Path = "PL1.I.1", SortNo = 1, Title = "Báo cáo kết quả",
                DeadlineText = "Trước ngày 09/3/2026", DeadlineKind = DeadlineKind.Before, Source = "{}", DueOn = due,
            });
            db.Add(new VinhDanh.App.Features.Plans.Deliverable { Id = made.Deliverable, TaskId = made.Task, SortNo = 1, What = "Báo cáo", DueOn = due });
            var sent = state is AssignmentState.NotSent ? (DateOnly?)null : due.AddDays(-3);
            db.Add(new Assignment
            {
                Id = made.Assignment, DeliverableId = made.Deliverable, TaskId = made.Task, OrganisationId = _places[place], PartyText = "Đơn vị", State = state, SentOn = sent,
                Channel = sent is null ? null : AnswerChannel.Program,
            });
            return await db.SaveChangesAsync(Ct);
        });
        return made;
    }

    /// <summary>A task of a programme of the place; the parent's is handed to the actor's organisation, others to the place itself.</summary>
    public async Task<Guid> HigherTaskAsync(Place place)
    {
        var made = await ProgrammeAsync(place);
        var unit = place is Place.Parent ? _places[Place.Own] : _places[place];
        await site.WithDbAsync(db => db.Assignments.Where(a => a.Id == made.Assignment).ExecuteUpdateAsync(s => s.SetProperty(a => a.OrganisationId, unit), Ct));
        await HandedAsync(made.Task, unit, null);
        return made.Task;
    }

    /// <summary>The calendar of somebody at the place.</summary>
    /// <returns>Its secret.</returns>
    public async Task<string> FeedAsync(Place place)
    {
        var account = await site.AccountAsync(Unique("lich").Replace(' ', '.'), Role.UnitOfficer, _places[place]);
        var (id, token) = (Guid.CreateVersion7(), Door.NewToken());
        await AddAsync(new CalendarFeed { Id = id, AccountId = account, TokenDigest = Door.Digest(token), Strong = false, CreatedAt = site.Clock.At }, id);
        return token;
    }

    public Task<Guid> HandedAsync(Guid higher, Guid unit, Guid? own)
    {
        const string Ask = """{"title":"Báo cáo","deadlineText":"","days":[]}""";
        var id = Guid.CreateVersion7();
        return AddAsync(new TaskHandover
        {
            Id = id, TaskId = higher, OrganisationId = unit, State = own is null ? HandoverState.Offered : HandoverState.Taken, HandedAt = site.Clock.At, HandedBy = _author, Told = Ask,
            LowerTaskId = own, Seen = own is null ? null : Ask, DecidedAt = own is null ? null : site.Clock.At, DecidedBy = own is null ? null : _author,
        }, id);
    }

    public async Task<string> VersionAsync(string table, Guid id, string key = "id")
    {
        await using var connection = new NpgsqlConnection(site.Database.OwnerConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand($"select xmin::text from app.{table} where {key} = $1", connection);
        command.Parameters.Add(new() { Value = id });
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }
}

public sealed record ProgrammeOfOne(Guid Programme, Guid Task, Guid Deliverable, Guid Assignment);
