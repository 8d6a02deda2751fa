using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Help;

/// <summary>The user guide as a page: rendered once, because it is part of the program.</summary>
/// <param name="Title">The guide's own first heading.</param>
/// <param name="Chapters">Second-level headings in order.</param>
/// <param name="Html">Everything below the title; without raw HTML, styles or scripts.</param>
public sealed record Guide(string Title, IReadOnlyList<GuideChapter> Chapters, string Html)
{
    private const string Resource = "docs/huong-dan-su-dung.md";
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();
    private static readonly Lazy<Guide> Shared = new(() => Of(Text()));

    public static Guide BuiltIn => Shared.Value;

    /// <exception cref="InvalidDataException">The text does not begin with a first-level heading.</exception>
    public static Guide Of(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        if (document.FirstOrDefault() is not HeadingBlock { Level: 1 } title) throw new InvalidDataException("The guide has no title.");
        var chapters = new List<GuideChapter>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var heading in document.OfType<HeadingBlock>().Skip(1))
        {
            var words = WordsOf(heading);
            var anchor = AnchorOf(words);
            for (var n = 2; !taken.Add(anchor); n++) anchor = $"{AnchorOf(words)}-{n}";
            heading.GetAttributes().Id = anchor;
            if (heading.Level == 2) chapters.Add(new(anchor, words));
        }

        foreach (var table in document.OfType<Table>()) table.GetAttributes().AddClass("table");
        foreach (var picture in document.Descendants<LinkInline>().Where(l => l.IsImage)) Place(picture);
        document.Remove(title);
        return new(WordsOf(title), chapters, document.ToHtml(Pipeline));
    }

    /// <summary>“Nạp kế hoạch” is “nap-ke-hoach”: typed and sent by people whose chat breaks marked addresses.</summary>
    public static string AnchorOf(string words) => Folding.Fold(words).Replace(' ', '-');

    /// <summary>In the repository pictures lie beside the guide; here the program hands them out itself, when they come into view.</summary>
    private static void Place(LinkInline picture)
    {
        if (picture.Url is not { } url || !url.StartsWith(GuidePictures.Folder, StringComparison.Ordinal)) return;
        picture.Url = GuidePictures.Path + url[GuidePictures.Folder.Length..];
        picture.GetAttributes().AddClass("guide-picture");
        picture.GetAttributes().AddProperty("loading", "lazy");
    }

    private static string WordsOf(HeadingBlock heading) =>
        string.Concat(heading.Inline?.Descendants<LiteralInline>().Select(part => part.Content.ToString()) ?? []);

    private static string Text()
    {
        using var reader = new StreamReader(typeof(Guide).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd();
    }
}

/// <param name="Anchor">Id of the heading.</param>
public sealed record GuideChapter(string Anchor, string Title);
