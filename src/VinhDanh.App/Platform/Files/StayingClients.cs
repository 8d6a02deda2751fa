using System.Net;
using Amazon.Runtime;

namespace VinhDanh.App.Platform.Files;

/// <summary>
/// Clients of the object store that go nowhere else. Switching redirections off in the SDK is not enough: it follows some by itself, and a store that sends a file's bytes on to another
/// host is not the one that was named.
/// </summary>
internal sealed class StayingClients : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new Staying { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } }) { Timeout = clientConfig.Timeout ?? Timeout.InfiniteTimeSpan };

    private sealed class Staying : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if ((int)answer.StatusCode is < 300 or >= 400 || answer.StatusCode is HttpStatusCode.NotModified) return answer;
            var status = (int)answer.StatusCode;
            answer.Dispose();
            throw new HttpRequestException($"The object store answered {status}: it sends requests on elsewhere, which is not followed.");
        }
    }
}
