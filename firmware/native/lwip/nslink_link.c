/* nslink_link.c: time, and the PPP link between lwIP and the modem's bytes. */
#include "nslink_internal.h"

#include "lwip/dns.h"
#include "lwip/init.h"
#include "lwip/netif.h"
#include "lwip/pbuf.h"
#include "lwip/priv/tcp_priv.h"
#include "lwip/stats.h"
#include "lwip/timeouts.h"
#include "netif/ppp/ppp_impl.h"
#include "netif/ppp/pppos.h"

enum { CREDENTIAL_LIMIT = 64 };
enum { OUTPUT_RING = 3072 };          /* two full frames, and one of which every byte is escaped */
enum { FRAME_OVERHEAD = 8 };          /* address, control, protocol, FCS and two flags; without escapes */
enum { LARGEST_FRAME = 1500 + FRAME_OVERHEAD };
enum { SMALL_PACKET = 128 };          /* bytes: acknowledgements, SYN, FIN */
enum { INPUT_CHUNK = 512 };

_Static_assert(PBUF_POOL_SIZE >= IP_REASS_MAX_PBUFS + 6,
               "lwip-heap is too small: 10560 bytes let a full frame in while fragments are being put together");
_Static_assert(OUTPUT_RING >= 2 * LARGEST_FRAME + 2 * FRAME_OVERHEAD,
               "TCP data sends while there is room for two frames, and leaves one");

static bool started;
bool nslink_entered;
static uint32_t now;

static struct netif interface;
static ppp_pcb *ppp;
static netif_output_fn ppp_output;
static char user[CREDENTIAL_LIMIT + 1], password[CREDENTIAL_LIMIT + 1];
static int32_t link_error;
static bool carrier_lost;      /* the caller says so: whatever PPP reports of its end, this is why */
static bool peer_terminated;
static bool network_phase;     /* IPCP began since the link was opened */
static uint32_t frames_before; /* frames received when the link was opened */
static ip_addr_t peer_dns[DNS_MAX_SERVERS];
static uint32_t chosen_dns[DNS_MAX_SERVERS];
static uint32_t bytes_in, bytes_out;

/* Frames to the modem. Written to ring_write, complete up to ring_committed, given to the modem up to ring_read; the
 * indices count bytes since the start. */
static uint8_t ring[OUTPUT_RING];
static uint32_t ring_read, ring_committed, ring_write;
static bool bulk_waits; /* TCP data was turned away since the last turn */

/* ---- what lwIP wants from its platform ---- */

u32_t sys_now(void)
{
    return now;
}

u32_t sys_jiffies(void)
{
    return now;
}

bool nslink_enter(void)
{
    LWIP_ASSERT("nslink called by two threads at once: the core lock is not held", !nslink_entered);
    nslink_entered = true;
    return true;
}

void nslink_leave(const bool *entered)
{
    LWIP_UNUSED_ARG(entered);
    nslink_entered = false;
}

/* ---- bytes to the modem ---- */

static uint32_t ring_room(void)
{
    return OUTPUT_RING - (ring_write - ring_read);
}

static void ring_clear(void)
{
    ring_read = ring_committed = ring_write = 0;
    bulk_waits = false;
}

/* Called with pieces of a frame. A frame goes out whole or not at all: when a piece does not fit, those before it are
 * taken back. Only the last piece ends with a flag, since flags within are escaped. */
static u32_t on_frame_piece(ppp_pcb *link, const void *data, u32_t count, void *argument)
{
    LWIP_UNUSED_ARG(link);
    LWIP_UNUSED_ARG(argument);
    if (count > ring_room()) {
        ring_write = ring_committed;
        bulk_waits = true;
        return 0;
    }
    uint32_t at = ring_write % OUTPUT_RING;
    uint32_t first = LWIP_MIN(count, OUTPUT_RING - at);
    memcpy(ring + at, data, first);
    memcpy(ring, (const uint8_t *)data + first, count - first);
    ring_write += count;
    if (((const uint8_t *)data)[count - 1] == PPP_FLAG)
        ring_committed = ring_write;
    return count;
}

