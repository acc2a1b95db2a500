namespace NanoSocket.Core.Modem;

/// <summary>What the app asks for at run time: other settings, the radio off or on.</summary>
public sealed partial class Supervisor
{
    private bool _radioOffWanted;
    private bool _redialWanted;

    /// <summary>
    /// What SIM and operator need. Valid values only; used from the next attempt on, and at once when access point or
    /// credentials are others than those of the call.
    /// </summary>
    public CellularSettings Settings
    {
        get => _settings;
        set
        {
            value.Validate();
            bool sameContext = value.Apn == _settings.Apn && value.User == _settings.User
                && value.Password == _settings.Password;
            _settings = value;
            _values.Settings = value;
            _pinSpent = false;
            _redialWanted |= !sameContext;
        }
    }

    /// <summary>Airplane mode: the link ends in good order and the radio goes off.</summary>
    public bool IsRadioOff
    {
        get => _radioOffWanted;
        set => _radioOffWanted = value;
    }

    private void FollowRequests()
    {
        bool linked = State is SupervisorState.OpeningLink or SupervisorState.Online;
        if (linked && (_redialWanted || _radioOffWanted))
        {
            _redialWanted = false;
            EndLinkOnRequest();
        }
        else if (_radioOffWanted && State == SupervisorState.Registering && _queue.Speaker != this)
        {
            SwitchRadioOff();
        }
        else if (!_radioOffWanted && State == SupervisorState.RadioOff && _queue.Speaker != this)
        {
            _log.Add("modem: radio on").End();
            _radioRestartDue = true;
            Configure();
        }

        // Before that the new settings come in time by themselves.
        _redialWanted &= linked || State is SupervisorState.Preparing or SupervisorState.Dialling;
    }

    private void SwitchRadioOff()
    {
        _log.Add("modem: radio off").End();
        _script.Clear().Add(RadioOff);
        Network.Clear();
        Enter(SupervisorState.RadioOff, Never);
    }
}
