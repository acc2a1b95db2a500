/* nslink_icmp.c: ICMP (RFC 792): echo slots, and errors that concern TCP connections.
 *
 * One raw control block sees every ICMP message before lwIP does. Whoever is on the way can send such messages, so an
 * echo reply must come from the peer and name a request of ours that has none yet, and an error must quote a segment
 * that is on its way now (RFC 5927). What fits nothing is dropped and counted. */
#include "nslink_internal.h"

#include "lwip/icmp.h"
#include "lwip/inet_chksum.h"
#include "lwip/ip.h"
#include "lwip/prot/tcp.h"
#include "lwip/raw.h"

enum { ECHO_HEADER = sizeof(struct icmp_echo_hdr) };
enum { REMEMBERED = 32 };    /* requests whose reply is still taken: the bits of nslink_echo.unanswered */
enum { QUOTED_PORTS = 8 };   /* bytes of the transport header that every error quotes: ports and sequence number */

uint32_t nslink_messages_refused;
static struct raw_pcb *raw;

/* ---- echo ---- */

static struct nslink_slot *slot_of(uint16_t identifier, uint32_t peer)
{
    for (int32_t i = 0; i < NS_BUDGET_SOCKETS; i++) {
        struct nslink_slot *slot = &nslink_slots[i];
        if (slot->kind == NSLINK_ICMP_SLOT && slot->echo.identifier == identifier && slot->echo.peer == peer)
            return slot;
    }
    return NULL;
}

/* True once for each request. */
static bool is_reply_due(struct nslink_echo *echo, uint16_t sequence)
{
    uint16_t age = (uint16_t)(echo->sequence - 1 - sequence);
    uint32_t request = age < REMEMBERED ? 1u << age : 0;
    bool due = (echo->unanswered & request) != 0;
    echo->unanswered &= ~request;
    return due;
}

static void take_reply(const struct pbuf *packet, uint32_t ip_header, const ip_addr_t *source)
{
    struct icmp_echo_hdr header;
    struct nslink_slot *slot = NULL;
    if (pbuf_copy_partial(packet, &header, ECHO_HEADER, (u16_t)ip_header) == ECHO_HEADER)
        slot = slot_of(lwip_ntohs(header.id), lwip_ntohl(ip4_addr_get_u32(ip_2_ip4(source))));
    if (slot != NULL && is_reply_due(&slot->echo, lwip_ntohs(header.seqno)))
        nslink_datagram_store(slot, packet, ip_header + ECHO_HEADER, source, 0);
    else
        nslink_messages_refused++;
}

void nslink_icmp_open(struct nslink_slot *slot)
{
    slot->kind = NSLINK_ICMP_SLOT;
}

int32_t nslink_icmp_connect(struct nslink_slot *slot, uint32_t address)
{
    if (slot->echo.peer != 0 || address == 0)
        return NSLINK_INVALID;
    do {
        slot->echo.identifier = (uint16_t)LWIP_RAND();
    } while (slot_of(slot->echo.identifier, address) != NULL);
    slot->echo.peer = address;
    return NSLINK_OK;
}

int32_t nslink_icmp_send(struct nslink_slot *slot, const uint8_t *data, uint32_t count)
{
    struct nslink_echo *echo = &slot->echo;
    ip_addr_t peer = IPADDR4_INIT(lwip_htonl(echo->peer));
    if (echo->peer == 0 || count > UINT16_MAX - IP_HLEN - ECHO_HEADER)
        return -1;
    struct pbuf *packet = pbuf_alloc(PBUF_IP, (u16_t)(ECHO_HEADER + count), PBUF_RAM);
    if (packet == NULL)
        return -1;
    struct icmp_echo_hdr header = { ICMP_ECHO, 0, 0, lwip_htons(echo->identifier), lwip_htons(echo->sequence) };
    pbuf_take(packet, &header, ECHO_HEADER);
    pbuf_take_at(packet, data, (u16_t)count, ECHO_HEADER);
    header.chksum = inet_chksum_pbuf(packet);
    pbuf_take(packet, &header, ECHO_HEADER);
    err_t error = raw_sendto(raw, packet, &peer);
    pbuf_free(packet);
    if (error != ERR_OK)
        return -1;
    echo->sequence++;
    echo->unanswered = echo->unanswered << 1 | 1;
    return (int32_t)count;
}

/* ---- errors ---- */

static bool read_error(struct nslink_delivery_error *error, const struct pbuf *packet, uint32_t quote)
{
    struct ip_hdr ip;
    struct tcp_hdr tcp;
    if (pbuf_copy_partial(packet, &ip, IP_HLEN, (u16_t)quote) != IP_HLEN || IPH_V(&ip) != 4)
        return false;
    uint32_t ip_header = IPH_HL_BYTES(&ip);
    if (IPH_PROTO(&ip) != IP_PROTO_TCP || ip_header < IP_HLEN)
        return false;
    if (pbuf_copy_partial(packet, &tcp, QUOTED_PORTS, (u16_t)(quote + ip_header)) != QUOTED_PORTS)
        return false;
    ip_addr_copy_from_ip4(error->local, ip.src);
    ip_addr_copy_from_ip4(error->remote, ip.dest);
    error->local_port = lwip_ntohs(tcp.src);
    error->remote_port = lwip_ntohs(tcp.dest);
    error->sequence = lwip_ntohl(tcp.seqno);
    return true;
}

static void take_error(const struct pbuf *packet, uint32_t ip_header, const struct icmp_hdr *message)
{
    struct nslink_delivery_error error;
    bool unreachable = message->type == ICMP_DUR;
    error.final = unreachable && message->code != ICMP_DUR_FRAG;
    error.by_peer = unreachable && (message->code == ICMP_DUR_PROTO || message->code == ICMP_DUR_PORT);
    if (!read_error(&error, packet, ip_header + ECHO_HEADER) || !nslink_tcp_take_error(&error))
        nslink_messages_refused++;
}

/* ---- arrival ---- */

static bool is_intact(struct pbuf *packet, uint32_t ip_header)
{
    pbuf_remove_header(packet, ip_header);
    bool intact = inet_chksum_pbuf(packet) == 0;
    pbuf_add_header_force(packet, ip_header);
    return intact;
}

/* lwIP looks at the packet after us unless we take it: it answers echo requests. */
static u8_t on_message(void *argument, struct raw_pcb *block, struct pbuf *packet, const ip_addr_t *source)
{
    struct icmp_hdr message;
    uint32_t ip_header = IPH_HL_BYTES((const struct ip_hdr *)packet->payload);
    LWIP_UNUSED_ARG(argument);
    LWIP_UNUSED_ARG(block);
    bool complete = pbuf_copy_partial(packet, &message, sizeof message, (u16_t)ip_header) == sizeof message;
    if (complete && message.type == ICMP_ECHO)
        return 0;
    if (!complete || !is_intact(packet, ip_header))
        nslink_messages_refused++;
    else if (message.type == ICMP_ER)
        take_reply(packet, ip_header, source);
    else if (message.type == ICMP_DUR || message.type == ICMP_TE)
        take_error(packet, ip_header, &message);
    else
        nslink_messages_refused++;
    pbuf_free(packet);
    return 1;
}

void nslink_icmp_start(void)
{
    raw = raw_new(IP_PROTO_ICMP);
    LWIP_ASSERT("the only raw control block is free", raw != NULL);
    raw_recv(raw, on_message, NULL);
}