/* TCP segments with data are the only traffic that fills the ring, and the only one that lwIP repeats by itself. */
static bool is_bulk(const struct pbuf *packet)
{
    const struct ip_hdr *header = packet->payload;
    return packet->tot_len > SMALL_PACKET && IPH_PROTO(header) == IP_PROTO_TCP;
}

/* In front of PPP's own output: a packet that cannot fit is turned away before it is escaped and summed up. Bulk leaves
 * room for one frame, so that everything else still passes; and once it was turned away, connections take turns. */
static err_t on_packet(struct netif *netif, struct pbuf *packet, const ip4_addr_t *destination)
{
    uint32_t needed = packet->tot_len + (uint32_t)FRAME_OVERHEAD;
    bool bulk = is_bulk(packet);
    if (ring_room() < needed + (bulk ? LARGEST_FRAME : 0) || (bulk && bulk_waits)) {
        bulk_waits |= bulk;
        return ERR_IF;
    }
    return ppp_output(netif, packet, destination);
}

bool nslink_link_is_congested(void)
{
    return bulk_waits;
}

uint32_t nslink_link_packet_room(void)
{
    if (!nslink_link_is_up() || ring_room() < LARGEST_FRAME)
        return 0;
    return LWIP_MIN(ring_room() - FRAME_OVERHEAD, interface.mtu);
}

static uint32_t ring_take(uint8_t *buffer, uint32_t capacity)
{
    uint32_t count = LWIP_MIN(capacity, ring_committed - ring_read);
    uint32_t at = ring_read % OUTPUT_RING;
    uint32_t first = LWIP_MIN(count, OUTPUT_RING - at);
    memcpy(buffer, ring + at, first);
    memcpy(buffer + first, ring, count - first);
    ring_read += count;
    return count;
}

int32_t nslink_link_output(uint8_t *buffer, int32_t capacity)
{
    NSLINK_ENTER();
    if (capacity <= 0)
        return 0;
    uint32_t count = ring_take(buffer, (uint32_t)capacity);
    bytes_out += count;
    if (bulk_waits && ring_room() >= 2 * LARGEST_FRAME) {
        bulk_waits = false;
        nslink_tcp_take_turns();
    }
    return (int32_t)count;
}

/* ---- the link's life ---- */

bool nslink_link_is_up(void)
{
    return ppp->if4_up != 0;
}

/* PPP sets the servers that the peer names, and takes them back when the link goes down. */
void dns_setserver(u8_t index, const ip_addr_t *server)
{
    if (index < DNS_MAX_SERVERS)
        peer_dns[index] = *server;
}

const ip_addr_t *dns_getserver(u8_t index)
{
    return index < DNS_MAX_SERVERS ? &peer_dns[index] : IP_ADDR_ANY;
}

static int32_t reason_of(int error)
{
    if (carrier_lost)
        return NSLINK_ERROR_CONNECTION_LOST;
    switch (error) {
    case PPPERR_USER: return NSLINK_ERROR_NONE;
    case PPPERR_ALLOC: return NSLINK_ERROR_OUT_OF_MEMORY;
    case PPPERR_AUTHFAIL: return NSLINK_ERROR_AUTHENTICATION;
    case PPPERR_PROTOCOL: return NSLINK_ERROR_PEER_REJECTED;
    case PPPERR_PEERDEAD: return NSLINK_ERROR_PEER_SILENT;
    case PPPERR_LOOPBACK: return NSLINK_ERROR_CONNECTION_LOST; /* a modem in command mode echoes */
    default: break;
    }
    if (peer_terminated)
        return NSLINK_ERROR_PEER_TERMINATED;
    bool heard = lwip_stats.link.recv != frames_before;
    return network_phase || !heard ? NSLINK_ERROR_TIMEOUT : NSLINK_ERROR_PEER_REJECTED;
}

