namespace VinhDanh.App.Features.Documents;

public enum DocumentDirection
{
    Outgoing,
    Incoming,
}

/// <summary>A document in an organisation's register (Decree 30/2020/NĐ-CP, Articles 15 and 22).</summary>
public sealed class RegisteredDocument
{
    public required Guid Id { get; init; }

    /// <summary>Whose register it is.</summary>
    public required Guid OrganisationId { get; init; }
    public required DocumentDirection Direction { get; init; }

    /// <summary>The register's year: of issue for outgoing, of arrival for incoming documents.</summary>
    public required short Year { get; set; }

    /// <summary>Code of <see cref="DocumentTypes"/>; null: an official letter, or not said.</summary>
    public string? Type { get; set; }

    /// <summary>As the clerical office gave it: “15”, “15a”.</summary>
    public required string Number { get; set; }

    /// <summary>What follows the number: “KH-UBND”.</summary>
    public required string Symbol { get; set; }
    public required DateOnly IssuedOn { get; set; }
    public required string Issuer { get; set; }
    public required string Subject { get; set; }
    public DateOnly? ArrivedOn { get; set; }

    /// <summary>Number among the year's incoming documents, from 1, without gaps.</summary>
    public int? ArrivalNo { get; init; }

    /// <summary>Directs the work: counted as such by reports and inspections.</summary>
    public bool Directing { get; set; }

    /// <summary>The number was given by the program.</summary>
    public bool NumberedHere { get; init; }
    public Guid? FileId { get; set; }
    public DateTimeOffset? CancelledAt { get; set; }
    public Guid? CancelledBy { get; set; }
    public string? CancelReason { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public string Folded { get; private set; } = "";
    public uint Version { get; private set; }

    /// <summary>“05/KH-UBND”.</summary>
    public string Reference => ReferenceOf(Number, Symbol);

    public static string ReferenceOf(string number, string symbol)
    {
        var padded = number.Length == 1 && char.IsAsciiDigit(number[0]) ? "0" + number : number;
        return symbol.Length == 0 ? padded : $"{padded}/{symbol}";
    }
}

/// <summary>The last number the program gave in one series.</summary>
public sealed class DocumentSeries
{
    public required Guid OrganisationId { get; init; }
    public required DocumentDirection Direction { get; init; }
    public required short Year { get; init; }

    /// <summary>Empty for the numbers of arrival.</summary>
    public required string Symbol { get; init; }
    public required int Last { get; set; }
}
