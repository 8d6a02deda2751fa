namespace VinhDanh.App.Platform;

/// <summary>One feature's registration: services, navigation, endpoints that are not pages.</summary>
public interface IFeature
{
    void Add(IServiceCollection services);

    void Map(IEndpointRouteBuilder routes)
    {
    }
}