static void on_status(ppp_pcb *link, int error, void *argument)
{
    LWIP_UNUSED_ARG(link);
    LWIP_UNUSED_ARG(argument);
    if (error == PPPERR_NONE) {
        link_error = NSLINK_ERROR_NONE;
        return;
    }
    link_error = reason_of(error);
    nslink_slots_link_lost();
}

static void on_phase(ppp_pcb *link, u8_t phase, void *argument)
{
    LWIP_UNUSED_ARG(argument);
    if (phase == PPP_PHASE_NETWORK)
        network_phase = true;
    if (link->lcp_fsm.state == PPP_FSM_STOPPING)
        peer_terminated = true;
}

/* A peer may keep the address it has. One that has none and asks for it (RFC 1332, 3.3) gets the one that lwIP would
 * assume: a refusal makes some end the link. */
static void set_peer_address(void)
{
    const ip4_addr_t address = IPADDR4_INIT_BYTES(10, 64, 64, 64);
    ppp_set_ipcp_hisaddr(ppp, &address);
    ppp->ipcp_wantoptions.accept_remote = 1;
}

void nslink_start(const uint8_t *seed, int32_t count, uint32_t now_ms)
{
    LWIP_ASSERT("nslink_start is called once", !started);
    NSLINK_ENTER();
    started = true;
    now = now_ms;
    nslink_random_start(seed, count > 0 ? (uint32_t)count : 0);
    lwip_init();
    nslink_slots_start();
    nslink_tcp_start();
    nslink_icmp_start();
    ppp = pppos_create(&interface, on_frame_piece, on_status, NULL);
    LWIP_ASSERT("the only PPP control block is free", ppp != NULL);
    ppp_output = interface.output;
    interface.output = on_packet;
    ppp_set_default(ppp);
    ppp_set_usepeerdns(ppp, 1);
    set_peer_address();
    ppp_set_notify_phase_callback(ppp, on_phase);
}

static void copy_credential(char *to, const uint8_t *from, int32_t length)
{
    length = LWIP_MAX(0, LWIP_MIN(length, CREDENTIAL_LIMIT));
    memcpy(to, from, (size_t)length);
    to[length] = 0;
}

/* The end without farewell, from whatever phase; ppp_close would only accept it from the running one. */
static void drop_link(void)
{
    if (ppp->phase == PPP_PHASE_DEAD)
        return;
    carrier_lost = true;
    lcp_lowerdown(ppp);
    link_terminated(ppp);
    ring_clear();
}

void nslink_open_link(const uint8_t *user_name, int32_t user_length, const uint8_t *secret, int32_t secret_length)
{
    NSLINK_ENTER();
    drop_link();
    ring_clear();
    sys_restart_timeouts(); /* while the link was down nobody had to poll, perhaps for weeks */
    link_error = NSLINK_ERROR_NONE;
    carrier_lost = peer_terminated = network_phase = false;
    frames_before = lwip_stats.link.recv;
    copy_credential(user, user_name, user_length);
    copy_credential(password, secret, secret_length);
    bool authenticate = user[0] != 0;
    ppp_set_auth(ppp, PPPAUTHTYPE_PAP | PPPAUTHTYPE_CHAP, authenticate ? user : NULL, authenticate ? password : NULL);
    ppp_connect(ppp, 0);
}

void nslink_close_link(int32_t orderly)
{
    NSLINK_ENTER();
    if (ppp->phase == PPP_PHASE_DEAD)
        return;
    if (orderly)
        ppp_close(ppp, 0);
    else
        drop_link();
}

int32_t nslink_link_state(void)
{
    NSLINK_ENTER();
    uint8_t lcp = ppp->lcp_fsm.state;
    if (ppp->phase == PPP_PHASE_DEAD)
        return NSLINK_DOWN;
    if (lcp == PPP_FSM_CLOSING || lcp == PPP_FSM_STOPPING || ppp->phase >= PPP_PHASE_TERMINATE)
        return NSLINK_CLOSING;
    return nslink_link_is_up() ? NSLINK_UP : NSLINK_OPENING;
}

int32_t nslink_link_error(void)
{
    return link_error;
}

