namespace VinhDanh.App.Platform.Accounts;

/// <summary>Who acts in this request, in which role, at which organisation. Filled once by <see cref="ActorMiddleware"/>.</summary>
public sealed class Actor
{
    /// <summary>The program itself: jobs, migrations, the demo.</summary>
    public const string ProgramName = "Vinh Danh";

    public Guid? AccountId { get; private set; }
    public Guid? SessionId { get; private set; }
    public string DisplayName { get; private set; } = ProgramName;
    public ActingRole? Acting { get; private set; }

    /// <summary>All roles valid today, for the switch at the top of each page.</summary>
    public IReadOnlyList<ActingRole> Roles { get; private set; } = [];
    public string? RequestId { get; set; }

    /// <summary>Of the person signed in, when the request began; every page's frame shows it.</summary>
    public int UnreadNotices { get; set; }

    /// <summary>A role of this person may not be used with a password alone, and this session has shown no more: it may set up the second factor or leave, nothing else.</summary>
    public bool OwesSecondFactor { get; set; }

    /// <summary>Set for a program that reads with a token: nothing but this is open to it, whatever its holder may do. Null: a person at a browser.</summary>
    public IReadOnlySet<ApiScope>? ReadsOnly { get; set; }

    public bool IsSignedIn => AccountId is not null;
    public Role? Role => Acting?.Role;

    /// <exception cref="InvalidOperationException">Nobody with a role is signed in: a page forgot its declaration.</exception>
    public Guid OrganisationId => Acting?.OrganisationId ?? throw new InvalidOperationException("The actor has no role.");

    /// <summary>Today's place in the tree; everything at or below it is in scope.</summary>
    public string Path => Acting?.Path ?? throw new InvalidOperationException("The actor has no role.");

    /// <summary>All roles held at the organisation acted for: a small office's one officer is often its administrator as well.</summary>
    public IEnumerable<ActingRole> RolesHere => Roles.Where(r => r.OrganisationId == Acting?.OrganisationId);

    public bool May(Permission permission) =>
        !OwesSecondFactor
        && (ReadsOnly is null || ReadsOnly.Any(s => ApiToken.PermissionOf(s) == permission))
        && RolesHere.Any(r => RoleMatrix.Allows(r.Role, permission));

    /// <summary>The same person, under a new token.</summary>
    public void GoOnIn(Guid session) => SessionId = session;

    public void SignIn(Guid accountId, Guid? sessionId, string displayName, IReadOnlyList<ActingRole> roles, Guid? chosenAssignment)
    {
        AccountId = accountId;
        SessionId = sessionId;
        DisplayName = displayName;
        // The work comes before its administration.
        Roles = [.. roles.OrderBy(r => r.Role is Accounts.Role.Administrator)];
        Acting = Roles.FirstOrDefault(r => r.AssignmentId == chosenAssignment) ?? (Roles.Count > 0 ? Roles[0] : null);
    }
}

/// <summary>One role a person holds today.</summary>
/// <param name="Path">The organisation's place in today's tree (ltree).</param>
public sealed record ActingRole(Guid AssignmentId, Role Role, Guid OrganisationId, string OrganisationName, string Path)
{
    /// <summary>The organisation directly above; null at the top.</summary>
    public string? ParentName { get; init; }
}
