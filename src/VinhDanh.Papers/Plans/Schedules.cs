using VinhDanh.Papers.Reading.Containers;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Plans;

/// <summary>Finds the tables under a tree of headings and reads each run of them as one.</summary>
internal static class Schedules
{
    /// <param name="prefix">Put before the rows' own numbers where a table stands under no heading.</param>
    public static void Read(Draft draft, SectionNode root, string prefix, string? appendix)
    {
        foreach (var node in root.Subtree.Where(n => n.Entries.Exists(e => e.IsRow)))
        {
            var reader = new ScheduleReader(draft, node.Path.Length > 0 ? node.Path : prefix, appendix);
            var run = new List<Piece>();
            foreach (var entry in node.Entries)
            {
                if (entry.IsRow)
                {
                    run.Add(entry.First);
                    continue;
                }
                Flush();
                reader.Break();
            }
            Flush();
            reader.Finish();

            void Flush()
            {
                if (run.Count > 0) reader.Read(run);
                run.Clear();
            }
        }
    }
}
