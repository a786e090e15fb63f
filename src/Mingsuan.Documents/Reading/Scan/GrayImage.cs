using System.Globalization;
using System.Text;

namespace Mingsuan.Documents.Reading.Scan;

/// <summary>图上的方框, in pixels; right and bottom are just outside.</summary>
internal readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;

    /// <summary>放大一倍.</summary>
    public PixelBox Doubled() => new(Left * 2, Top * 2, Right * 2, Bottom * 2);

    /// <summary>移动.</summary>
    public PixelBox Move(int x, int y) => new(Left + x, Top + y, Right + x, Bottom + y);

    /// <summary>缩小 on every side.</summary>
    public PixelBox Inset(int by) => new(Left + by, Top + by, Right - by, Bottom - by);
}

/// <summary>灰度图: one byte a pixel, from black 0 to white 255.</summary>
internal sealed class GrayImage(int width, int height, byte[] pixels)
{
    public const byte White = 255;

    // Shares of the paper's brightness: strokes of ink are darker, and hair lines smeared by a scanner nearly so.
    private const float Ink = 0.65f;
    private const float Hair = 0.82f;

    private readonly byte paper = Paper(pixels);

    public int Width => width;

    public int Height => height;

    /// <summary>空白的图.</summary>
    public static GrayImage Blank(int width, int height)
    {
        var pixels = new byte[width * height];
        Array.Fill(pixels, White);
        return new GrayImage(width, height, pixels);
    }

    /// <summary>读 PGM (binary, one byte a pixel); null when it is none.</summary>
    public static GrayImage? Parse(byte[] pgm)
    {
        if (pgm is not [(byte)'P', (byte)'5', ..]) return null;
        var (at, numbers) = (2, new int[3]);
        for (var i = 0; i < numbers.Length; i++)
        {
            while (at < pgm.Length && char.IsWhiteSpace((char)pgm[at])) at++;
            var from = at;
            while (at < pgm.Length && char.IsAsciiDigit((char)pgm[at])) at++;
            if (!int.TryParse(pgm.AsSpan(from, at - from), CultureInfo.InvariantCulture, out numbers[i])) return null;
        }
        var size = (long)numbers[0] * numbers[1];
        return numbers[2] == 255 && size > 0 && pgm.Length - at - 1 >= size
            ? new GrayImage(numbers[0], numbers[1], pgm[(at + 1)..(at + 1 + (int)size)]) : null;
    }

    /// <summary>写成 PGM.</summary>
    public byte[] ToPgm() => [.. Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"P5\n{width} {height}\n255\n")), .. pixels];

    public byte At(int x, int y) => pixels[y * width + x];

    public bool IsInk(int x, int y) => pixels[y * width + x] < paper * Ink;

    public bool IsLine(int x, int y) => pixels[y * width + x] < paper * Hair;

    public void Set(int x, int y, byte value) => pixels[y * width + x] = value;

    /// <summary>两点之间的亮度; outside the picture it is white.</summary>
    public byte Between(float x, float y)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return White;
        var (across, down) = (x - left, y - top);
        var upper = At(left, top) + (At(left + 1, top) - At(left, top)) * across;
        var lower = At(left, top + 1) + (At(left + 1, top + 1) - At(left, top + 1)) * across;
        return (byte)(upper + (lower - upper) * down);
    }

    public GrayImage Copy() => new(width, height, (byte[])pixels.Clone());

    /// <summary>涂白.</summary>
    public void Whiten(PixelBox box)
    {
        var b = Within(box);
        for (var y = b.Top; y < b.Bottom && b.Width > 0; y++) Array.Fill(pixels, White, y * width + b.Left, b.Width);
    }

    /// <summary>把一块抄到另一张图上.</summary>
    public void CopyTo(GrayImage target, PixelBox box, int x, int y)
    {
        var b = Within(box);
        for (var row = 0; row < b.Height && b.Width > 0; row++)
        {
            for (var column = 0; column < b.Width; column++)
                target.Set(x + column, y + row, At(b.Left + column, b.Top + row));
        }
    }

    /// <summary>有没有墨迹: more than specks of dust.</summary>
    public bool HasInk(PixelBox box)
    {
        const int Specks = 14;
        var (b, count) = (Within(box), 0);
        for (var y = b.Top; y < b.Bottom; y++)
        {
            for (var x = b.Left; x < b.Right; x++)
            {
                if (IsInk(x, y) && ++count > Specks) return true;
            }
        }
        return false;
    }

    // The commonest brightness of the lighter half.
    private static byte Paper(byte[] pixels)
    {
        var counts = new int[White + 1];
        foreach (var pixel in pixels) counts[pixel]++;
        return (byte)Enumerable.Range(White / 2, White - White / 2 + 1).MaxBy(v => counts[v]);
    }

    /// <summary>柔化: strokes sharpened or ringed by a camera read far worse than soft ones.</summary>
    public GrayImage Softened()
    {
        var soft = pixels;
        for (var pass = 0; pass < 3; pass++) soft = Averaged(Averaged(soft, 1), width);
        return new GrayImage(width, height, soft);
    }

    /// <summary>缩小一半.</summary>
    public GrayImage Halved()
    {
        var half = Blank((width + 1) / 2, (height + 1) / 2);
        for (var y = 0; y + 1 < height; y += 2)
        {
            for (var x = 0; x + 1 < width; x += 2)
                half.Set(x / 2, y / 2, (byte)((At(x, y) + At(x + 1, y) + At(x, y + 1) + At(x + 1, y + 1)) / 4));
        }
        return half;
    }

    // Each pixel with its two neighbours a stride away; the first and last stay.
    private static byte[] Averaged(byte[] from, int stride)
    {
        var to = (byte[])from.Clone();
        for (var i = stride; i < from.Length - stride; i++)
            to[i] = (byte)((from[i - stride] + from[i] + from[i + stride]) / 3);
        return to;
    }

    private PixelBox Within(PixelBox box) => new(Math.Clamp(box.Left, 0, width), Math.Clamp(box.Top, 0, height),
        Math.Clamp(box.Right, 0, width), Math.Clamp(box.Bottom, 0, height));
}
