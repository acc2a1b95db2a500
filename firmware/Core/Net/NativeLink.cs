using System.Runtime.InteropServices;

namespace NanoSocket.Core.Net;

/// <summary>The functions of <c>firmware/native/lwip/nslink.h</c>, one to one. None throws or blocks.</summary>
internal static unsafe class NativeLink
{
    private const string Library = "nslink";

    [DllImport(Library, EntryPoint = "nslink_start")]
    public static extern void Start(byte* seed, int count, uint nowMs);

    [DllImport(Library, EntryPoint = "nslink_slot_count")]
    public static extern int SlotCount();

    [DllImport(Library, EntryPoint = "nslink_maximum_segment_size")]
    public static extern int MaximumSegmentSize();

    [DllImport(Library, EntryPoint = "nslink_poll")]
    public static extern void Poll(uint nowMs);

    [DllImport(Library, EntryPoint = "nslink_next_timeout")]
    public static extern int NextTimeout();

    [DllImport(Library, EntryPoint = "nslink_open_link")]
    public static extern void OpenLink(byte* user, int userLength, byte* password, int passwordLength);

    [DllImport(Library, EntryPoint = "nslink_close_link")]
    public static extern void CloseLink(int orderly);

    [DllImport(Library, EntryPoint = "nslink_link_state")]
    public static extern int LinkState();

    [DllImport(Library, EntryPoint = "nslink_link_error")]
    public static extern int LinkError();

    [DllImport(Library, EntryPoint = "nslink_local_address")]
    public static extern uint LocalAddress();

    [DllImport(Library, EntryPoint = "nslink_dns_server")]
    public static extern uint DnsServer(int index);

    [DllImport(Library, EntryPoint = "nslink_set_dns_server")]
    public static extern void SetDnsServer(int index, uint address);

    [DllImport(Library, EntryPoint = "nslink_link_input")]
    public static extern void LinkInput(byte* bytes, int count);

    [DllImport(Library, EntryPoint = "nslink_link_output")]
    public static extern int LinkOutput(byte* buffer, int capacity);

    [DllImport(Library, EntryPoint = "nslink_get_statistics")]
    public static extern void GetStatistics(out LinkStatistics statistics);

    [DllImport(Library, EntryPoint = "nslink_get_memory")]
    public static extern void GetMemory(out LwipMemory memory);

    [DllImport(Library, EntryPoint = "nslink_query_open")]
    public static extern int QueryOpen(int query);

    [DllImport(Library, EntryPoint = "nslink_query_send")]
    public static extern int QuerySend(int query, uint server, byte* message, int count);

    [DllImport(Library, EntryPoint = "nslink_query_close")]
    public static extern void QueryClose(int query);

    [DllImport(Library, EntryPoint = "nslink_query_answer")]
    public static extern int QueryAnswer(out int query, out uint server, byte* buffer, int capacity);

    [DllImport(Library, EntryPoint = "nslink_random")]
    public static extern uint Random();

    [DllImport(Library, EntryPoint = "nslink_open")]
    public static extern int Open(int slot, int transport, int localPort, int receiveWindow);

    [DllImport(Library, EntryPoint = "nslink_connect")]
    public static extern int Connect(int slot, uint address, int port);

    [DllImport(Library, EntryPoint = "nslink_send")]
    public static extern int Send(int slot, byte* data, int count);

    [DllImport(Library, EntryPoint = "nslink_send_room")]
    public static extern int SendRoom(int slot);

    [DllImport(Library, EntryPoint = "nslink_acknowledged")]
    public static extern uint Acknowledged(int slot);

    [DllImport(Library, EntryPoint = "nslink_available")]
    public static extern int Available(int slot);

    [DllImport(Library, EntryPoint = "nslink_receive")]
    public static extern int Receive(int slot, byte* buffer, int capacity);

    [DllImport(Library, EntryPoint = "nslink_set_keep_alive")]
    public static extern int SetKeepAlive(int slot, int enabled, int idleSeconds, int intervalSeconds, int count);

    [DllImport(Library, EntryPoint = "nslink_set_reuse_address")]
    public static extern int SetReuseAddress(int slot, int enabled);

    [DllImport(Library, EntryPoint = "nslink_close")]
    public static extern void Close(int slot, int orderly);

    [DllImport(Library, EntryPoint = "nslink_listen")]
    public static extern int Listen(int slot, int backlog);

    [DllImport(Library, EntryPoint = "nslink_accept")]
    public static extern int Accept(int listener, int slot, int receiveWindow);

    [DllImport(Library, EntryPoint = "nslink_queued")]
    public static extern int Queued(int slot);

    [DllImport(Library, EntryPoint = "nslink_send_to")]
    public static extern int SendTo(int slot, byte* data, int count, uint address, int port);

    [DllImport(Library, EntryPoint = "nslink_receive_from")]
    public static extern int ReceiveFrom(int slot, byte* buffer, int capacity, int peek, out SlotAddresses sender);

    [DllImport(Library, EntryPoint = "nslink_shut_down_sending")]
    public static extern int ShutDownSending(int slot);

    [DllImport(Library, EntryPoint = "nslink_set_option")]
    public static extern int SetOption(int slot, int option, int value);

    [DllImport(Library, EntryPoint = "nslink_get_addresses")]
    public static extern void GetAddresses(int slot, out SlotAddresses addresses);

    [DllImport(Library, EntryPoint = "nslink_spare_count")]
    public static extern int SpareCount();

    [DllImport(Library, EntryPoint = "nslink_is_connected")]
    public static extern int IsConnected(int slot);

    [DllImport(Library, EntryPoint = "nslink_stage_begin")]
    public static extern int StageBegin(int slot);

    [DllImport(Library, EntryPoint = "nslink_stage")]
    public static extern int Stage(int slot, byte* data, int count);

    [DllImport(Library, EntryPoint = "nslink_stage_room")]
    public static extern int StageRoom(int slot);

    [DllImport(Library, EntryPoint = "nslink_staged")]
    public static extern int Staged(int slot);

    [DllImport(Library, EntryPoint = "nslink_copy_staged")]
    public static extern int CopyStaged(int slot, byte* buffer, int capacity);

    [DllImport(Library, EntryPoint = "nslink_drop_staged")]
    public static extern void DropStaged(int slot, int count);

    [DllImport(Library, EntryPoint = "nslink_unacknowledged")]
    public static extern int Unacknowledged(int slot);

    [DllImport(Library, EntryPoint = "nslink_move")]
    public static extern int Move(int slot, int spare);

    [DllImport(Library, EntryPoint = "nslink_pending")]
    public static extern uint Pending();

    [DllImport(Library, EntryPoint = "nslink_take_events")]
    public static extern int TakeEvents(int slot);

    [DllImport(Library, EntryPoint = "nslink_failure")]
    public static extern int Failure(int slot);
}
