namespace VinhDanh.App.Platform.Files;

/// <summary>What the program keeps; everything else is refused at the door.</summary>
public enum FileKind
{
    Pdf,
    Docx,
    Xlsx,
    Doc,
    Xls,
    Png,
    Jpeg,
    Text,
    Csv,
}

public static class FileKinds
{
    /// <summary>Extensions a browser's file dialog offers, for <c>accept</c> of a file field.</summary>
    public const string Accept = ".pdf,.docx,.xlsx,.doc,.xls,.png,.jpg,.jpeg,.txt,.csv";

    private static readonly Dictionary<FileKind, (string MediaType, string[] Extensions)> Known = new()
    {
        [FileKind.Pdf] = ("application/pdf", [".pdf"]),
        [FileKind.Docx] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]),
        [FileKind.Xlsx] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]),
        [FileKind.Doc] = ("application/msword", [".doc"]),
        [FileKind.Xls] = ("application/vnd.ms-excel", [".xls"]),
        [FileKind.Png] = ("image/png", [".png"]),
        [FileKind.Jpeg] = ("image/jpeg", [".jpg", ".jpeg"]),
        [FileKind.Text] = ("text/plain", [".txt"]),
        [FileKind.Csv] = ("text/csv", [".csv"]),
    };

    public static string MediaTypeOf(FileKind kind) => Known[kind].MediaType;

    /// <summary>Usual extensions, the first one written when a name has none of them.</summary>
    public static IReadOnlyList<string> ExtensionsOf(FileKind kind) => Known[kind].Extensions;

    /// <summary>Browsers show these by themselves without running anything of theirs.</summary>
    public static bool MayShowInline(string mediaType) => mediaType is "application/pdf" or "image/png" or "image/jpeg";
}
