using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Scan;

/// <summary>歪斜 (a page laid into the scanner at a slant): measured, taken out, put back into the places.</summary>
/// <param name="Slope">行的斜率: how far down a line of text runs for each step to the right.</param>
internal readonly record struct Tilt(float Slope)
{
    private const float Steepest = 0.05f;
    private const float Coarse = 0.004f;
    private const float Fine = 0.0005f;
    private const float Least = 0.001f;
    private const int Sparse = 3;

    /// <summary>量: at the right slope the ink of each line falls into the fewest rows.</summary>
    public static Tilt Of(GrayImage image)
    {
        var points = new List<(int X, int Y)>();
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = y % Sparse; x < image.Width; x += Sparse)
            {
                if (image.IsInk(x, y)) points.Add((x, y));
            }
        }
        if (points.Count == 0) return default;
        var best = Best(points, image, 0, Steepest, Coarse);
        best = Best(points, image, best, Coarse, Fine);
        return MathF.Abs(best) < Least ? default : new Tilt(best);
    }

    /// <summary>摆正.</summary>
    public GrayImage Straighten(GrayImage image)
    {
        if (Slope == 0) return image;
        var straight = GrayImage.Blank(image.Width, image.Height);
        var (cx, cy) = (image.Width / 2f, image.Height / 2f);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var (dx, dy) = Turn(x - cx, y - cy);
                straight.Set(x, y, image.Between(cx + dx, cy + dy));
            }
        }
        return straight;
    }

    /// <summary>摆正后的方框 on the page as it was laid.</summary>
    public Box Restore(Box box, float width, float height)
    {
        var (cx, cy) = (width / 2, height / 2);
        var (x, y) = ((box.Left + box.Right) / 2 - cx, (box.Top + box.Bottom) / 2 - cy);
        var (to, down) = Turn(x, y);
        return new Box(box.Left + to - x, box.Top + down - y, box.Right + to - x, box.Bottom + down - y);
    }

    private (float X, float Y) Turn(float x, float y)
    {
        var cos = 1 / MathF.Sqrt(1 + Slope * Slope);
        var sin = Slope * cos;
        return (x * cos - y * sin, x * sin + y * cos);
    }

    private static float Best(List<(int X, int Y)> points, GrayImage image, float around, float reach, float step)
    {
        var (best, most) = (around, -1L);
        var counts = new int[image.Height + (int)(2 * image.Width * (Steepest + Coarse)) + 2];
        var offset = counts.Length - image.Height >> 1;
        for (var slope = around - reach; slope <= around + reach + step / 2; slope += step)
        {
            Array.Clear(counts);
            foreach (var (x, y) in points) counts[(int)(y - (x - image.Width / 2) * slope) + offset]++;
            var sum = counts.Sum(c => (long)c * c);
            if (sum > most) (best, most) = (slope, sum);
        }
        return best;
    }
}
