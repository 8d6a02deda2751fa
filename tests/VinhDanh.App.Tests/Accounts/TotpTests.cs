using System.Text;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Tests.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238 appendix B, SHA-1, the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) =>
        Totp.Code(Key, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(second))).ShouldBe(code);

    [Theory]
    [InlineData(-31, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void A_code_is_taken_half_a_minute_early_and_late(int secondsAfterItsStepBegan, bool taken)
    {
        var begins = DateTimeOffset.FromUnixTimeSeconds(1111111110); // a multiple of thirty
        Totp.Match(Key, "050471", begins.AddSeconds(secondsAfterItsStepBegan)).ShouldBe(taken ? Totp.StepOf(begins) : null);
    }

    [Fact]
    public void An_app_is_told_the_key_and_whose_it_is() =>
        Totp.Address(Key, "Vinh Danh", "can.bo").ShouldBe("otpauth://totp/Vinh%20Danh:can.bo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Vinh%20Danh");

    // RFC 4648 §10, without its padding.
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Bytes_are_written_as_the_standard_has_it(string bytes, string text) => Base32.Of(Encoding.ASCII.GetBytes(bytes)).ShouldBe(text);

    [Theory]
    [InlineData("MZXW-6YTB", "MZXW6YTB")]
    [InlineData(" mzxw 6ytb ", "MZXW6YTB")]
    [InlineData("0180", "OIBO")]
    public void Typed_letters_are_read_as_they_were_meant(string typed, string read) => Base32.Normal(typed).ShouldBe(read);
}
