using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Platform.Notices;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Eligibility.Screening;

/// <summary>Each working morning: who may begin a list of those to be proposed is told how many are ready and on none, when it is not the same as they were told before.</summary>
public sealed class MorningNotice(AppDb db, Screener screener, LawShelf law, NoticeSender notices, WorkingCalendar calendar, TimeProvider time) : IJobHandler
{
    private const int MostNamed = 3;

    public static string Kind => "screening.daily";
    public static string Label => "Rà soát điều kiện khen thưởng hằng ngày";

    public async Task RunAsync(JobRun run, CancellationToken ct) => await RunAsync(ct);

    /// <returns>Notices made by this run.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var today = time.Today();
        if (calendar.Holds(today.Year) && !calendar.IsWorkingDay(today)) return 0;
        var ready = new Dictionary<Guid, Ready>();
        foreach (var root in await db.Organisations.AsNoTracking().Where(o => o.ParentId == null && o.ValidTo == null).Select(o => o.Path).ToListAsync(ct))
        {
            var board = await screener.RunAsync(root, law.On(null), today.Year - 1, ct);
            var above = await AncestorsAsync(root, ct);
            foreach (var find in board.Finds.TakeWhile(f => f.Standing is Standing.Now))
            {
                foreach (var organisation in above.GetValueOrDefault(find.Owner) ?? [])
                {
                    if (!ready.TryGetValue(organisation, out var there)) ready[organisation] = there = new();
                    there.Add(find, board.AwardOf(find).Name);
                }
            }
        }
        if (ready.Count == 0) return 0;

        var proposing = Enum.GetValues<Role>().Where(r => RoleMatrix.Allows(r, Permission.ProposeAwards)).ToList();
        var people = await (from assignment in db.RoleAssignments
                            join account in db.Accounts on assignment.AccountId equals account.Id
                            where proposing.Contains(assignment.Role) && assignment.ValidFrom <= today && (assignment.ValidTo == null || assignment.ValidTo >= today) && account.DeactivatedAt == null
                            select new { account.Id, assignment.OrganisationId }).Distinct().ToListAsync(ct);
        var told = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var at in people.GroupBy(p => p.OrganisationId))
        {
            if (!ready.TryGetValue(at.Key, out var there)) continue;
            told += await notices.AddAsync(at.Select(p => p.Id), at.Key, "screening.ready", $"{Vn.Number(there.Count)} trường hợp đủ điều kiện khen thưởng mà chưa được đề nghị", there.InWords(MostNamed), "/screening",
                string.Create(CultureInfo.InvariantCulture, $"screening/{at.Key:N}/{there.Sum:x}"), ct);
        }
        await transaction.CommitAsync(ct);
        return told;
    }

    /// <summary>For every organisation under a place: itself and those above it, up to that place.</summary>
    private async Task<Dictionary<Guid, List<Guid>>> AncestorsAsync(LTree root, CancellationToken ct)
    {
        var rows = await db.Organisations.AsNoTracking().Where(o => o.Path.IsDescendantOf(root)).Select(o => new { o.Id, o.Path }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => r.Path.ToString().Split('.').Select(label => Guid.ParseExact(label, "N")).ToList());
    }

    /// <summary>Of one organisation and everything below it.</summary>
    private sealed class Ready
    {
        private readonly Dictionary<string, int> _awards = new(StringComparer.Ordinal);

        public int Count { get; private set; }

        /// <summary>The same for the same finds, in whatever order.</summary>
        public ulong Sum { get; private set; }

        public void Add(Find find, string award)
        {
            Count++;
            _awards[award] = _awards.GetValueOrDefault(award) + 1;
            var bytes = System.Security.Cryptography.SHA256.HashData([.. find.Subject.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(award)]);
            Sum += BitConverter.ToUInt64(bytes);
        }

        public string InWords(int most) => string.Join("; ", _awards.OrderByDescending(a => a.Value).Take(most).Select(a => $"{a.Key}: {Vn.Number(a.Value)}")) + (_awards.Count > most ? "; …" : "");
    }
}

/// <summary>Puts one job a day into the queue, for 06:30 of Việt Nam.</summary>
public sealed class ScreeningSchedule(HostSettings settings, IServiceScopeFactory scopes, TimeProvider time, ILogger<ScreeningSchedule> log) : JobSchedule(settings, scopes, log)
{
    private static readonly TimeSpan TimeOfDay = new(6, 30, 0);

    protected override TimeSpan Pause { get; } = TimeSpan.FromMinutes(5);

    protected override Task PlanAsync(JobQueue queue, CancellationToken ct)
    {
        var today = time.Today();
        return queue.AddAsync<MorningNotice>(new { day = today }, ct, $"screening/{today:yyyy-MM-dd}", VietnamTime.StartOf(today) + TimeOfDay);
    }
}
