using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Files;

/// <summary>
/// Who may open the files of one kind of record. A feature registers one for each kind whose readers differ from the owner's
/// scope; without one, whoever has the owning organisation in scope may.
/// </summary>
public interface IFileAccess
{
    /// <summary>As in <see cref="FileReference.SubjectKind"/>.</summary>
    string SubjectKind { get; }

    /// <summary>Replaces the rule of scope: answers for owner, subject and role together.</summary>
    Task<bool> MayOpenAsync(Actor actor, FileReference file, CancellationToken ct);
}
