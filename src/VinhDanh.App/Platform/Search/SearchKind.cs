using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Search;

/// <summary>
/// One kind of thing that can be found; each feature registers its own with <c>services.AddSingleton(new SearchKind(…))</c> and keeps its entries by
/// triggers (<c>app.search_source</c> in <c>db/</c>).
/// </summary>
/// <param name="Key">As in <c>app.search_entry.kind</c>; lower-case letters.</param>
/// <param name="Title">Heading over the results, as officers name them.</param>
/// <param name="Icon">Symbol id in <c>wwwroot/lib/tabler/icons.svg</c>.</param>
/// <param name="Order">Among the kinds on the page.</param>
/// <param name="Needs">Who lacks it never hears of this kind.</param>
/// <param name="Address">Local path of the page that shows it.</param>
public sealed record SearchKind(string Key, string Title, string Icon, int Order, Permission Needs, Func<SearchHit, string> Address);

/// <summary>One thing found.</summary>
/// <param name="WithinId">What it belongs to: a task's programme, a person's organisation.</param>
/// <param name="Detail">Beside the title: a number, other names.</param>
/// <param name="Within">Title of what it belongs to; tells it from others of the same name.</param>
/// <param name="Body">Its text; null when it has none or the title alone holds every word.</param>
/// <param name="Ended">Dissolved, withdrawn, closed.</param>
public sealed record SearchHit(Guid Id, Guid? WithinId, string Title, string? Detail, string? Within, string? Body, bool Ended);
