using System;

namespace NanoSocket.Core.Modem;

/// <content>What an Air724UG tells unasked: RDY, then ^MODE, +CPIN and +CEREG, at first and when they change.</content>
public sealed partial class VirtualAt
{
    private bool _ready;
    private bool _simTold;
    private int _modeTold;
    private RegistrationStatus _registrationTold;
    private long _cellTold;

    /// <summary>System mode of ^MODE: 3 GSM, 5 WCDMA, 17 LTE; 0 = no service.</summary>
    private int SystemMode => !Network.IsRegistered ? 0 : Network.Technology switch
    {
        AccessTechnology.Gsm => 3,
        AccessTechnology.Umts => 5,
        AccessTechnology.Unknown => 0,
        _ => 17,
    };

    private NetworkStatus Network => _supervisor.Network;

    private static bool IsToldByCore(ReadOnlySpan<byte> line)
        => AtText.AreEqual(line, "RDY") || AtText.StartsWith(line, "^MODE:") || AtText.StartsWith(line, "+CPIN:")
            || AtText.StartsWith(line, "+CREG:") || AtText.StartsWith(line, "+CGREG:")
            || AtText.StartsWith(line, "+CEREG:") || AtText.StartsWith(line, "+C5GREG:");

    private void ForgetWhatWasTold()
    {
        _ready = false;
        _simTold = false;
        _modeTold = -1;
        _registrationTold = RegistrationStatus.Idle;
        _cellTold = -1;
    }

    private void TellChanges()
    {
        if (!_ready && _supervisor.KnowsModem)
        {
            _ready = true;
            Line("RDY");
        }

        // In the middle of an answer a script may take a code for its own.
        if (!_ready || IsPassing || _output.Room < RoomForAnswer)
        {
            return;
        }

        int mode = SystemMode;
        if (mode != _modeTold && (mode != 0 || _modeTold > 0))
        {
            _modeTold = mode;
            Begin().Add("^MODE: ").Add(mode).Add(",").Add(mode).End();
        }

        if (_supervisor.IsSimReady && !_simTold)
        {
            Line("+CPIN: READY");
        }

        _simTold = _supervisor.IsSimReady;
        if (Network.Registration != _registrationTold || Network.CellId != _cellTold)
        {
            _registrationTold = Network.Registration;
            _cellTold = Network.CellId;
            AddCell(Begin().Add("+CEREG: ")).End();
        }
    }

    /// <summary>State, area, cell, technology; the last three where they are known.</summary>
    private LineWriter AddCell(LineWriter line)
    {
        line.Add((int)Network.Registration);
        if (Network.IsRegistered && Network.AreaCode >= 0 && Network.CellId >= 0)
        {
            line.Add(",\"").AddHex(Network.AreaCode, Network.AreaCode > 0xFFFF ? 6 : 4).Add("\",\"")
                .AddHex(Network.CellId, Network.CellId > 0xFFFF ? 8 : 4).Add("\",").Add(TechnologyNumber);
        }

        return line;
    }

    /// <summary>3GPP TS 27.007 7.2.</summary>
    private int TechnologyNumber => Network.Technology switch
    {
        AccessTechnology.Gsm => 0,
        AccessTechnology.Umts => 2,
        AccessTechnology.NbIot => 9,
        AccessTechnology.Nr => 11,
        _ => 7,
    };
}
