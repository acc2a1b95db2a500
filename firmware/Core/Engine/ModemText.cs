namespace NanoSocket.Core.Engine;

/// <summary>Texts that are known about modem, SIM and network.</summary>
public enum ModemText
{
    Model,
    Revision,
    Imei,
    Imsi,
    Iccid,
    Operator,
}
