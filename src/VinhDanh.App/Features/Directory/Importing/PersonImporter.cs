using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>Takes rows of people over into the unit of work; the caller saves and commits.</summary>
public sealed class PersonImporter(AppDb db, AuditLog audit, TimeProvider time)
{
    /// <summary>People of these units, as <see cref="PersonRows.KeyOf"/>.</summary>
    public async Task<IReadOnlySet<string>> KnownAsync(IEnumerable<StandingUnit> units, CancellationToken ct)
    {
        var ids = units.Select(u => u.Id).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.OrganisationId))
            .Select(p => new { p.FullName, p.BirthYear, p.OrganisationId }).ToListAsync(ct);
        return people.Select(p => PersonRows.KeyOf(p.FullName, p.BirthYear, p.OrganisationId)).ToHashSet(StringComparer.Ordinal);
    }

    /// <exception cref="InvalidOperationException">A row has errors: nothing may be imported in part.</exception>
    /// <returns>How many people were added.</returns>
    public int Apply(IReadOnlyList<ReadRow<PersonRow>> rows)
    {
        if (rows.Any(r => r.Errors.Count > 0 || r.Value is null)) throw new InvalidOperationException("Rows with errors can't be imported.");
        var people = rows.Select(r => r.Value!).GroupBy(r => r.Code ?? $"row {r.Number}").ToList();
        foreach (var person in people) Add([.. person]);
        return people.Count;
    }

    private void Add(IReadOnlyList<PersonRow> posts)
    {
        // The post held longest into the future tells where a person works today.
        var current = posts.OrderByDescending(p => p.To ?? DateOnly.MaxValue).ThenByDescending(p => p.Title is not null && PersonRows.IsHead(p.Title)).ThenBy(p => p.Number).First();
        var person = new Person
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), OrganisationId = current.Unit.Id, FullName = current.FullName, BirthYear = current.BirthYear,
            Gender = current.Gender, Email = current.Email, Phone = current.Phone, ValidFrom = posts.Min(p => p.From),
            ValidTo = posts.All(p => p.To is not null) ? posts.Max(p => p.To) : null,
        };
        db.People.Add(person);
        if (current.Gender is not null || current.Ethnicity is not null || current.IsPartyMember is not null || current.IsDirectWorker is not null)
        {
            db.PersonFacts.Add(new() { PersonId = person.Id, Ethnicity = current.Ethnicity, IsPartyMember = current.IsPartyMember, IsDirectWorker = current.IsDirectWorker });
            audit.Add("person-facts.edited", person.Id, person.OrganisationId, after: new { person.Gender, current.IsDirectWorker, current.IsPartyMember, current.Ethnicity });
        }
        foreach (var post in posts.Where(p => p.Title is not null))
        {
            db.Positions.Add(new()
            {
                Id = Guid.CreateVersion7(), PersonId = person.Id, OrganisationId = post.Unit.Id, Title = post.Title!, IsHead = PersonRows.IsHead(post.Title!),
                ValidFrom = post.From, ValidTo = post.To,
            });
        }
        audit.Add("person.imported", person.Id, person.OrganisationId, after: new
        {
            person.FullName, person.BirthYear, organisation = current.Unit.Name,
            positions = posts.Where(p => p.Title is not null).Select(p => $"{p.Title}, {p.Unit.Name}"),
        });
    }
}
