using Microsoft.EntityFrameworkCore;

namespace VinhDanh.App.Platform.Database;

/// <summary>Rows of which people edit different parts at once: a text kept as one column.</summary>
public static class SharedRows
{
    private const int Tries = 5;

    /// <summary>Makes a change and saves it; when another person saved the same row in between, makes it again on theirs.</summary>
    /// <param name="change">Reads the row afresh and changes it; false: it makes no sense any more, nothing is saved.</param>
    /// <returns>Whether it was saved.</returns>
    public static async Task<bool> SaveSharedAsync(this AppDb db, Func<Task<bool>> change, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            if (!await change()) return false;
            try
            {
                await db.SaveChangesAsync(ct);
                return true;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // Somebody saved another part of the same row; read theirs and try again.
            }
        }
    }
}
