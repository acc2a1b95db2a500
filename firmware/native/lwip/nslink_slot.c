/* nslink_slot.c: the slots' public functions; what differs between TCP, UDP and ICMP is in
 * nslink_tcp.c, nslink_udp.c and nslink_icmp.c. */
#include "nslink_internal.h"

#include "lwip/priv/tcp_priv.h"
#include "lwip/udp.h"

/* Receive blocks that every slot can have, however many the others hold: enough for one segment, wherever in a block
 * it begins, or for the datagram of one full packet. */
enum { LARGEST_DATAGRAM = 1472 };
enum { GUARANTEED_BLOCKS = (TCP_MSS + NSLINK_BLOCK - 1) / NSLINK_BLOCK + 1 };
enum { RECEIVE_BLOCKS = NS_BUDGET_TCP_RECEIVE / NSLINK_BLOCK };
enum { DEFAULT_WINDOW = 4 * TCP_MSS };

_Static_assert(NSLINK_ALL_SLOTS <= 32, "nslink_pending is a mask of 32 bits");
_Static_assert(RECEIVE_BLOCKS >= NS_BUDGET_SOCKETS * GUARANTEED_BLOCKS,
               "tcp-receive is too small: 1752 bytes are needed for each socket");
_Static_assert(GUARANTEED_BLOCKS * NSLINK_BLOCK >= LARGEST_DATAGRAM + 2 * (int)sizeof(uint32_t),
               "an empty queue takes any datagram");
_Static_assert(RECEIVE_BLOCKS < NSLINK_NO_BLOCK, "tcp-receive is too large");

struct nslink_slot nslink_slots[NSLINK_ALL_SLOTS];

static uint8_t receive_blocks[RECEIVE_BLOCKS][NSLINK_BLOCK];
static uint16_t receive_next[RECEIVE_BLOCKS];
struct nslink_pool nslink_receive_pool = { receive_blocks, receive_next, RECEIVE_BLOCKS, 0, 0 };

struct nslink_slot *nslink_slot_at(int32_t slot)
{
    return slot >= 0 && slot < NSLINK_ALL_SLOTS ? &nslink_slots[slot] : NULL;
}

int32_t nslink_slot_number(const struct nslink_slot *slot)
{
    return (int32_t)(slot - nslink_slots);
}

void nslink_slots_start(void)
{
    nslink_pool_start(&nslink_receive_pool);
}

int32_t nslink_result_of(err_t error)
{
    switch (error) {
    case ERR_OK: return NSLINK_OK;
    case ERR_MEM:
    case ERR_BUF: return NSLINK_OUT_OF_MEMORY;
    case ERR_USE: return NSLINK_PORT_IN_USE;
    case ERR_RTE: return NSLINK_NO_ROUTE;
    default: return NSLINK_INVALID;
    }
}

static bool has_datagrams(const struct nslink_slot *slot)
{
    return slot->kind == NSLINK_UDP_SLOT || slot->kind == NSLINK_ICMP_SLOT;
}

void nslink_slots_link_lost(void)
{
    nslink_tcp_abort_all();
    for (int32_t i = 0; i < NS_BUDGET_SOCKETS; i++) {
        if (!has_datagrams(&nslink_slots[i]))
            continue;
        nslink_slots[i].failure = NSLINK_FAILURE_LINK_LOST;
        nslink_slots[i].events |= NSLINK_RESET;
    }
}

/* Sets receive blocks aside, so that the windows offered never add up to more than the pool. A slot gets what it asks
 * for as long as the guarantee of all others holds. */
static void set_receive_memory_aside(struct nslink_slot *slot, uint32_t window)
{
    uint32_t left = RECEIVE_BLOCKS;
    for (int32_t i = 0; i < NS_BUDGET_SOCKETS; i++) {
        const struct nslink_slot *other = &nslink_slots[i];
        if (other != slot)
            left -= other->kind == NSLINK_CLOSED_SLOT ? GUARANTEED_BLOCKS : other->receive_blocks;
    }
    window = LWIP_MIN(window, UINT16_MAX);
    /* Data may begin anywhere in its first block, hence one block more than the window fills. */
    uint32_t wanted = LWIP_MAX((window + NSLINK_BLOCK - 1) / NSLINK_BLOCK + 1, (uint32_t)GUARANTEED_BLOCKS);
    if (wanted > left) {
        window = ((left - 1) * NSLINK_BLOCK + 1) / TCP_MSS * TCP_MSS;
        wanted = (window + NSLINK_BLOCK - 1) / NSLINK_BLOCK + 1;
    }
    slot->receive_window = (uint16_t)LWIP_MAX(window, TCP_MSS);
    slot->receive_blocks = (uint16_t)wanted;
}

