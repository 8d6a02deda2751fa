using FsCheck;
using FsCheck.Fluent;
using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Binding;

namespace VinhDanh.App.Tests.Shell;

public sealed class VnTests
{
    [Fact]
    public void Dates_and_numbers_are_written_as_official_documents_write_them()
    {
        Vn.Date(new DateOnly(2024, 1, 5)).ShouldBe("05/01/2024");
        Vn.DateWithWeekday(new DateOnly(2024, 1, 15)).ShouldBe("thứ Hai, 15/01/2024");
        Vn.DateInWords(new DateOnly(2024, 2, 5)).ShouldBe("ngày 05 tháng 02 năm 2024");
        Vn.DateInWords(new DateOnly(2024, 3, 15)).ShouldBe("ngày 15 tháng 3 năm 2024");
        Vn.Number(1_234_567.8m).ShouldBe("1.234.567,8");
        Vn.Number(-1234L).ShouldBe("-1.234");
        Vn.Number(0.5m).ShouldBe("0,5");
        Vn.Money(1_490_000m).ShouldBe("1.490.000 đồng");
        Vn.Percent(0.913m).ShouldBe("91,3%");
    }

    [Theory]
    [InlineData("  Nguyễn\0 Văn\v A\u0007 ", "Nguyễn Văn A")]
    [InlineData("dòng một\r\n\tdòng hai", "dòng một\r\n\tdòng hai")]
    [InlineData("Nguye\u0302\u0303n", "Nguyễn")]
    [InlineData("chữ \U00020157 và \uFFFF", "chữ \U00020157 và")]
    public void Typed_text_loses_what_is_no_text_and_nothing_else(string typed, string text) => VietnameseValues.Text(typed).ShouldBe(text);

    [Fact]
    public void A_year_no_term_is_counted_in_is_a_slip()
    {
        foreach (var text in (string[])["01/01/0001", "31/12/0999", "01/01/3000", "31/12/9999"]) VietnameseValues.TryDate(text, out _).ShouldBeFalse(text);
        VietnameseValues.TryDate("31/12/2999", out _).ShouldBeTrue();
    }

    [Fact]
    public void Half_a_letter_is_no_exception() => VietnameseValues.Text("a\uD800b").ShouldBe("a\uFFFDb");

    [Fact]
    public void An_instant_is_told_in_Vietnam_time_even_across_midnight() =>
        Vn.Moment(new DateTimeOffset(2026, 3, 9, 18, 5, 0, TimeSpan.Zero)).ShouldBe("10/03/2026 01:05");

    [Theory]
    [InlineData(0, "hôm nay")]
    [InlineData(1, "ngày mai")]
    [InlineData(-1, "hôm qua")]
    [InlineData(5, "còn 5 ngày")]
    [InlineData(-12, "12 ngày trước")]
    public void Distance_from_today_is_said_in_days(int days, string words)
    {
        var today = new DateOnly(2026, 3, 10);
        Vn.FromToday(today.AddDays(days), today).ShouldBe(words);
    }

    [Fact]
    public void Any_date_written_is_read_again() => Check.One(Config.QuickThrowOnFailure,
        Prop.ForAll(ArbMap.Default.GeneratorFor<int>().Select(n => DateOnly.FromDayNumber(693_595 + Math.Abs(n % 80_000))).ToArbitrary(),
            date => VietnameseValues.TryDate(Vn.Date(date), out var read) && read == date));

    [Fact]
    public void Any_amount_written_is_read_again() => Check.One(Config.QuickThrowOnFailure,
        Prop.ForAll(ArbMap.Default.GeneratorFor<long>().Select(n => n % 10_000_000_000_000 / 100m).ToArbitrary(),
            amount => VietnameseValues.TryNumber(Vn.Number(amount), out var read) && read == amount));

    [Theory]
    [InlineData("1.5")]
    [InlineData("12.34")]
    [InlineData("1.2345")]
    [InlineData("1,2,3")]
    [InlineData("mười")]
    public void A_number_that_could_be_misread_is_refused(string text) => VietnameseValues.TryNumber(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("1/3/2026")]
    [InlineData("01-03-2026")]
    [InlineData("01032026")]
    [InlineData("2026-03-01")]
    public void The_day_comes_first_however_a_date_is_typed(string text)
    {
        VietnameseValues.TryDate(text, out var date).ShouldBeTrue();
        date.ShouldBe(new DateOnly(2026, 3, 1));
    }
}
