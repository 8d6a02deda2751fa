using System.Text;

namespace VinhDanh.App.Features.OwnAccount.SecondFactor;

/// <summary>
/// A QR code (ISO/IEC 18004: bytes, error correction level M, versions 1 to 10, which hold 213 bytes: more than an address for an
/// authenticator app ever needs). Ours, because the package at hand brings a Windows drawing library with it.
/// </summary>
public sealed class QrCode
{
    private readonly bool?[,] _dark; // null: free for data
    private readonly bool[,] _data;  // where data lies, which alone is masked

    private QrCode(int size) => (Size, _dark, _data) = (size, new bool?[size, size], new bool[size, size]);

    /// <summary>Modules in a row.</summary>
    public int Size { get; }

    public bool IsDark(int x, int y) => _dark[y, x] is true;

    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var layout = QrLayout.For(bytes.Length) ?? throw new ArgumentException("The text is too long for a QR code of this kind.", nameof(text));
        var words = layout.Words(bytes);
        return Enumerable.Range(0, 8).Select(mask => Drawn(layout, words, mask)).MinBy(code => code.Penalty())!;
    }

    /// <summary>As the path of an SVG picture whose unit is one module; without the quiet border of four.</summary>
    public string Path()
    {
        var path = new StringBuilder();
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var from = x;
                while (x < Size && IsDark(x, y)) x++;
                if (x > from) path.Append($"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }

        return path.ToString();
    }

    private static QrCode Drawn(QrLayout layout, byte[] words, int mask)
    {
        var code = new QrCode(layout.Size);
        code.DrawPatterns(layout);
        code.DrawFormat(mask);
        code.DrawVersion(layout.Version);
        code.DrawWords(words);
        code.Mask(mask);
        return code;
    }

    private void DrawPatterns(QrLayout layout)
    {
        for (var i = 0; i < Size; i++)
        {
            _dark[6, i] = i % 2 == 0;
            _dark[i, 6] = i % 2 == 0;
        }

        DrawSquare(3, 3, 4);
        DrawSquare(Size - 4, 3, 4);
        DrawSquare(3, Size - 4, 4);
        var (places, last) = (layout.Alignments, layout.Alignments.Length - 1);
        for (var i = 0; i <= last; i++)
            for (var j = 0; j <= last; j++)
                if ((i, j) != (0, 0) && (i, j) != (0, last) && (i, j) != (last, 0)) DrawSquare(places[i], places[j], 2);
    }

    /// <summary>Rings around a centre: a finder pattern with its light border (radius 4), or an alignment pattern (radius 2).</summary>
    private void DrawSquare(int centreX, int centreY, int radius)
    {
        for (var dy = -radius; dy <= radius; dy++)
        {
            for (var dx = -radius; dx <= radius; dx++)
            {
                var (x, y, ring) = (centreX + dx, centreY + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)));
                if (x < 0 || y < 0 || x >= Size || y >= Size) continue;
                _dark[y, x] = radius == 4 ? ring is not (2 or 4) : ring != 1;
            }
        }
    }

    private void DrawFormat(int mask)
    {
        var bits = ((mask << 10) | Remainder(mask, 10, 0x537)) ^ 0x5412; // level M is 00
        for (var i = 0; i < 15; i++)
        {
            var dark = ((bits >> i) & 1) == 1;
            _dark[i < 6 ? i : i < 8 ? i + 1 : Size - 15 + i, 8] = dark;
            _dark[8, i < 8 ? Size - 1 - i : i == 8 ? 7 : 14 - i] = dark;
        }

        _dark[Size - 8, 8] = true;
    }

    private void DrawVersion(int version)
    {
        if (version < 7) return;
        var bits = (version << 12) | Remainder(version, 12, 0x1F25);
        for (var i = 0; i < 18; i++)
        {
            var (dark, near, far) = (((bits >> i) & 1) == 1, i / 3, Size - 11 + i % 3);
            _dark[near, far] = dark;
            _dark[far, near] = dark;
        }
    }

    /// <summary>In columns of two from the right, up and down by turns, past what is drawn already.</summary>
    private void DrawWords(byte[] words)
    {
        var (next, up) = (0, true);
        for (var right = Size - 1; right > 0; right -= 2, up = !up)
        {
            if (right == 6) right = 5; // the column of the timing pattern holds no data
            for (var i = 0; i < Size; i++)
            {
                var y = up ? Size - 1 - i : i;
                for (var x = right; x >= right - 1; x--)
                {
                    if (_dark[y, x] is not null) continue;
                    _dark[y, x] = next < words.Length * 8 && ((words[next / 8] >> (7 - next % 8)) & 1) == 1;
                    _data[y, x] = true;
                    next++;
                }
            }
        }
    }

    private void Mask(int mask)
    {
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                if (_data[y, x] && Masked(mask, x, y)) _dark[y, x] = !_dark[y, x];
    }

    private static bool Masked(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => (x / 3 + y / 2) % 2 == 0,
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3) % 2 == 0,
        _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
    };

    /// <summary>How hard the picture is to read (ISO/IEC 18004 §7.8.3): long runs, blocks, what looks like a finder, uneven darkness.</summary>
    private int Penalty()
    {
        var (points, dark) = (0, 0);
        for (var i = 0; i < Size; i++)
        {
            var line = i;
            points += RunsAndFinders(k => IsDark(k, line)) + RunsAndFinders(k => IsDark(line, k));
            for (var k = 0; k < Size; k++)
            {
                if (IsDark(k, i)) dark++;
                if (i > 0 && k > 0 && IsDark(k, i) == IsDark(k - 1, i) && IsDark(k, i) == IsDark(k, i - 1) && IsDark(k, i) == IsDark(k - 1, i - 1)) points += 3;
            }
        }

        return points + Math.Abs(dark * 20 - Size * Size * 10) / (Size * Size) * 10;
    }

    private int RunsAndFinders(Func<int, bool> isDark)
    {
        var (points, run, last) = (0, 1, 0);
        for (var k = 0; k < Size; k++)
        {
            run = k > 0 && isDark(k) == isDark(k - 1) ? run + 1 : 1;
            points += run == 5 ? 3 : run > 5 ? 1 : 0;
            last = ((last << 1) | (isDark(k) ? 1 : 0)) & 0x7FF;
            if (k >= 10 && last is 0b10111010000 or 0b00001011101) points += 40;
        }

        return points;
    }

    /// <summary>Check bits of a short word (BCH): the rest of its division by the polynomial.</summary>
    private static int Remainder(int word, int bits, int polynomial)
    {
        var rest = word;
        for (var i = 0; i < bits; i++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * polynomial);
        return rest;
    }
}