void nslink_slot_give_memory_back(struct nslink_slot *slot)
{
    slot->receive_blocks = GUARANTEED_BLOCKS;
}

void nslink_slot_end(struct nslink_slot *slot)
{
    nslink_fifo_clear(&nslink_receive_pool, &slot->received);
    uint16_t generation = (uint16_t)(slot->generation + 1);
    memset(slot, 0, sizeof *slot);
    slot->generation = generation;
}

static bool carries_data(const struct nslink_slot *slot)
{
    return slot->kind == NSLINK_TCP_SLOT || has_datagrams(slot);
}

int32_t nslink_slot_count(void)
{
    return NS_BUDGET_SOCKETS;
}

int32_t nslink_maximum_segment_size(void)
{
    return TCP_MSS;
}

/* What is left to tell of the last connection is forgotten. */
static void reset_history(struct nslink_slot *slot)
{
    slot->acknowledged = 0;
    slot->failure = NSLINK_FAILURE_NONE;
    slot->events = 0;
}

int32_t nslink_open(int32_t number, int32_t transport, int32_t local_port, int32_t receive_window)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL || nslink_slot_is_spare(slot) || slot->kind != NSLINK_CLOSED_SLOT)
        return NSLINK_INVALID;
    if (local_port < 0 || local_port > UINT16_MAX)
        return NSLINK_INVALID;
    if (transport < NSLINK_TCP || transport > NSLINK_ICMP)
        return NSLINK_INVALID;
    set_receive_memory_aside(slot, receive_window > 0 ? (uint32_t)receive_window : DEFAULT_WINDOW);
    reset_history(slot);
    if (transport == NSLINK_TCP)
        return nslink_tcp_open(slot, (uint16_t)local_port);
    if (transport == NSLINK_UDP)
        return nslink_udp_open(slot, (uint16_t)local_port);
    nslink_icmp_open(slot);
    return NSLINK_OK;
}

int32_t nslink_connect(int32_t number, uint32_t address, int32_t port)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL || !carries_data(slot) || port < 0 || port > UINT16_MAX)
        return NSLINK_INVALID;
    if (!nslink_link_is_up())
        return NSLINK_NO_ROUTE;
    if (slot->kind == NSLINK_ICMP_SLOT)
        return nslink_icmp_connect(slot, address);
    ip_addr_t ip = IPADDR4_INIT(lwip_htonl(address));
    return slot->kind == NSLINK_TCP_SLOT ? nslink_tcp_connect(slot, &ip, (uint16_t)port)
                                         : nslink_udp_connect(slot, &ip, (uint16_t)port);
}

int32_t nslink_send(int32_t number, const uint8_t *data, int32_t count)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL || !carries_data(slot) || count < 0)
        return -1;
    switch (slot->kind) {
    case NSLINK_TCP_SLOT: return nslink_tcp_send(slot, data, (uint32_t)count);
    case NSLINK_UDP_SLOT: return nslink_udp_send(slot, data, (uint32_t)count);
    default: return nslink_icmp_send(slot, data, (uint32_t)count);
    }
}

int32_t nslink_send_room(int32_t number)
{
    NSLINK_ENTER();
    const struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL || !carries_data(slot))
        return 0;
    if (slot->kind == NSLINK_TCP_SLOT)
        return (int32_t)nslink_tcp_send_room(slot);
    const uint32_t headers = IP_HLEN + UDP_HLEN; /* an echo request's are as long */
    uint32_t packet = nslink_link_packet_room();
    return packet > headers ? (int32_t)LWIP_MIN(packet - headers, LARGEST_DATAGRAM) : 0;
}

