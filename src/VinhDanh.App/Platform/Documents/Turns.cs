namespace VinhDanh.App.Platform.Documents;

/// <summary>Lets so many in at once; the others wait for a while, then are told.</summary>
internal sealed class Turns(int atOnce, TimeSpan longestWait) : IDisposable
{
    private readonly SemaphoreSlim _free = new(atOnce, atOnce);

    /// <returns>To be given back by disposing of it; null: none became free in time.</returns>
    public async Task<IDisposable?> TakeAsync(CancellationToken ct) => await _free.WaitAsync(longestWait, ct) ? new Turn(_free) : null;

    public void Dispose() => _free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
