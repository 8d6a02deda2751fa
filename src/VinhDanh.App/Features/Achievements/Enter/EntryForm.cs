using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Achievements.Enter;

/// <summary>One entry as typed; which fields count follows from its kind.</summary>
public sealed class EntryForm
{
    [Required(ErrorMessage = "Nhập năm."), Range(1945, 2100, ErrorMessage = "Năm phải từ 1945 đến 2100.")] public short? Year { get; set; }
    public bool IsSchoolYear { get; set; }
    [Required(ErrorMessage = "Chọn một mục trong danh sách.")] public string Code { get; set; } = "";
    public string? Scope { get; set; }
    public string? Authority { get; set; }
    public AwardBasis? Basis { get; set; }
    // Bounds in doubles: a decimal beyond all whole numbers is told to be wrong, where bounds in whole numbers would fail to read it.
    [Range(0d, 99999d, ErrorMessage = "Số chưa đúng.")] public decimal? Amount { get; set; }
    public bool? Holds { get; set; }
    public DateOnly? Until { get; set; }
    [StringLength(500)] public string? Title { get; set; }
    public string? UsedFor { get; set; }
    [StringLength(80)] public string? DecisionNumber { get; set; }
    public DateOnly? DecisionDate { get; set; }
    [StringLength(120)] public string? DecisionSigner { get; set; }
    [StringLength(200)] public string? DecisionIssuer { get; set; }
    public IFormFile? File { get; set; }

    public static EntryForm Of(Achievement e) => new()
    {
        Year = e.Year, IsSchoolYear = e.IsSchoolYear, Code = e.Code, Scope = e.Scope, Authority = e.Authority, Basis = e.Basis, Amount = e.Amount, Holds = e.Holds, Until = e.Until, Title = e.Title,
        UsedFor = e.UsedFor, DecisionNumber = e.DecisionNumber, DecisionDate = e.DecisionDate, DecisionSigner = e.DecisionSigner, DecisionIssuer = e.DecisionIssuer,
    };

    /// <summary>Adds what is wrong, under the fields of <paramref name="state"/>.</summary>
    public void Check(EntryFields fields, DateOnly today, ModelStateDictionary state)
    {
        if (Code.Length > 0 && !fields.Codes.Any(c => c.Value == Code)) Wrong(nameof(Code), "Chọn một mục trong danh sách.");
        if (Year > today.Year) Wrong(nameof(Year), $"Năm {Year} chưa đến.");
        if (fields.AsksTitle && string.IsNullOrWhiteSpace(Title)) Wrong(nameof(Title), "Nhập tên sáng kiến, đề tài.");
        if (fields.AsksAmount is not null && Amount is null) Wrong(nameof(Amount), "Nhập số.");
        if (fields.NeedsHolds && Holds is null) Wrong(nameof(Holds), "Chọn có hoặc không.");
        if (Scope is not null && fields.Scopes.All(s => s.Value != Scope)) Wrong(nameof(Scope), "Chọn một mục trong danh sách.");
        if (Authority is not null && fields.Authorities.All(s => s.Value != Authority)) Wrong(nameof(Authority), "Chọn một mục trong danh sách.");
        if (UsedFor is not null && fields.Law.AwardOf(UsedFor) is null) Wrong(nameof(UsedFor), "Chọn một mục trong danh sách.");
        if (DecisionDate > today) Wrong(nameof(DecisionDate), "Ngày quyết định chưa đến.");
        if (Until is { } until && Year is { } year && until.Year < year) Wrong(nameof(Until), $"Ngày chấp hành xong trước năm {year}.");

        void Wrong(string field, string why) => state.AddModelError($"Input.{field}", why);
    }

    /// <summary>Only what the kind asks for is kept.</summary>
    public void Apply(EntryFields fields, Achievement to)
    {
        (to.Year, to.IsSchoolYear, to.Code) = (Year!.Value, IsSchoolYear && fields.AsksSchoolYear, Code);
        to.Scope = fields.AsksScope ? Scope : null;
        to.Authority = fields.AsksAuthority ? Authority : null;
        to.Basis = fields.Kind is AchievementKind.Title ? Basis ?? AwardBasis.Merit : null;
        to.Amount = fields.AsksAmount is null ? null : Amount;
        to.Holds = fields.AsksHolds is null ? null : Holds;
        to.Until = fields.Kind is AchievementKind.Discipline ? Until : null;
        to.Title = fields.AsksTitle ? Title?.Trim() : null;
        to.UsedFor = fields.Kind is AchievementKind.Work ? UsedFor : null;
        (to.DecisionNumber, to.DecisionDate, to.DecisionSigner, to.DecisionIssuer) = (Words(DecisionNumber), DecisionDate, Words(DecisionSigner), Words(DecisionIssuer));
    }

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What the form asks for one kind of entry, and the choices it offers.</summary>
public sealed record EntryFields(AchievementKind Kind, AwardRecord Record, LawShelf Law)
{
    private Vocabulary Words => Law.Words;