uint32_t nslink_acknowledged(int32_t number)
{
    const struct nslink_slot *slot = nslink_slot_at(number);
    return slot == NULL ? 0 : slot->acknowledged;
}

int32_t nslink_available(int32_t number)
{
    NSLINK_ENTER();
    const struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL)
        return 0;
    return (int32_t)(has_datagrams(slot) ? nslink_datagram_available(slot) : slot->received.length);
}

int32_t nslink_receive(int32_t number, uint8_t *buffer, int32_t capacity)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL || slot->received.length == 0 || capacity < 0)
        return 0;
    struct nslink_addresses sender;
    return (int32_t)(has_datagrams(slot)
                         ? nslink_datagram_receive(slot, buffer, (uint32_t)capacity, false, &sender)
                         : nslink_tcp_receive(slot, buffer, (uint32_t)capacity));
}

int32_t nslink_set_keep_alive(int32_t number, int32_t enabled, int32_t idle_s, int32_t interval_s, int32_t count)
{
    NSLINK_ENTER();
    const int32_t longest_s = 24 * 60 * 60;
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL || slot->connection == NULL)
        return NSLINK_INVALID;
    if (idle_s < 1 || idle_s > longest_s || interval_s < 1 || interval_s > longest_s || count < 1 || count > 255)
        return NSLINK_INVALID;
    nslink_tcp_set_keep_alive(slot, enabled != 0, (uint32_t)idle_s, (uint32_t)interval_s, (uint32_t)count);
    return NSLINK_OK;
}

int32_t nslink_set_reuse_address(int32_t number, int32_t enabled)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL)
        return NSLINK_INVALID;
    slot->reuse_address = enabled != 0;
    if (slot->connection != NULL)
        nslink_tcp_set_reuse_address(slot);
    if (slot->udp != NULL)
        nslink_udp_set_reuse_address(slot);
    return NSLINK_OK;
}

void nslink_close(int32_t number, int32_t orderly)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL)
        return;
    if (slot->connection != NULL)
        nslink_tcp_close(slot, orderly != 0);
    if (slot->udp != NULL)
        nslink_udp_close(slot);
    if (slot->listener != NULL)
        nslink_tcp_stop_listening(slot);
    nslink_slot_end(slot);
}

int32_t nslink_listen(int32_t number, int32_t backlog)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL || backlog < 0)
        return NSLINK_INVALID;
    if (slot->kind == NSLINK_TCP_SLOT)
        return nslink_tcp_listen(slot, (uint32_t)LWIP_MIN(LWIP_MAX(backlog, 1), NSLINK_WAITING));
    if (slot->kind != NSLINK_UDP_SLOT || slot->received.length > 0)
        return NSLINK_INVALID;
    nslink_udp_listen(slot);
    return NSLINK_OK;
}

int32_t nslink_accept(int32_t listener_number, int32_t number, int32_t receive_window)
{
    NSLINK_ENTER();
    struct nslink_slot *listener = nslink_slot_at(listener_number);
    struct nslink_slot *slot = nslink_slot_at(number);
    if (listener == NULL || listener->kind != NSLINK_LISTENING_SLOT)
        return NSLINK_INVALID;
    if (slot == NULL || nslink_slot_is_spare(slot) || slot->kind != NSLINK_CLOSED_SLOT)
        return NSLINK_INVALID;
    set_receive_memory_aside(slot, receive_window > 0 ? (uint32_t)receive_window : DEFAULT_WINDOW);
    reset_history(slot);
    return nslink_tcp_accept(listener, slot);
}

int32_t nslink_queued(int32_t number)
{
    NSLINK_ENTER();
    const struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL)
        return 0;
    switch (slot->kind) {
    case NSLINK_TCP_SLOT: return (int32_t)slot->received.length;
    case NSLINK_UDP_SLOT:
    case NSLINK_ICMP_SLOT: return slot->datagrams;
    case NSLINK_LISTENING_SLOT: return (int32_t)nslink_tcp_waiting(slot);
    default: return 0;
    }
}

