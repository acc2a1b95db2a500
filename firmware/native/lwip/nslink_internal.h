/* nslink_internal.h: what the shim's files share. */
#ifndef NSLINK_INTERNAL_H
#define NSLINK_INTERNAL_H

#include <string.h>

#include "lwip/opt.h"
#include "lwip/err.h"
#include "lwip/ip_addr.h"
#include "lwip/sys.h"
#include "nslink.h"
#include "nslink_fifo.h"

/* The core lock's witness: taken by every public function, given back when it returns. */
bool nslink_enter(void);
void nslink_leave(const bool *entered);
#define NSLINK_ENTER() __attribute__((cleanup(nslink_leave), unused)) const bool entered = nslink_enter()

/* ---- slots (nslink_slot.c) ---- */

enum nslink_kind { NSLINK_CLOSED_SLOT, NSLINK_TCP_SLOT, NSLINK_UDP_SLOT };

struct nslink_slot {
    enum nslink_kind kind;
    bool reuse_address;
    bool resolving;
    uint16_t generation;        /* counts closes: an answer for an older one is not ours */
    uint16_t receive_blocks;    /* blocks of the receive pool set aside while the slot is open */
    uint16_t receive_window;    /* bytes: the TCP window offered */
    uint32_t events;
    uint32_t resolved_address;
    uint32_t acknowledged;
    struct nslink_connection *connection; /* TCP; NULL once it is gone */
    struct udp_pcb *udp;
    struct nslink_fifo received; /* UDP: each datagram preceded by its length, two bytes */
    uint16_t datagrams;          /* UDP: how many there are in it */
};

extern struct nslink_slot nslink_slots[NS_BUDGET_SOCKETS];
extern struct nslink_pool nslink_receive_pool;

/* NULL when the number is out of range. */
struct nslink_slot *nslink_slot_at(int32_t slot);
int32_t nslink_slot_number(const struct nslink_slot *slot);
void nslink_slots_start(void);

/* Fails pending resolutions and tells all open slots that their connection is gone. */
void nslink_slots_link_lost(void);

/* lwIP's error as one of our results. */
int32_t nslink_result_of(err_t error);

/* ---- names (nslink_dns.c) ---- */
void nslink_dns_link_lost(void);

/* ---- TCP (nslink_tcp.c) ---- */
void nslink_tcp_start(void);
int32_t nslink_tcp_open(struct nslink_slot *slot, uint16_t local_port);
int32_t nslink_tcp_connect(struct nslink_slot *slot, const ip_addr_t *address, uint16_t port);
int32_t nslink_tcp_send(struct nslink_slot *slot, const uint8_t *data, uint32_t count);
uint32_t nslink_tcp_send_room(const struct nslink_slot *slot);
uint32_t nslink_tcp_receive(struct nslink_slot *slot, uint8_t *buffer, uint32_t capacity);
void nslink_tcp_set_keep_alive(struct nslink_slot *slot, bool enabled, uint32_t idle_s, uint32_t interval_s,
                               uint32_t count);
void nslink_tcp_set_reuse_address(struct nslink_slot *slot);
void nslink_tcp_close(struct nslink_slot *slot, bool orderly);
void nslink_tcp_abort_all(void);

/* Hands waiting data to lwIP and ends closed connections that are done or out of time. */
void nslink_tcp_service(void);

/* There is room on the line again: connections that found none send, beginning with the one that waits longest. */
void nslink_tcp_take_turns(void);
int32_t nslink_tcp_connections(void);
uint32_t nslink_tcp_send_pool_used(void);
extern uint32_t nslink_retransmissions, nslink_segments_refused;

/* ---- UDP (nslink_udp.c) ---- */
int32_t nslink_udp_open(struct nslink_slot *slot, uint16_t local_port);
int32_t nslink_udp_connect(struct nslink_slot *slot, const ip_addr_t *address, uint16_t port);
int32_t nslink_udp_send(struct nslink_slot *slot, const uint8_t *data, uint32_t count);
uint32_t nslink_udp_receive(struct nslink_slot *slot, uint8_t *buffer, uint32_t capacity);
uint32_t nslink_udp_available(const struct nslink_slot *slot);
void nslink_udp_set_reuse_address(struct nslink_slot *slot);
void nslink_udp_close(struct nslink_slot *slot);
extern uint32_t nslink_datagrams_dropped;

/* ---- link (nslink_link.c) ---- */
/* IP bytes of a packet that the link's queue would take now. */
uint32_t nslink_link_packet_room(void);
bool nslink_link_is_up(void);

/* TCP data waits for its turn on the line: whoever has some more queues up behind it. */
bool nslink_link_is_congested(void);

/* ---- random numbers (nslink_random.c) ---- */
void nslink_random_start(const uint8_t *seed, uint32_t count);

#endif
