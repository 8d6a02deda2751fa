using VinhDanh.Law.Records;

namespace VinhDanh.Law.Tests.Evaluation;

/// <summary>Histories in few words.</summary>
internal static class Histories
{
    public const string Excellent = "hoan_thanh_xuat_sac";
    public const string Good = "hoan_thanh_tot";
    public const string Completed = "hoan_thanh";
    public const string Advanced = "lao_dong_tien_tien";
    public const string Grassroots = "chien_si_thi_dua_co_so";
    public const string Ministerial = "chien_si_thi_dua_bo_nganh_tinh";
    public const string ProvinceCertificate = "bang_khen_bo_nganh_tinh";
    public const string PrimeMinister = "bang_khen_thu_tuong";
    public const string LabourThird = "huan_chuong_lao_dong_hang_ba";
    public const string LabourSecond = "huan_chuong_lao_dong_hang_nhi";

    public static readonly Dictionary<string, bool> Conduct = new() { ["policy_compliance"] = true, ["self_reliance_solidarity"] = true, ["outstanding_selected"] = true };

    public static AwardHistory Person(params (int Year, string? Rating, string[] Titles)[] years) => new()
    {
        Subject = new("individual", "cadre_civil_servant_employee_worker"),
        Years = [.. years.Select(y => new YearRecord(y.Year, y.Rating, $"y{y.Year}"))],
        Awards = [.. years.SelectMany(y => y.Titles.Select(t => new HeldAward(t, y.Year, Row: $"{t}{y.Year}")))],
        Found = Conduct,
    };

    public static AwardHistory With(this AwardHistory history, string award, int year, AwardBasis basis = AwardBasis.Merit) => history with { Awards = [.. history.Awards, new(award, year, basis)] };

    public static Work Initiative(int year, string scope, string? by = null, string? usedFor = null) => new(year, "sang_kien", scope, true, by, usedFor);
}
