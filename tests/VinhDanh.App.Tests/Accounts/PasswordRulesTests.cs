using System.Net;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Accounts;

public sealed class PasswordRulesTests(Site site) : IClassFixture<Site>
{
    private static readonly PasswordHolder Officer = new(
        "hoa.tran", "Trần Thị Quỳnh Hoa", "hoatq@lamkieu.example", ["Ủy ban nhân dân phường Lam Kiều", "Tỉnh An Thịnh"]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ngắn quá", false)]
    [InlineData("password123456", false)]
    [InlineData("aaaaaaaaaaaaaaaa", false)]
    [InlineData("hoa.tran-2026", false)]
    [InlineData("mưa rào tháng bảy", true)]
    public void Passwords_are_judged_by_length_and_by_being_common(string password, bool good) =>
        (PasswordRules.Judge(Officer, password) is null).ShouldBe(good);

    [Fact]
    public void Each_of_forty_thousand_leaked_passwords_of_allowed_length_is_refused()
    {
        var leaked = PasswordLists.Lines("leaked-passwords.txt.gz").ToList();
        leaked.Count.ShouldBeGreaterThan(40_000);
        leaked.ShouldAllBe(p => p.Length >= PasswordRules.MinimumLength);
        leaked.Where(p => p.Length <= PasswordRules.MaximumLength && PasswordRules.Judge(Officer, p) is null).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("qwertyqwerty", false)]
    [InlineData("QwertyQwerty", false)]
    [InlineData("qwerty qwerty 2026!", false)]
    [InlineData("#1 Qwértyqwertý", false)]
    [InlineData("Mật khẩu 1234567", false)]
    [InlineData("qwertyqwerty của tôi", true)]
    public void A_leaked_password_is_known_under_other_case_marks_blanks_and_digits_around_it(string password, bool good) =>
        (PasswordRules.Judge(Officer, password) is null).ShouldBe(good);

    [Theory]
    [InlineData("VinhDanh@2026!", false)]
    [InlineData("thi đua khen thưởng 2026", false)]
    [InlineData("ThiDua-KhenThuong-1", false)]
    [InlineData("phường Lam Kiều 2026", false)]
    [InlineData("UBND.LamKieu.AnThinh", false)]
    [InlineData("Trần Thị Quỳnh Hoa", false)]
    [InlineData("quynhhoa-lamkieu-01", false)]
    [InlineData("hoatq.hoatq.hoatq", false)]
    [InlineData("quản trị hệ thống abc", false)]
    [InlineData("thi đua với đàn cò trắng", true)]
    [InlineData("Lam Kiều mùa gặt bông trắng", true)]
    public void Words_of_the_place_and_of_the_person_are_no_password_by_themselves(string password, bool good) =>
        (PasswordRules.Judge(Officer, password) is null).ShouldBe(good);

    [Fact]
    public void The_words_of_the_place_are_kept_in_the_form_they_are_compared_in() =>
        PasswordLists.PlaceWords.ShouldAllBe(w => w.Length >= 4 && w.All(char.IsAsciiLetterLower));

    [Fact]
    public async Task Who_changes_a_password_may_not_take_the_name_of_a_unit_above()
    {
        var province = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Vân Sơn");
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Tân Hà", province);
        await site.AccountAsync("ten.don.vi", Role.UnitOfficer, ward);
        using var browser = await site.SignedInAsync("ten.don.vi", Ct);
        Task<HttpResponseMessage> ChangeAsync(string chosen) => browser.PostAsync(
            "/account?handler=Password", new() { ["Input.Current"] = Site.Password, ["Input.New"] = chosen, ["Input.Again"] = chosen }, Ct);

        foreach (var guessed in (string[])["Vân Sơn - Tân Hà 2026", "Người dùng ten don vi"])
            (await (await ChangeAsync(guessed)).Content.ReadAsStringAsync(Ct)).ShouldContain("chỉ gồm những từ dễ đoán");

        (await ChangeAsync("Vân Sơn chiều mưa rào tháng bảy")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
