using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Watch;

namespace VinhDanh.App.Features.Administration.Standing;

/// <summary>How the whole system stands on one page. It is the platform's, so only administrators of an authority that stands under no other see it.</summary>
[Requires(Permission.ManageJobs)]
public sealed class StandingModel(AppDb db, Actor actor, HostSettings settings, WorkStandingReading reading, SystemQueries queries) : PageModel
{
    /// <summary>Below that, backups and PostgreSQL itself get into trouble soon.</summary>
    private const double EnoughFree = 0.1;

    public WorkStanding Work { get; private set; } = null!;
    public SystemFacts Facts { get; private set; } = null!;
    public DiskFacts Disk { get; private set; } = null!;
    public IReadOnlyList<WithoutSecondFactor> Without { get; private set; } = [];
    public HostSettings Settings => settings;

    /// <summary>What somebody should look at, in sentences.</summary>
    public IReadOnlyList<string> Worries { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await db.IsManagedByAsync(actor, ct)) return WholePlatform.Refuse(HttpContext, "Tình trạng hệ thống");
        (Work, Facts, Disk, Without) = (await reading.ReadAsync(ct), await queries.FactsAsync(ct), DiskFacts.Of(settings.DataDirectory), await queries.WithoutSecondFactorAsync(ct));
        Worries = [.. WorriesOf()];
        return Page();
    }

    private IEnumerable<string> WorriesOf()
    {
        if (Work.JobsFailed > 0) yield return $"{Shell.Vn.Number(Work.JobsFailed)} công việc nền không chạy được; xem ở mục Công việc nền.";
        if (Work.OldestJob > TimeSpan.FromMinutes(10)) yield return $"Công việc nền chậm: việc đầu tiên đã quá giờ {InWords(Work.OldestJob)}.";
        if (Work.MailsFailed > 0) yield return $"{Shell.Vn.Number(Work.MailsFailed)} thư không gửi được; xem ở mục Thư điện tử.";
        if (Work.OldestUnsealed > TimeSpan.FromMinutes(1)) yield return $"Nhật ký chưa được niêm phong từ {InWords(Work.OldestUnsealed)} trước.";
        if (Disk.Free < Disk.Total * EnoughFree) yield return $"Ổ đĩa của thư mục dữ liệu chỉ còn trống {Shell.Vn.FileSize(Disk.Free)}.";
        if (Without.Count > 0) yield return $"{Shell.Vn.Number(Without.Count)} tài khoản chưa bật xác thực hai bước mà vai trò bắt buộc.";
    }

    public static string InWords(TimeSpan span) => span.TotalSeconds < 1 ? "không có"
        : span.TotalMinutes < 1 ? $"{(int)span.TotalSeconds} giây" : span.TotalHours < 1 ? $"{(int)span.TotalMinutes} phút" : span.TotalDays < 1 ? $"{(int)span.TotalHours} giờ" : $"{(int)span.TotalDays} ngày";
}
