namespace VinhDanh.Papers.Deadlines;

/// <summary>Reads a cell that says more than its time.</summary>
internal static class MixedCell
{
    public static Deadline Read(Cursor c, PhraseReader reader)
    {
        var found = Times(c, reader, 0);
        if (found.Count > 0)
        {
            if (found.Any(f => f.Reading.Deadline.Kind is DeadlineKind.Unspecified)) return Deadline.Unspecified("");
            return Choose(c, found);
        }
        for (c.Position = 0; !c.AtEnd; c.Position++)
        {
            if (Dependent.Sees(c)) return new("", DeadlineKind.Dependent, DependsOn: WholeCell.Rest(c, c.Position));
        }
        return Deadline.Unspecified("");
    }

    /// <summary>The phrases that count: none in the names of papers; after “theo …” only those with a bound of their own.</summary>
    public static List<Found> Times(Cursor c, PhraseReader reader, int start)
    {
        var all = FreeText.Scan(c, reader).Where(f => f.First >= start && f.Reading.Strength is not Strength.Weak).ToList();
        all.RemoveAll(f => f.Reading.Deadline.Kind is not (DeadlineKind.Before or DeadlineKind.Dependent) && InDependence(c, f.First, start));
        return all;
    }

    private static bool InDependence(Cursor c, int at, int start)
    {
        for (var i = at - 1; i >= start; i--)
        {
            if (c.Tokens[i].Kind is TokenKind.Sign && ",;(.:".Contains(c.Tokens[i].Key[0], StringComparison.Ordinal)) return false;
            c.Position = i;
            if (Dependent.Sees(c)) return true;
        }
        return false;
    }

    private static Deadline Choose(Cursor c, List<Found> found)
    {
        var deadlines = found.ConvertAll(f => f.Reading.Deadline);
        var deliverables = Deliverables.Of(c, found);
        if (deadlines[0].Kind is DeadlineKind.Recurring) return deadlines[0] with { Deliverables = deliverables };
        foreach (var kind in new[] { DeadlineKind.Before, DeadlineKind.On })
        {
            DateOnly[] dates = [.. deadlines.Where(d => d.Kind == kind).SelectMany(d => d.Dates.Count > 0 ? d.Dates : [d.Due!.Value])];
            if (dates.Length > 0) return Meaning.Dated(kind, dates) with { Deliverables = [.. deliverables.Where(d => dates.Contains(d.Due))] };
        }
        return deadlines.Find(d => d.Kind is DeadlineKind.Period) ?? Several(deadlines) ?? deadlines[0];
    }

    /// <summary>“Quý I: …; quý III: …”: months or quarters apart, each due at its end.</summary>
    private static Deadline? Several(List<Deadline> deadlines)
    {
        if (deadlines.Count < 2 || deadlines.Any(d => d.From is null || d.Due is null || d.Kind != deadlines[0].Kind)) return null;
        return Meaning.Dated(deadlines[0].Kind, deadlines.SelectMany(d => d.Dates.Count > 0 ? d.Dates : [d.Due!.Value])) with { From = deadlines.Min(d => d.From) };
    }
}
