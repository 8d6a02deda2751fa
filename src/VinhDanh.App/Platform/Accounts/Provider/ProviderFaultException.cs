namespace VinhDanh.App.Platform.Accounts.Provider;

/// <summary>Why a provider's word was not taken. The reason goes to the log; people read one sentence.</summary>
public enum ProviderFault
{
    /// <summary>Not reached, too slow, or answered with an error.</summary>
    Unavailable,

    /// <summary>Its description is not one of OpenID Connect, or of another issuer.</summary>
    BadDescription,

    /// <summary>It did not take the code, or the secret of this program.</summary>
    CodeRefused,
    NoToken,
    TokenUnreadable,
    AlgorithmNotTaken,
    KeyUnknown,
    SignatureWrong,
    IssuerOther,
    AudienceOther,
    PartyOther,
    Expired,
    NotYet,
    NonceOther,
    SubjectMissing,

    /// <summary>Asked for more about one person, it spoke of another.</summary>
    SubjectOther,
}

/// <summary>The provider failed, or what it said proves nothing. Ends at the door as a sentence.</summary>
public sealed class ProviderFaultException(ProviderFault fault, Exception? inner = null) : Exception($"The identity provider: {fault}.", inner)
{
    public ProviderFault Fault { get; } = fault;
}