int32_t nslink_send_to(int32_t number, const uint8_t *data, int32_t count, uint32_t address, int32_t port)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL || slot->kind != NSLINK_UDP_SLOT || count < 0 || port < 0 || port > UINT16_MAX)
        return -1;
    ip_addr_t ip = IPADDR4_INIT(lwip_htonl(address));
    return nslink_link_is_up() ? nslink_udp_send_to(slot, data, (uint32_t)count, &ip, (uint16_t)port) : -1;
}

int32_t nslink_receive_from(int32_t number, uint8_t *buffer, int32_t capacity, int32_t peek,
                            struct nslink_addresses *sender)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL || capacity < 0 || slot->received.length == 0)
        return 0;
    if (has_datagrams(slot))
        return (int32_t)nslink_datagram_receive(slot, buffer, (uint32_t)capacity, peek != 0, sender);
    if (peek != 0)
        return (int32_t)nslink_fifo_copy(&nslink_receive_pool, &slot->received, 0, buffer, (uint32_t)capacity);
    return (int32_t)nslink_tcp_receive(slot, buffer, (uint32_t)capacity);
}

int32_t nslink_shut_down_sending(int32_t number)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL || slot->connection == NULL || !slot->connection->connected)
        return NSLINK_NOT_CONNECTED;
    nslink_tcp_shut_down_sending(slot);
    return NSLINK_OK;
}

/* The fields that TCP and UDP blocks share; NULL when the slot has no block. */
static struct ip_pcb *block_of(const struct nslink_slot *slot)
{
    if (slot->udp != NULL)
        return (struct ip_pcb *)slot->udp;
    if (slot->listener != NULL)
        return (struct ip_pcb *)slot->listener;
    return slot->connection != NULL ? (struct ip_pcb *)slot->connection->tcp : NULL;
}

int32_t nslink_set_option(int32_t number, int32_t option, int32_t value)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    struct ip_pcb *block = slot == NULL ? NULL : block_of(slot);
    if (block == NULL || value < 0 || value > UINT8_MAX)
        return NSLINK_INVALID;
    if (option == NSLINK_TIME_TO_LIVE) {
        block->ttl = (uint8_t)value;
    } else if (option == NSLINK_TYPE_OF_SERVICE) {
        block->tos = (uint8_t)value;
    } else if (option == NSLINK_NO_DELAY && slot->connection != NULL) {
        nslink_tcp_set_no_delay(slot, value != 0);
    } else {
        return NSLINK_INVALID;
    }
    return NSLINK_OK;
}

void nslink_get_addresses(int32_t number, struct nslink_addresses *addresses)
{
    uint32_t local_address = nslink_local_address();
    NSLINK_ENTER();
    const struct nslink_slot *slot = nslink_slot_at(number);
    memset(addresses, 0, sizeof *addresses);
    if (slot == NULL)
        return;
    addresses->local_address = local_address;
    if (slot->udp != NULL) {
        addresses->local_port = slot->udp->local_port;
        addresses->remote_port = slot->udp->remote_port;
        addresses->remote_address = lwip_ntohl(ip4_addr_get_u32(ip_2_ip4(&slot->udp->remote_ip)));
    } else if (slot->listener != NULL) {
        addresses->local_port = slot->listener->local_port;
    } else if (slot->connection != NULL) {
        addresses->local_port = slot->connection->tcp->local_port;
        addresses->remote_port = slot->connection->tcp->remote_port;
        addresses->remote_address = lwip_ntohl(ip4_addr_get_u32(ip_2_ip4(&slot->connection->tcp->remote_ip)));
    }
}

uint32_t nslink_pending(void)
{
    uint32_t mask = 0;
    for (int32_t i = 0; i < NSLINK_ALL_SLOTS; i++) {
        if (nslink_slots[i].events != 0)
            mask |= 1u << i;
    }
    return mask;
}

int32_t nslink_take_events(int32_t number)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL)
        return 0;
    uint32_t events = slot->events;
    slot->events = 0;
    return (int32_t)events;
}

int32_t nslink_failure(int32_t number)
{
    const struct nslink_slot *slot = nslink_slot_at(number);
    return slot == NULL ? NSLINK_FAILURE_NONE : slot->failure;
}
