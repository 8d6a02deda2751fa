using System.IO.Compression;
using System.Text;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Tests.Reading;

/// <summary>Damaged files never crash the reader: each gives a whole reading or the one exception. <c>VINHDANH_LONG=1</c> tries 10,000.</summary>
public sealed class MutantTests
{
    private static readonly int Count = Environment.GetEnvironmentVariable("VINHDANH_LONG") == "1" ? 10_000 : 500;

    [Fact]
    public void Damaged_files_give_a_reading_or_a_reason()
    {
        var sources = Documents.Samples.Select(File.ReadAllBytes).ToList();
        var (read, refused) = (0, 0);
        for (var seed = 0; seed < Count; seed++)
        {
            var random = new Random(seed);
            var source = sources[seed % sources.Count];
            var mutant = source is [(byte)'P', (byte)'K', ..] && random.Next(4) > 0 ? WithDamagedXml(source, random) : Damaged(source, random);
            try
            {
                using var file = new MemoryStream(mutant);
                var reading = PaperReader.Read(file, "mutant");
                reading.Coverage.Roles.Values.Sum().ShouldBe(reading.Blocks.Count, $"seed {seed}");
                PaperJson.Write(reading).ShouldNotBeEmpty();
                read++;
            }
            catch (PaperUnreadableException)
            {
                refused++;
            }
            catch (Exception e) when (e is not ShouldAssertException)
            {
                throw new InvalidOperationException($"Seed {seed} crashed the reader.", e);
            }
        }
        (read + refused).ShouldBe(Count);
        read.ShouldBeGreaterThan(Count / 10);
    }

    [Fact]
    public void Damaged_page_text_gives_a_reading_or_a_reason()
    {
        var tsv = PageText.Sample;
        for (var seed = 0; seed < Count; seed++)
        {
            var mutant = Encoding.UTF8.GetString(Damaged(Encoding.UTF8.GetBytes(tsv), new Random(seed)));
            try
            {
                PaperReader.ReadText(mutant, "mutant", "pdf").Blocks.Count.ShouldBeGreaterThan(0);
            }
            catch (PaperUnreadableException)
            {
                // refused with a reason: as good
            }
        }
    }

    private static byte[] Damaged(byte[] source, Random random)
    {
        var bytes = source.ToArray();
        for (var times = random.Next(1, 12); times > 0; times--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 200))..]];
                    break;
                case 2:
                    var from = random.Next(bytes.Length);
                    bytes = [.. bytes[..at], .. bytes[from..Math.Min(bytes.Length, from + random.Next(1, 400))], .. bytes[at..]];
                    break;
                default:
                    bytes = [.. bytes[..at], 0, 0xFF, (byte)'<', (byte)'\t', .. bytes[at..]];
                    break;
            }
            if (bytes.Length == 0) return bytes;
        }
        return bytes;
    }

    /// <summary>Unpacks, moves or doubles whole elements of the document, packs again.</summary>
    private static byte[] WithDamagedXml(byte[] source, Random random)
    {
        using var from = new ZipArchive(new MemoryStream(source), ZipArchiveMode.Read);
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                var text = reader.ReadToEnd();
                if (entry.FullName == "word/document.xml") text = Shuffled(text, random);
                using var target = zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                target.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return file.ToArray();
    }

    private static string Shuffled(string xml, Random random)
    {
        string[] kinds = ["w:p", "w:r", "w:tc", "w:tr", "w:t", "w:tcPr", "w:tbl", "w:pPr"];
        for (var times = random.Next(1, 8); times > 0; times--)
        {
            var kind = kinds[random.Next(kinds.Length)];
            var start = xml.IndexOf($"<{kind}>", random.Next(xml.Length), StringComparison.Ordinal);
            if (start < 0) continue;
            var end = xml.IndexOf($"</{kind}>", start, StringComparison.Ordinal);
            if (end < 0) continue;
            end += kind.Length + 3;
            var element = xml[start..end];
            xml = random.Next(4) switch
            {
                0 => xml.Remove(start, element.Length),
                1 => xml.Insert(end, element),
                2 => xml.Remove(start, element.Length).Replace("<w:p>", "<w:p>" + (element.Length < 400 ? element : ""), StringComparison.Ordinal),
                _ => xml.Replace(element, "", StringComparison.Ordinal),
            };
        }
        return xml;
    }
}