    public string CodeLabel => Kind switch
    {
        AchievementKind.Rating => "Mức xếp loại",
        AchievementKind.Title => "Danh hiệu, hình thức khen thưởng",
        AchievementKind.Work => "Loại",
        AchievementKind.Combat => "Phạm vi ảnh hưởng",
        AchievementKind.Discipline => "Hình thức kỷ luật",
        AchievementKind.Post => "Chức vụ",
        AchievementKind.Finding => "Nhận định",
        AchievementKind.Measure => "Thời gian",
        AchievementKind.Cluster => "Cấp tổ chức cụm, khối",
        AchievementKind.Movement => "Cấp phát động phong trào",
        AchievementKind.Members => "Số liệu",
        _ => throw new InvalidOperationException($"{Kind} is not entered."),
    };

    public IReadOnlyList<SelectListItem> Codes => Kind switch
    {
        AchievementKind.Rating => Items(Words.Ratings.Terms.Reverse()),
        AchievementKind.Title => [.. Law.Awards.Where(a => a.Recipients.Contains(Record.Kind)).OrderBy(a => a.Kind, StringComparer.Ordinal).ThenByDescending(a => a.Rank ?? 0).Select(a => new SelectListItem(a.Name, a.Code))],
        AchievementKind.Work => Items(Words.WorkKinds.Values),
        AchievementKind.Combat => Items(Words.Scopes.Terms),
        AchievementKind.Discipline => Items(Words.Disciplines.Terms),
        AchievementKind.Post => Items(Words.Positions.Terms),
        AchievementKind.Finding => Items(Words.Statements.Values),
        AchievementKind.Measure => Items(Words.Measures.Values),
        AchievementKind.Cluster or AchievementKind.Movement => Authorities,
        AchievementKind.Members => [.. ((string[])[MembersFigures.All, MembersFigures.NotCompleted, MembersFigures.Disciplined]).Concat(Law.Awards.Where(a => a.Yearly && a.Recipients.Contains(Recipients.Individual)).Select(a => a.Code))
            .Select(c => new SelectListItem(AchievementWords.Member(c, Law), c))],
        _ => throw new InvalidOperationException($"{Kind} is not entered."),
    };

    /// <summary>Of the bodies that stand for one another the first is offered.</summary>
    public IReadOnlyList<SelectListItem> Authorities => Items(Words.Authorities.Terms.Where(t => t.SameAs is null));
    public IReadOnlyList<SelectListItem> Scopes => Items(Kind is AchievementKind.Members ? Words.Disciplines.Terms : Words.Scopes.Terms);
    public IReadOnlyList<SelectListItem> Awards => [.. Law.Awards.Where(a => a.Recipients.Contains(Record.Kind)).OrderByDescending(a => a.Rank ?? 0).Select(a => new SelectListItem(a.Name, a.Code))];

    public bool AsksSchoolYear => Kind is AchievementKind.Rating or AchievementKind.Title or AchievementKind.Work;
    public bool AsksTitle => Kind is AchievementKind.Work;
    public bool AsksScope => Kind is AchievementKind.Work or AchievementKind.Members;
    public bool AsksAuthority => Kind is AchievementKind.Work;

    /// <summary>The label of the number; null: none is asked.</summary>
    public string? AsksAmount => Kind switch
    {
        AchievementKind.Post => "Số năm giữ chức vụ",
        AchievementKind.Measure => "Số năm",
        AchievementKind.Movement => "Thời gian của phong trào (năm)",
        AchievementKind.Members => "Số người",
        _ => null,
    };

    /// <summary>The label of yes or no; null: not asked.</summary>
    public string? AsksHolds => Kind switch
    {
        AchievementKind.Work => "Đã áp dụng có hiệu quả",
        AchievementKind.Post => "Bị kỷ luật khi giữ chức vụ",
        AchievementKind.Finding => "Đạt",
        AchievementKind.Cluster => "Dẫn đầu cụm, khối",
        AchievementKind.Movement => "Dẫn đầu phong trào (không: tiêu biểu xuất sắc)",
        _ => null,
    };

    public bool NeedsHolds => Kind is AchievementKind.Finding or AchievementKind.Cluster or AchievementKind.Movement;

    /// <summary>The kinds that a record of this recipient has.</summary>
    public static IEnumerable<AchievementKind> KindsFor(RecordSubject subject) => Enum.GetValues<AchievementKind>().Where(k => k switch
    {
        AchievementKind.Post or AchievementKind.Combat or AchievementKind.Discipline => !subject.IsUnit,
        AchievementKind.Cluster or AchievementKind.Movement or AchievementKind.Members => subject.IsUnit,
        _ => true,
    });

    private static List<SelectListItem> Items(IEnumerable<Term> terms) => [.. terms.Select(t => new SelectListItem(Vn.Capital(t.Name), t.Code))];
}

/// <summary>A page that holds the form.</summary>
public interface IEntryPage
{
    EntryForm Input { get; }
    EntryFields Fields { get; }
}
