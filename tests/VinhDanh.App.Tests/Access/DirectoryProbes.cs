using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Access;

internal static partial class Probes
{
    private static Dictionary<string, Func<Scene, Place, Task<Probe>>> OfDirectory => new(StringComparer.Ordinal)
    {
        ["GET /directory"] = At("/directory"),
        ["GET /directory/people"] = At("/directory/people"),
        ["GET /directory/groups"] = At("/directory/groups"),
        ["GET /directory/clusters"] = At("/directory/clusters"),
        ["GET /directory/roles"] = At("/directory/roles"),
        ["GET /directory/import"] = At("/directory/import"),
        ["GET /directory/import/template/{purpose:regex(^(organisations|people|reorganisation)$)}"] = At("/directory/import/template/people"),
        ["GET /directory/people/add"] = At("/directory/people/add"),
        ["GET /directory/organisations/add"] = (scene, place) => Task.FromResult(new Probe($"/directory/organisations/add?under={scene[place]}")),
        ["POST /directory/organisations/add"] = (scene, place) => Task.FromResult(new Probe(
            $"/directory/organisations/add?under={scene[place]}", new() { ["Input.Name"] = scene.Unique("Đơn vị mới"), ["Input.Kind"] = "Division", ["Input.ValidFrom"] = "01/01/2026" })),
        ["GET /directory/organisations/{id:guid}"] = Organisation(""),
        ["POST /directory/organisations/{id:guid} AddAlias"] = OrganisationPost("?handler=AddAlias", (scene, _) => Task.FromResult(new Dictionary<string, string> { ["Input.Alias"] = scene.Unique("Tên khác") })),
        ["POST /directory/organisations/{id:guid} RemoveAlias"] = OrganisationPost("?handler=RemoveAlias", async (scene, id) =>
        {
            var alias = Guid.CreateVersion7();
            await scene.AddAsync(new OrganisationAlias { Id = alias, OrganisationId = id, Alias = scene.Unique("Tên gọi") }, alias);
            return new() { ["alias"] = alias.ToString() };
        }),
        ["GET /directory/organisations/{id:guid}/edit"] = Organisation("/edit"),
        ["POST /directory/organisations/{id:guid}/edit"] = OrganisationPost("/edit", async (scene, id) => new()
        {
            ["Input.Name"] = scene.Unique("Đơn vị đổi tên"), ["Input.Kind"] = "PublicUnit", ["Input.ValidFrom"] = "01/01/2020", ["Input.Version"] = await scene.VersionAsync("organisation", id),
        }),
        ["GET /directory/organisations/{id:guid}/move"] = Organisation("/move"),
        ["POST /directory/organisations/{id:guid}/move"] = OrganisationPost("/move", async (scene, id) => new()
        {
            ["Input.Parent"] = await FreshNameAsync(scene), ["Input.From"] = "01/03/2026", ["Input.Reason"] = "Quyết định số 1/QĐ-UBND", ["Input.Version"] = await scene.VersionAsync("organisation", id),
        }),
        ["GET /directory/duplicates"] = At("/directory/duplicates?of=units"),
        ["GET /directory/duplicates/{of:regex(^(people|units)$)}/{keep:guid}/{gone:guid}"] = async (scene, place) => new($"/directory/duplicates/people/{await scene.PersonAsync(place)}/{await scene.PersonAsync(place)}"),
        ["POST /directory/duplicates/{of:regex(^(people|units)$)}/{keep:guid}/{gone:guid}"] = async (scene, place) =>
            new($"/directory/duplicates/units/{await scene.OrganisationAsync(place)}/{await scene.OrganisationAsync(place)}", new() { ["Input.Reason"] = "Ghi hai lần" }),
        ["GET /directory/reorganisations"] = At("/directory/reorganisations"),
        ["GET /directory/reorganisations/prepare"] = async (scene, place) => new($"/directory/reorganisations/prepare?kind=rename&unit={await scene.OrganisationAsync(place)}"),
        ["POST /directory/reorganisations/prepare"] = async (scene, place) => new("/directory/reorganisations/prepare?kind=dissolve", new()
        {
            ["Input.Units[0]"] = await scene.NewNameAsync(place), ["Input.LegalNumber"] = "1/NQ-HĐND", ["Input.LegalDate"] = "01/02/2026", ["Input.EffectiveOn"] = "01/03/2026",
        }),
        ["GET /directory/reorganisations/{id:guid}"] = async (scene, place) => new($"/directory/reorganisations/{await DraftAsync(scene, place)}"),
        ["POST /directory/reorganisations/{id:guid} Choose"] = async (scene, place) => new($"/directory/reorganisations/{await DraftAsync(scene, place)}?handler=Choose", []),
        ["POST /directory/reorganisations/{id:guid} CarryOut"] = async (scene, place) => new($"/directory/reorganisations/{await DraftAsync(scene, place)}?handler=CarryOut", []),
        ["POST /directory/reorganisations/{id:guid} Discard"] = async (scene, place) => new($"/directory/reorganisations/{await DraftAsync(scene, place)}?handler=Discard", []),
        ["POST /directory/reorganisations/{id:guid} Undo"] = async (scene, place) => new($"/directory/reorganisations/{await DraftAsync(scene, place, ReorganisationState.CarriedOut)}?handler=Undo", []),
        ["POST /directory/reorganisations/{id:guid} Follow"] = async (scene, place) => new($"/directory/reorganisations/{await DraftAsync(scene, place, ReorganisationState.CarriedOut)}?handler=Follow", []),
        ["POST /directory/people/add"] = async (scene, place) => new("/directory/people/add", new() { ["Input.FullName"] = scene.Unique("Trần Thị Thử"), ["Input.Unit"] = await scene.NameAsync(place) }),
        ["GET /directory/people/{id:guid}"] = async (scene, place) => new($"/directory/people/{await scene.PersonAsync(place)}"),
        ["GET /directory/people/{id:guid}/edit"] = async (scene, place) => new($"/directory/people/{await scene.PersonAsync(place)}/edit"),
        ["POST /directory/people/{id:guid}/edit"] = async (scene, place) =>
        {
            var id = await scene.PersonAsync(place);
            return new($"/directory/people/{id}/edit", new() { ["Input.FullName"] = "Trần Thị Sửa", ["Input.Unit"] = await scene.NameAsync(place), ["Input.Version"] = await scene.VersionAsync("person", id) });
        },
        ["GET /directory/people/{id:guid}/facts"] = async (scene, place) => new($"/directory/people/{await scene.PersonAsync(place)}/facts"),
        ["POST /directory/people/{id:guid}/facts"] = async (scene, place) =>
        {
            var id = await scene.PersonAsync(place);
            return new($"/directory/people/{id}/facts", new() { ["Input.Ethnicity"] = "Mường", ["Input.Version"] = await scene.VersionAsync("person", id) });
        },
        ["POST /directory/people/{id:guid} AddPost"] = async (scene, place) => new(
            $"/directory/people/{await scene.PersonAsync(place)}?handler=AddPost", new() { ["Input.Title"] = "Chuyên viên", ["Input.Unit"] = await scene.NameAsync(place), ["Input.From"] = "01/01/2026" }),
        ["POST /directory/people/{id:guid} EndPost"] = async (scene, place) =>
        {
            var (person, post) = (await scene.PersonAsync(place), Guid.CreateVersion7());
            await scene.AddAsync(new Position { Id = post, PersonId = person, OrganisationId = scene[place], Title = "Chuyên viên", ValidFrom = new(2025, 7, 1) }, post);
            return new($"/directory/people/{person}?handler=EndPost", new() { ["post"] = post.ToString(), ["lastDay"] = "28/02/2026" });
        },
        ["POST /directory/people/{id:guid} Leave"] = async (scene, place) => new($"/directory/people/{await scene.PersonAsync(place)}?handler=Leave", new() { ["lastDay"] = "28/02/2026" }),
        ["POST /directory/groups"] = (scene, _) => Task.FromResult(new Probe("/directory/groups", new() { ["Input.Name"] = scene.Unique("Các đơn vị") })),
        ["GET /directory/groups/{id:guid}"] = async (scene, place) => new($"/directory/groups/{await GroupAsync(scene, place)}"),
        ["POST /directory/groups/{id:guid}"] = async (scene, place) =>
        {
            var id = await GroupAsync(scene, place);
            return new($"/directory/groups/{id}", new() { ["Input.Name"] = scene.Unique("Các đơn vị"), ["Input.Kinds"] = "School", ["Input.Version"] = await scene.VersionAsync("address_group", id) });
        },
        ["POST /directory/groups/{id:guid} Member"] = async (scene, place) => new(
            $"/directory/groups/{await GroupAsync(scene, place)}?handler=Member", new() { ["Member.Unit"] = await scene.NameAsync(place), ["Member.From"] = "01/01/2026" }),
        ["POST /directory/groups/{id:guid} EndMember"] = async (scene, place) =>
        {
            var (group, member) = (await GroupAsync(scene, place), Guid.CreateVersion7());
            await scene.AddAsync(new AddressGroupMember { Id = member, GroupId = group, OrganisationId = scene[place], ValidFrom = new(2025, 7, 1) }, member);
            return new($"/directory/groups/{group}?handler=EndMember", new() { ["member"] = member.ToString() });
        },
        ["POST /directory/clusters"] = (scene, _) => Task.FromResult(new Probe("/directory/clusters", new() { ["Input.Name"] = scene.Unique("Cụm"), ["Input.Kind"] = "Cluster", ["Input.Year"] = "2026" })),
        ["GET /directory/clusters/{id:guid}"] = async (scene, place) => new($"/directory/clusters/{await ClusterAsync(scene, place)}"),
        ["POST /directory/clusters/{id:guid}"] = async (scene, place) =>
        {
            var cluster = await ClusterAsync(scene, place);
            return new($"/directory/clusters/{cluster}", new() { ["Input.Unit"] = await scene.NameAsync(place), ["Input.Role"] = "Member", ["Input.Version"] = await scene.VersionAsync("cluster", cluster) });
        },
        ["POST /directory/clusters/{id:guid} Follow"] = async (scene, place) =>
        {
            var cluster = await ClusterAsync(scene, place);
            return new($"/directory/clusters/{cluster}?handler=Follow", new() { ["Follow.Person"] = "", ["Follow.Version"] = await scene.VersionAsync("cluster", cluster) });
        },
        ["POST /directory/clusters/{id:guid} Remove"] = async (scene, place) =>
        {
            var (cluster, member) = (await ClusterAsync(scene, place), Guid.CreateVersion7());
            await scene.AddAsync(new ClusterMember { Id = member, ClusterId = cluster, OrganisationId = scene[place], Role = ClusterRole.Member }, member);
            return new($"/directory/clusters/{cluster}?handler=Remove", new() { ["member"] = member.ToString(), ["version"] = await scene.VersionAsync("cluster", cluster) });
        },
        ["POST /directory/roles"] = async (scene, place) => new("/directory/roles", new() { ["Input.Name"] = scene.Unique("Cơ quan thường trực"), ["Input.Holder"] = await scene.NameAsync(place), ["Input.From"] = "01/01/2026" }),
        ["POST /directory/import"] = async (_, _) => new("/directory/import?purpose=People", [],
            ("Input.Table", "people.csv", await File.ReadAllBytesAsync(Seeds.Sample("people.csv"), TestContext.Current.CancellationToken))),
        ["GET /directory/import/{id:guid}"] = async (scene, place) => new($"/directory/import/{await TableAsync(scene, place)}"),
        ["POST /directory/import/{id:guid} Columns"] = async (scene, place) => new($"/directory/import/{await TableAsync(scene, place)}?handler=Columns", new() { ["column[name]"] = "0" }),
        ["POST /directory/import/{id:guid} Confirm"] = async (scene, place) => new($"/directory/import/{await TableAsync(scene, place)}?handler=Confirm", []),
    };

