namespace VinhDanh.Law.Packs;

/// <summary>Files that are no packs but are read like them, with every mistake told.</summary>
internal static class YamlFile
{
    /// <exception cref="PackException">Not of the form, with every mistake.</exception>
    public static T Read<T>(string file, TextReader yaml, Func<Section, T> read)
    {
        List<PackMistake> mistakes = [];
        var root = new PackSource(file, mistakes).Open(yaml);
        var value = root is null ? default : read(root);
        root?.Done();
        return mistakes.Count == 0 && value is not null ? value : throw new PackException(mistakes);
    }
}
