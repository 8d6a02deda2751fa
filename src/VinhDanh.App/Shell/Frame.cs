using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Shell;

/// <summary>Who the page is drawn for: what the frame around every page shows of the person signed in.</summary>
/// <param name="Authority">The organisation acted for, e.g. “UBND xã An Bình”.</param>
/// <param name="Role">Acting role in words, e.g. “Chuyên viên thường trực”.</param>
/// <param name="PersonName">Name shown in the account menu.</param>
/// <param name="Allows">Answers whether the person holds a permission.</param>
public sealed record Frame(string Authority, string Role, string PersonName, Func<Permission, bool> Allows)
{
    /// <summary>The organisation directly above, printed over <see cref="Authority"/> at the head of printed pages.</summary>
    public string? ParentAuthority { get; init; }

    /// <summary>Notices not yet read; zero shows no badge.</summary>
    public int UnreadNotices { get; init; }

    /// <summary>Other roles the same person may act in; each posts its <see cref="RoleChoice.Id"/> to <see cref="ShellRoutes.SwitchRole"/>.</summary>
    public IReadOnlyList<RoleChoice> OtherRoles { get; init; } = [];
}

public sealed record RoleChoice(string Id, string Authority, string Role);

/// <summary>Reads the frame of a request; null draws the bare page of someone not signed in.</summary>
public interface IFrameSource
{
    ValueTask<Frame?> ReadAsync(HttpContext http, CancellationToken ct);
}

/// <summary>Until accounts are registered, and on public pages, nobody is signed in.</summary>
public sealed class NobodySignedIn : IFrameSource
{
    public ValueTask<Frame?> ReadAsync(HttpContext http, CancellationToken ct) => ValueTask.FromResult<Frame?>(null);
}

/// <summary>Addresses the frame links to; the features that own them use the same constants.</summary>
public static class ShellRoutes
{
    public const string Home = "/", Search = "/search", Notices = "/notices", NoticesStream = "/notices/stream",
        Account = "/account", SignIn = "/sign-in", SignOut = "/sign-out", SwitchRole = "/account/role", Help = "/help";
}
