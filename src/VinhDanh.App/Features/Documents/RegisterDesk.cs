using Microsoft.EntityFrameworkCore;
using Npgsql;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Documents;

/// <param name="Number">Null: the program gives the next of its series.</param>
/// <param name="Type">Null: as the symbol says.</param>
/// <param name="ArrivedOn">Of an incoming document.</param>
public sealed record DocumentEntry(
    DocumentDirection Direction, string? Number, string Symbol, DateOnly IssuedOn, string Issuer, string Subject, string? Type = null, DateOnly? ArrivedOn = null, bool Directing = false, Guid? FileId = null);

/// <summary>Keeps the register: a number is used once, and those the program gives leave no gap.</summary>
public sealed class RegisterDesk(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <summary>Documents of organisations at or below the actor's.</summary>
    public IQueryable<RegisteredDocument> Owned
    {
        get
        {
            var within = db.Organisations.Within(actor).Select(o => o.Id);
            return db.RegisteredDocuments.Where(d => within.Contains(d.OrganisationId));
        }
    }

    /// <summary>Enters a document; the caller commits.</summary>
    /// <param name="organisationId">Whose register; in the actor's scope.</param>
    /// <param name="id">Where something refers to it already, such as its file; null: a new one.</param>
    public async Task<Outcome> AddAsync(Guid organisationId, DocumentEntry entry, CancellationToken ct, Guid? id = null)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var incoming = entry.Direction is DocumentDirection.Incoming;
        var year = (short)(incoming ? entry.ArrivedOn!.Value.Year : entry.IssuedOn.Year);
        var given = entry.Number?.Trim();
        var number = given ?? $"{await NextAsync(organisationId, DocumentDirection.Outgoing, year, entry.Symbol, ct)}";
        var document = new RegisteredDocument
        {
            Id = id ?? Guid.CreateVersion7(time.GetUtcNow()), OrganisationId = organisationId, Direction = entry.Direction, Year = year, Type = entry.Type ?? DocumentTypes.OfSymbol(entry.Symbol),
            Number = number, Symbol = entry.Symbol, IssuedOn = entry.IssuedOn, Issuer = entry.Issuer, Subject = entry.Subject, ArrivedOn = entry.ArrivedOn,
            ArrivalNo = incoming ? await NextAsync(organisationId, DocumentDirection.Incoming, year, "", ct) : null,
            Directing = entry.Directing, NumberedHere = given is null, FileId = entry.FileId, CreatedAt = time.GetUtcNow(),
            CreatedBy = actor.AccountId ?? throw new InvalidOperationException("A document is entered by a person."),
        };
        db.RegisteredDocuments.Add(document);
        audit.Add("document.registered", document.Id, organisationId, after: new { number = document.Reference, document.IssuedOn, document.Issuer, document.Subject, document.NumberedHere });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.Entry(document).State = EntityState.Detached;
            return new Outcome.Taken(await TwinAsync(document, ct));
        }

        await transaction.CommitAsync(ct);
        return new Outcome.Kept(document);
    }

    /// <summary>Mends what was entered; number and symbol of a document numbered here stay.</summary>
    /// <param name="seen">Version the person looked at.</param>
    public async Task<Outcome> EditAsync(Guid id, uint seen, DocumentEntry entry, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (await Owned.SingleOrDefaultAsync(d => d.Id == id && d.CancelledAt == null, ct) is not { } document) return new Outcome.NotHere();
        if (document.Version != seen) return new Outcome.Stale();
        // A number belongs to its year; a document can't be moved into the register of another.
        var sameYear = (document.Direction is DocumentDirection.Incoming ? entry.ArrivedOn?.Year : entry.IssuedOn.Year) == document.Year;
        if (!sameYear) return new Outcome.OtherYear(document.Year);
        var before = new { number = document.Reference, document.IssuedOn, document.Issuer, document.Subject, document.ArrivedOn, document.Directing };
        if (!document.NumberedHere) (document.Number, document.Symbol) = (entry.Number?.Trim() ?? document.Number, entry.Symbol);
        (document.Issuer, document.Subject, document.Directing) = (entry.Issuer, entry.Subject, entry.Directing);
        document.Type = entry.Type ?? DocumentTypes.OfSymbol(document.Symbol);
        document.FileId = entry.FileId ?? document.FileId;
        (document.IssuedOn, document.ArrivedOn) = (entry.IssuedOn, entry.ArrivedOn);
        audit.Add("document.edited", id, document.OrganisationId, before, new { number = document.Reference, document.IssuedOn, document.Issuer, document.Subject, document.ArrivedOn, document.Directing });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome.Stale();
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return new Outcome.Taken(await TwinAsync(document, ct));
        }

        await transaction.CommitAsync(ct);
        return new Outcome.Kept(document);
    }

    /// <summary>The number stays used, and says why nothing stands behind it.</summary>
    public async Task<bool> CancelAsync(Guid id, string reason, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (await Owned.SingleOrDefaultAsync(d => d.Id == id && d.CancelledAt == null, ct) is not { } document) return false;
        (document.CancelledAt, document.CancelledBy, document.CancelReason) = (time.GetUtcNow(), actor.AccountId, reason);
        audit.Add("document.cancelled", id, document.OrganisationId, reason: reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>
    /// The next number of a series. Its row stays locked until the caller's transaction ends: whoever comes second waits, and takes the same
    /// number where the first gave up. Numbers that were entered by hand are passed over.
    /// </summary>
    private async Task<int> NextAsync(Guid organisation, DocumentDirection direction, short year, string symbol, CancellationToken ct)
    {
        var (words, key) = (Names.OfEnum(direction), symbol.ToUpperInvariant());
        var next = await db.Database.SqlQuery<int>($"""
            insert into app.document_series as s (organisation_id, direction, year, symbol, last)
            values ({organisation}, {words}, {year}, {key}, 1 + coalesce((
                select max(case when direction = 'incoming' then arrival_no when number ~ '^[0-9]+$' and length(number) < 9 then number::integer end) from app.registered_document
                where organisation_id = {organisation} and direction = {words} and year = {year} and (direction = 'incoming' or upper(symbol) = upper({symbol}))), 0))
            on conflict (organisation_id, direction, year, symbol) do update set last = s.last + 1
            returning last as "Value"
            """).ToListAsync(ct);
        var number = next[0];
        if (direction is DocumentDirection.Incoming) return number;
        while (await HolderAsync(organisation, direction, year, symbol, $"{number}", ct) is not null) number++;
        if (number != next[0])
            await db.DocumentSeries.Where(s => s.OrganisationId == organisation && s.Direction == direction && s.Year == year && s.Symbol == key)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.Last, number), ct);
        return number;
    }

    /// <summary>Who has the number an outgoing document asked for, or is the incoming document entered again.</summary>
    private Task<Guid?> TwinAsync(RegisteredDocument document, CancellationToken ct) => document.Direction is DocumentDirection.Outgoing
        ? HolderAsync(document.OrganisationId, document.Direction, document.Year, document.Symbol, document.Number, ct)
        : db.Database.SqlQuery<Guid?>($"""
            select id as "Value" from app.registered_document
            where organisation_id = {document.OrganisationId} and direction = 'incoming' and cancelled_at is null and app.fold(issuer) = app.fold({document.Issuer})
              and issued_on = {document.IssuedOn} and upper(symbol) = upper({document.Symbol}) and ltrim(upper(number), '0') = ltrim(upper({document.Number}), '0') and id <> {document.Id}
            """).FirstOrDefaultAsync(ct);

    /// <summary>As the index registered_document_outgoing_once tells numbers apart.</summary>
    private Task<Guid?> HolderAsync(Guid organisation, DocumentDirection direction, short year, string symbol, string number, CancellationToken ct)
    {
        var words = Names.OfEnum(direction);
        return db.Database.SqlQuery<Guid?>($"""
            select id as "Value" from app.registered_document
            where organisation_id = {organisation} and direction = {words} and year = {year} and upper(symbol) = upper({symbol}) and ltrim(upper(number), '0') = ltrim(upper({number}), '0')
            """).FirstOrDefaultAsync(ct);
    }

    public abstract record Outcome
    {
        public sealed record Kept(RegisteredDocument Document) : Outcome;

        /// <param name="Twin">The document that has the number already.</param>
        public sealed record Taken(Guid? Twin) : Outcome;
        public sealed record Stale : Outcome;
        public sealed record OtherYear(short Year) : Outcome;
        public sealed record NotHere : Outcome;
    }
}
