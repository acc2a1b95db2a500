namespace NanoSocket.Core.Modem;

/// <summary>Radio access technology, grouped from 3GPP TS 27.007 7.2's &lt;AcT&gt;.</summary>
public enum AccessTechnology
{
    Unknown,
    /// <summary>2G: GSM, GPRS, EDGE.</summary>
    Gsm,
    /// <summary>3G: UMTS, HSPA.</summary>
    Umts,
    /// <summary>4G: LTE, LTE-M.</summary>
    Lte,
    /// <summary>NB-IoT.</summary>
    NbIot,
    /// <summary>5G.</summary>
    Nr,
}
