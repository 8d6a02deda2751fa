using System.Text;

namespace VinhDanh.App.Platform.Mail;

/// <summary>A letter as text and as HTML. Everything in it is escaped, and nothing is fetched from anywhere: no picture, no style sheet, no counting of readers.</summary>
public static class LetterForms
{
    public static string Text(Letter letter, string recipient, string publicAddress)
    {
        var text = new StringBuilder();
        text.Append($"Kính gửi đồng chí {OneLine(recipient)},\n\n");
        foreach (var paragraph in letter.Paragraphs) text.Append(paragraph.Trim()).Append("\n\n");
        foreach (var item in letter.Items)
        {
            text.Append($"* {OneLine(item.Title)}\n");
            if (item.Body.Length > 0) text.Append(item.Body.Trim()).Append('\n');
            text.Append($"{publicAddress}{item.Href}\n\n");
        }

        if (letter.Link is { } link) text.Append($"{link.Label}:\n{publicAddress}{link.Href}\n\n");
        if (letter.Closing is { } closing) text.Append(closing).Append("\n\n");
        // “-- ” on a line of its own: mail programs know the rest as a signature.
        text.Append("-- \n").Append(Foot(publicAddress)).Append('\n');
        return text.ToString();
    }

    public static string Html(Letter letter, string recipient, string publicAddress)
    {
        var html = new StringBuilder();
        html.Append($"""
            <!doctype html>
            <html lang="vi"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>{Safe(OneLine(letter.Subject))}</title></head>
            <body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em;margin:0 auto;padding:16px">
            <p>Kính gửi đồng chí {Safe(OneLine(recipient))},</p>

            """);
        foreach (var paragraph in letter.Paragraphs) html.Append($"<p>{Lines(paragraph)}</p>\n");
        if (letter.Items.Count > 0)
        {
            html.Append("<ul>\n");
            foreach (var item in letter.Items)
                html.Append($"<li><p><a href=\"{Safe(publicAddress + item.Href)}\">{Safe(OneLine(item.Title))}</a>{(item.Body.Length > 0 ? "<br>" + Lines(item.Body) : "")}</p></li>\n");
            html.Append("</ul>\n");
        }

        if (letter.Link is { } link) html.Append($"<p><a href=\"{Safe(publicAddress + link.Href)}\"><strong>{Safe(link.Label)}</strong></a></p>\n");
        if (letter.Closing is { } closing) html.Append($"<p>{Lines(closing)}</p>\n");
        html.Append($"<hr><p><small>{Lines(Foot(publicAddress))}</small></p>\n</body></html>\n");
        return html.ToString();
    }

    private static string Foot(string publicAddress) =>
        $"Thư tự động của chương trình Vinh Danh; không cần trả lời thư này.\nĐổi cách nhận thư: {publicAddress}/account/mail";

    private static string Lines(string text) => Safe(text.Trim()).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "<br>\n", StringComparison.Ordinal);

    /// <summary>Vietnamese letters stay readable; what has a meaning in HTML does not.</summary>
    private static string Safe(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    private static string OneLine(string text) => MailHeader.OneLine(text);
}