uint32_t nslink_local_address(void)
{
    NSLINK_ENTER();
    return nslink_link_is_up() ? lwip_ntohl(ip4_addr_get_u32(netif_ip4_addr(&interface))) : 0;
}

uint32_t nslink_dns_server(int32_t index)
{
    if (index < 0 || index >= DNS_MAX_SERVERS)
        return 0;
    return chosen_dns[index] != 0 ? chosen_dns[index] : lwip_ntohl(ip4_addr_get_u32(ip_2_ip4(&peer_dns[index])));
}

void nslink_set_dns_server(int32_t index, uint32_t address)
{
    NSLINK_ENTER();
    if (index < 0 || index >= DNS_MAX_SERVERS)
        return;
    chosen_dns[index] = address;
}

/* ---- time and bytes from the modem ---- */

void nslink_poll(uint32_t now_ms)
{
    NSLINK_ENTER();
    now = now_ms;
    sys_check_timeouts();
    nslink_tcp_service();
}

int32_t nslink_next_timeout(void)
{
    NSLINK_ENTER();
    if (ppp->phase == PPP_PHASE_DEAD)
        return -1; /* nothing is left that a timer could move */
    uint32_t ms = sys_timeouts_sleeptime();
    return ms > INT32_MAX ? -1 : (int32_t)ms;
}

void nslink_link_input(const uint8_t *bytes, int32_t count)
{
    NSLINK_ENTER();
    bytes_in += count > 0 ? (uint32_t)count : 0;
    for (int32_t done = 0; done < count; done += INPUT_CHUNK) {
        pppos_input(ppp, bytes + done, LWIP_MIN(INPUT_CHUNK, count - done));
        PBUF_CHECK_FREE_OOSEQ();
    }
    nslink_tcp_service();
}

/* ---- counters ---- */

/* IP packets and their contents that were no use: damaged, for nobody, of an unknown kind. */
static uint32_t malformed_packets(void)
{
    return lwip_stats.ip.drop + lwip_stats.ip_frag.drop + lwip_stats.tcp.drop + lwip_stats.udp.drop;
}

void nslink_get_statistics(struct nslink_statistics *statistics)
{
    NSLINK_ENTER();
    const struct stats_proto *link = &lwip_stats.link;
    statistics->bytes_in = bytes_in;
    statistics->bytes_out = bytes_out;
    statistics->packets_in = lwip_stats.ip.recv;
    statistics->packets_out = lwip_stats.ip.xmit;
    statistics->frame_errors = link->chkerr + link->lenerr;
    statistics->memory_errors = link->memerr;
    statistics->retransmissions = nslink_retransmissions;
    statistics->packet_errors = malformed_packets();
    statistics->datagrams_dropped = nslink_datagrams_dropped;
    statistics->segments_refused = nslink_segments_refused;
    statistics->messages_refused = nslink_messages_refused;
    statistics->connections_refused = nslink_connections_refused;
    statistics->answers_refused = nslink_answers_dropped;
}

static int32_t in_use(memp_t pool)
{
    return (int32_t)lwip_stats.memp[pool]->used;
}

void nslink_get_memory(struct nslink_memory *memory)
{
    NSLINK_ENTER();
    const struct nslink_pool *receive = &nslink_receive_pool;
    memory->heap_used = (int32_t)lwip_stats.mem.used;
    memory->heap_peak = (int32_t)lwip_stats.mem.max;
    memory->frame_buffers_used = in_use(MEMP_PBUF_POOL);
    memory->frame_buffers_peak = (int32_t)lwip_stats.memp[MEMP_PBUF_POOL]->max;
    memory->frame_buffers = PBUF_POOL_SIZE;
    memory->send_used = (int32_t)nslink_tcp_send_pool_used();
    memory->receive_used = (receive->count - receive->free) * NSLINK_BLOCK;
    memory->connections = nslink_tcp_connections();
    memory->tcp_blocks = in_use(MEMP_TCP_PCB);
    memory->udp_blocks = in_use(MEMP_UDP_PCB);
    memory->segments = in_use(MEMP_TCP_SEG);
}