    private static Func<Scene, Place, Task<Probe>> Organisation(string tail) => async (scene, place) => new($"/directory/organisations/{await scene.OrganisationAsync(place)}{tail}");

    private static Func<Scene, Place, Task<Probe>> OrganisationPost(string tail, Func<Scene, Guid, Task<Dictionary<string, string>>> fields) => async (scene, place) =>
    {
        var id = await scene.OrganisationAsync(place);
        return new($"/directory/organisations/{id}{tail}", await fields(scene, id));
    };

    private static Task<Guid> GroupAsync(Scene scene, Place place)
    {
        var id = Guid.CreateVersion7();
        return scene.AddAsync(new AddressGroup { Id = id, OrganisationId = scene[place], Name = scene.Unique("Các phòng"), Kinds = ["division"] }, id);
    }

    /// <summary>The name of a unit that nothing stands below.</summary>
    private static Task<string> FreshNameAsync(Scene scene) => scene.NewNameAsync(Place.Own);

    /// <summary>A unit below the place that ends with no heir; carried out: one that did nothing, and is taken back.</summary>
    private static async Task<Guid> DraftAsync(Scene scene, Place place, ReorganisationState state = ReorganisationState.Draft)
    {
        var id = Guid.CreateVersion7();
        var plan = state is ReorganisationState.Draft ? new ReorganisationPlan { Ends = [await scene.OrganisationAsync(place)] } : new();
        return await scene.AddAsync(new Reorganisation
        {
            Id = id, OrganisationId = scene[place], Kind = ReorganisationKind.Dissolve, State = state, LegalNumber = "1/NQ-HĐND", LegalDate = new(2026, 2, 1), EffectiveOn = new(2026, 3, 1),
            Plan = plan.Write(), CreatedAt = scene.Site.Clock.At, CreatedBy = scene.Author, CarriedOutAt = state is ReorganisationState.Draft ? null : scene.Site.Clock.At,
        }, id);
    }

    private static Task<Guid> ClusterAsync(Scene scene, Place place)
    {
        var id = Guid.CreateVersion7();
        return scene.AddAsync(new Cluster { Id = id, OrganisationId = scene[place], Name = scene.Unique("Cụm thi đua số"), Kind = ClusterKind.Cluster, Year = 2026 }, id);
    }

    private static Task<Guid> TableAsync(Scene scene, Place place)
    {
        var id = Guid.CreateVersion7();
        var csv = System.Text.Encoding.UTF8.GetBytes("Mã,Tên,Mã loại,Từ ngày\n" + scene.Unique("T").Replace(' ', '.') + ",Đơn vị nhập từ bảng,division,2026-01-01\n");
        return scene.AddAsync(new DirectoryImport
        {
            Id = id, OrganisationId = scene[place], Purpose = DirectoryImportPurpose.Organisations, FileName = "don-vi.csv", Content = csv,
            Columns = """{"code":0,"name":1,"kind":2,"from":3}""", CreatedBy = scene.Author, CreatedAt = scene.Site.Clock.At,
        }, id);
    }
}
