using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace VinhDanh.App.Platform.Mail;

/// <summary>What a mail says, before it has a form: plain text and HTML are made of it when it is sent.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Paragraphs">Plain text; a line end within one stays a line end.</param>
public sealed record Letter(string Subject, IReadOnlyList<string> Paragraphs)
{
    public IReadOnlyList<LetterItem> Items { get; init; } = [];

    /// <summary>The one thing to do.</summary>
    public LetterLink? Link { get; init; }

    /// <summary>After the link: how long it is good, or what to do when it was not asked for.</summary>
    public string? Closing { get; init; }
}

/// <summary>One of several things told.</summary>
/// <param name="Href">Local address, from <c>/</c>.</param>
public sealed record LetterItem(string Title, string Body, string Href);

/// <param name="Href">Local address, from <c>/</c>.</param>
public sealed record LetterLink(string Label, string Href);

/// <summary>Keeps letters from whoever reads the table: some hold a link that opens an account.</summary>
public sealed class LetterSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("letter");

    public byte[] Close(Letter letter) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(letter));

    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys it was sealed with are gone.</exception>
    public Letter Open(byte[] closed) => JsonSerializer.Deserialize<Letter>(_protector.Unprotect(closed)) ?? throw new JsonException("An empty letter.");
}
