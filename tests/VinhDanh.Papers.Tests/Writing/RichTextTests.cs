using VinhDanh.Papers.Writing;

namespace VinhDanh.Papers.Tests.Writing;

public sealed class RichTextTests
{
    [Fact]
    public void Marks_become_styles_and_leave_the_text()
    {
        var text = RichText.Marked("một *hai* ba **bốn**");
        text.Plain.ShouldBe("một hai ba bốn");
        text.Runs.ShouldBe([new("một "), new("hai", Italic: true), new(" ba "), new("bốn", Bold: true)]);
    }

    [Fact]
    public void A_lone_mark_stays_text() => RichText.Marked("5 * 6 = 30").Runs.ShouldBe([new("5 * 6 = 30")]);

    [Fact]
    public void Empty_text_is_one_empty_run() => RichText.Marked("").Runs.ShouldBe([new("")]);
}
