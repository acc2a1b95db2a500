namespace NanoSocket.Simulator.Models;

/// <summary>Access technologies with the numbers of 3GPP TS 27.007 clause 7.2.</summary>
public enum RadioTechnology
{
    /// <summary>2G.</summary>
    Gsm = 0,

    /// <summary>3G.</summary>
    Utran = 2,

    /// <summary>4G.</summary>
    Lte = 7,

    /// <summary>NB-IoT.</summary>
    NbIot = 9,

    /// <summary>5G with a 5G core.</summary>
    Nr = 11,
}

/// <summary>What the technologies differ in.</summary>
internal static class RadioTechnologies
{
    /// <summary>2G and 3G: a packet domain of its own, no EPS.</summary>
    public static bool IsLegacy(this RadioTechnology technology) =>
        technology is RadioTechnology.Gsm or RadioTechnology.Utran;

    /// <summary>What the user types, and how logs name it.</summary>
    public static string NameOf(this RadioTechnology technology) => technology switch
    {
        RadioTechnology.Gsm => "2g",
        RadioTechnology.Utran => "3g",
        RadioTechnology.Lte => "lte",
        RadioTechnology.NbIot => "nb-iot",
        _ => "5g",
    };

    /// <summary>The technology of a name; false when there is none.</summary>
    public static bool TryParse(string text, out RadioTechnology technology)
    {
        foreach (RadioTechnology candidate in System.Enum.GetValues<RadioTechnology>())
        {
            if (candidate.NameOf() == text)
            {
                technology = candidate;
                return true;
            }
        }
        technology = default;
        return false;
    }
}
