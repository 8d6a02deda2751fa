using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Files;

/// <summary>Which files are of one class of <c>law/retention/files.yaml</c>. A feature registers one for each class of its records; a file is of one class at most.</summary>
/// <param name="Name">As in the rules.</param>
public sealed record FileClass(string Name, Func<AppDb, IQueryable<ClassedFile>> Files);

/// <summary>A file and the moment from which its term runs.</summary>
public sealed class ClassedFile
{
    public required Guid ReferenceId { get; init; }
    public required DateTimeOffset Since { get; init; }
}
