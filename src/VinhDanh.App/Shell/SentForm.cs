using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace VinhDanh.App.Shell;

/// <summary>Several forms stand side by side on a page, and one of them was sent.</summary>
internal static class SentForm
{
    /// <summary>Only the sent form counts; the others are empty because nobody filled them in.</summary>
    /// <param name="form">The page's property that the form fills; empty where only a button was pressed.</param>
    /// <returns>Whether it can be taken as it was filled in.</returns>
    public static bool Judge(this ModelStateDictionary state, string form)
    {
        foreach (var key in state.Keys.Where(k => form.Length == 0 || k != form && !k.StartsWith(form + ".", StringComparison.Ordinal)).ToList()) state.Remove(key);
        return state.IsValid;
    }

    /// <summary>The page shows these as it holds them now, not as they were sent: whoever was told that others changed the record does it again knowingly.</summary>
    public static void ShowAnew(this ModelStateDictionary state, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields) state.Remove(field);
    }
}
