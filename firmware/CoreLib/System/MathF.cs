using System.Runtime.InteropServices;

namespace System;

/// <summary>Mathematical functions of floats, from the C library.</summary>
public static partial class MathF
{
    public const float E = 2.71828183f;
    public const float PI = 3.14159265f;
    public const float Tau = 6.283185307f;

    [DllImport("m", EntryPoint = "acosf")]
    public static extern float Acos(float d);

    [DllImport("m", EntryPoint = "acoshf")]
    public static extern float Acosh(float d);

    [DllImport("m", EntryPoint = "asinf")]
    public static extern float Asin(float d);

    [DllImport("m", EntryPoint = "asinhf")]
    public static extern float Asinh(float d);

    [DllImport("m", EntryPoint = "atanf")]
    public static extern float Atan(float d);

    [DllImport("m", EntryPoint = "atanhf")]
    public static extern float Atanh(float d);

    [DllImport("m", EntryPoint = "cbrtf")]
    public static extern float Cbrt(float d);

    [DllImport("m", EntryPoint = "ceilf")]
    public static extern float Ceiling(float a);

    [DllImport("m", EntryPoint = "cosf")]
    public static extern float Cos(float d);

    [DllImport("m", EntryPoint = "coshf")]
    public static extern float Cosh(float value);

    [DllImport("m", EntryPoint = "expf")]
    public static extern float Exp(float d);

    [DllImport("m", EntryPoint = "floorf")]
    public static extern float Floor(float d);

    [DllImport("m", EntryPoint = "logf")]
    public static extern float Log(float d);

    [DllImport("m", EntryPoint = "log10f")]
    public static extern float Log10(float d);

    [DllImport("m", EntryPoint = "log2f")]
    public static extern float Log2(float value);

    [DllImport("m", EntryPoint = "sinf")]
    public static extern float Sin(float a);

    [DllImport("m", EntryPoint = "sinhf")]
    public static extern float Sinh(float value);

    [DllImport("m", EntryPoint = "sqrtf")]
    public static extern float Sqrt(float d);

    [DllImport("m", EntryPoint = "tanf")]
    public static extern float Tan(float a);

    [DllImport("m", EntryPoint = "tanhf")]
    public static extern float Tanh(float value);

    [DllImport("m", EntryPoint = "atan2f")]
    public static extern float Atan2(float y, float x);

    [DllImport("m", EntryPoint = "powf")]
    public static extern float Pow(float x, float y);

    [DllImport("m", EntryPoint = "fmaf")]
    public static extern float FusedMultiplyAdd(float x, float y, float z);

    public static float Log(float x, float y) => (float)Math.Log(x, y);

    public static float Abs(float x) => Math.Abs(x);

    public static float Max(float x, float y) => Math.Max(x, y);

    public static float Min(float x, float y) => Math.Min(x, y);

    public static int Sign(float x) => Math.Sign(x);

    public static float Truncate(float x) => x < 0 ? Ceiling(x) : Floor(x);

    public static float Round(float x) => (float)Math.Round((double)x);

    public static float Round(float x, MidpointRounding mode) => (float)Math.Round((double)x, mode);

    public static float Round(float x, int digits) => Round(x, digits, MidpointRounding.ToEven);

    public static float Round(float x, int digits, MidpointRounding mode)
    {
        if ((uint)digits > 6)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(digits), "Rounding digits must be between 0 and 15, inclusive.");
        }

        if (Abs(x) >= 1e8f)
        {
            return x;
        }

        float power = 1;
        for (int i = 0; i < digits; i++)
        {
            power *= 10;
        }

        return (float)Math.Round((double)(x * power), mode) / power;
    }
}
