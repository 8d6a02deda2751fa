namespace VinhDanh.App.Platform.Accounts;

/// <summary>Who may use a page, handler or endpoint. On a handler it narrows what stands on the page.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}

/// <summary>A page or endpoint for everybody, signed in or not; says why.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}

/// <summary>A page that somebody may still use who owes the second factor: where it is set up, and the way out. Asks nothing but to be signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeSecondFactorAttribute : Attribute;
