using System;

namespace NanoSocket.Core.Modem;

/// <content>What the core answers itself, in the form of an Air724UG (spec 4.3).</content>
public sealed partial class VirtualAt
{
    private const int UnknownSignal = 99;
    private const int NotMeasured = 255;

    /// <summary>Settings of that module that scripts make and that mean nothing, or nothing more, to any other.
    /// </summary>
    private static readonly string[] s_accepted =
    {
        "+CMEE=", "+CREG=", "+CGREG=", "+CEREG=", "+CIND=", "+EEMOPT=", "+EEMGINFO?", "*BAND?", "*EXINFO?", "*CALINFO=",
        "+TCPUSERPARAM=", "*DNSTMOUT=", "*RTIME=", "+RNDISCALL=", "*SIMAUTO=", "+CPNETAPN=",
    };

    /// <summary>"AT" and its echo, which this channel does not have.</summary>
    private bool IsBasic(ReadOnlySpan<byte> line)
    {
        bool basic = AtText.AreEqual(line, "AT") || AtText.AreEqual(line, "ATE0") || AtText.AreEqual(line, "ATE1");
        if (basic)
        {
            Ok();
        }

        return basic;
    }

    private bool TryAnswer(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> name = line.Slice(Math.Min(2, line.Length));
        if (!AtText.StartsWith(line, "AT") || !(IsAccepted(name) || AnswerModem(name) || AnswerNetwork(name)))
        {
            return false;
        }

        Ok();
        return true;
    }

    /// <summary>What has to go through the supervisor, whatever the modem is: airplane mode, and contexts, of which the
    /// core has the only one that counts.</summary>
    private bool TryTranslate(ReadOnlySpan<byte> line)
    {
        bool off = AtText.AreEqual(line, "AT+CFUN=0") || AtText.AreEqual(line, "AT+CFUN=4");
        bool radio = off || AtText.AreEqual(line, "AT+CFUN=1");
        bool context = AtText.StartsWith(line, "AT+CGDCONT=5,") || AtText.StartsWith(line, "AT+CGACT=1,");
        if (AtText.AreEqual(line, "AT+CFUN?"))
        {
            Begin().Add("+CFUN: ").Add(_supervisor.IsRadioOff ? 0 : 1).End();
        }
        else if (radio)
        {
            _supervisor.IsRadioOff = off;
        }
        else if (AtText.StartsWith(line, "AT+CFUN"))
        {
            Line("+CME ERROR: 3"); // a restart of the modem is the supervisor's to decide
            return true;
        }
        else if (!context)
        {
            return false;
        }

        Ok();
        return true;
    }

    private static bool IsAccepted(ReadOnlySpan<byte> name)
    {
        bool accepted = false;
        for (int i = 0; i < s_accepted.Length && !accepted; i++)
        {
            accepted = AtText.StartsWith(name, s_accepted[i]);
        }

        return accepted && name.IndexOf((byte)';') < 0;
    }

    private bool AnswerModem(ReadOnlySpan<byte> name)
    {
        ModemIdentity identity = _supervisor.Identity;
        if (AtText.AreEqual(name, "+SIMCROSS?"))
        {
            Line("+SIMCROSS: 0");
        }
        else if (AtText.AreEqual(name, "+CGMM"))
        {
            Begin().Add("+CGMM: \"").Add(identity.Model.Bytes).Add("\"").End();
        }
        else if (AtText.AreEqual(name, "+CGSN") || AtText.AreEqual(name, "+WISN?"))
        {
            Begin().Add(identity.Imei.Bytes).End();
        }
        else if (AtText.AreEqual(name, "+MUID?"))
        {
            Begin().Add("+MUID: ").Add(identity.Imei.Bytes).End();
        }
        else if (AtText.AreEqual(name, "+CIMI"))
        {
            Begin().Add(identity.Imsi.Bytes).End();
        }
        else if (AtText.AreEqual(name, "+ICCID"))
        {
            Begin().Add("+ICCID: ").Add(identity.Iccid.Bytes).End();
        }
        else if (AtText.AreEqual(name, "+CALIBINFO?"))
        {
            Line("LTE_afc:1");
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool AnswerNetwork(ReadOnlySpan<byte> name)
    {
        if (AtText.AreEqual(name, "+CSQ"))
        {
            int strength = Network.SignalDbm == 0 ? UnknownSignal : (Network.SignalDbm + 113) / 2;
            Begin().Add("+CSQ: ").Add(strength).Add(",").Add(UnknownSignal).End();
        }
        else if (AtText.AreEqual(name, "+CESQ"))
        {
            int quality = Network.RsrqTenthsDb == 0 ? NotMeasured : Math.Max(0, (Network.RsrqTenthsDb + 200) / 5);
            int power = Network.RsrpDbm == 0 ? NotMeasured : Math.Max(0, Network.RsrpDbm + 141);
            Begin().Add("+CESQ: 99,99,255,255,").Add(quality).Add(",").Add(power).End();
        }
        else if (AtText.AreEqual(name, "+COPS?"))
        {
            AnswerOperator();
        }
        else if (AtText.AreEqual(name, "+CGATT?"))
        {
            Begin().Add("+CGATT: ").Add(Network.IsRegistered ? 1 : 0).End();
        }
        else if (AtText.AreEqual(name, "+CGACT?"))
        {
            Begin().Add("+CGACT: 1,").Add(_supervisor.IsOnline ? 1 : 0).End();
        }
        else if (AtText.AreEqual(name, "+CPIN?"))
        {
            Line(_supervisor.IsSimReady ? "+CPIN: READY" : "+CPIN: NOT READY");
        }
        else
        {
            return AnswerRegistration(name) || AnswerContext(name);
        }

        return true;
    }

    /// <summary>By number: that of the SIM's own operator, from the IMSI (TS 23.003 2.2). The core knows the serving
    /// one by name only.</summary>
    private void AnswerOperator()
    {
        ReadOnlySpan<byte> imsi = _supervisor.Identity.Imsi.Bytes;
        LineWriter line = Begin().Add("+COPS: 0");
        if (Network.IsRegistered && imsi.Length >= 5)
        {
            line.Add(",2,\"").Add(imsi.Slice(0, 5)).Add("\",").Add(TechnologyNumber);
        }

        line.End();
    }

    private bool AnswerRegistration(ReadOnlySpan<byte> name)
    {
        string? prefix = AtText.AreEqual(name, "+CREG?") ? "+CREG: 2,"
            : AtText.AreEqual(name, "+CGREG?") ? "+CGREG: 2,"
            : AtText.AreEqual(name, "+CEREG?") ? "+CEREG: 2," : null;
        if (prefix != null)
        {
            AddCell(Begin().Add(prefix)).End();
        }

        return prefix != null;
    }

    /// <summary>With an address only while there is one: that is what scripts wait for.</summary>
    private bool AnswerContext(ReadOnlySpan<byte> name)
    {
        if (!AtText.AreEqual(name, "+CGDCONT?"))
        {
            return false;
        }

        uint address = _supervisor.IsOnline ? _stack.LocalAddress : 0;
        if (address != 0)
        {
            Begin().Add("+CGDCONT: 1,\"IP\",\"").Add(_supervisor.Settings.Apn).Add("\",\"").AddAddress(address)
                .Add("\",0,0").End();
        }

        return true;
    }
}
