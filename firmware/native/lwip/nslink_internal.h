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

enum nslink_kind { NSLINK_CLOSED_SLOT, NSLINK_TCP_SLOT, NSLINK_UDP_SLOT, NSLINK_ICMP_SLOT, NSLINK_LISTENING_SLOT };

struct nslink_echo {
    uint32_t peer;              /* host byte order; 0: not connected */
    uint16_t identifier;
    uint16_t sequence;          /* of the next request */
    uint32_t unanswered;        /* bit i: the request i + 1 before the next one */
};

struct nslink_slot {
    enum nslink_kind kind;
    bool reuse_address;
    uint16_t generation;        /* counts closes: what belongs to an older one is not ours */
    uint8_t failure;            /* NSLINK_FAILURE_...: why the connection failed or ended */
    uint16_t receive_blocks;    /* blocks of the receive pool set aside while the slot is open */
    uint16_t receive_window;    /* bytes: the TCP window offered */
    uint32_t events;
    uint32_t acknowledged;
    struct nslink_connection *connection; /* TCP; NULL once it is gone */
    struct udp_pcb *udp;
    struct nslink_echo echo;
    struct tcp_pcb *listener;    /* listening: lwIP's block */
    uint8_t backlog;             /* listening: connections that may wait */
    bool keeps_senders;          /* UDP: takes datagrams of anybody and remembers who sent them */
    struct nslink_fifo received; /* UDP and ICMP: each datagram preceded by its length and, if kept, its sender */
    uint16_t datagrams;          /* UDP and ICMP: how many there are in it */
};

extern struct nslink_slot nslink_slots[NSLINK_ALL_SLOTS];
extern struct nslink_pool nslink_receive_pool;

/* NULL when the number is out of range. */
struct nslink_slot *nslink_slot_at(int32_t slot);
int32_t nslink_slot_number(const struct nslink_slot *slot);

/* Asked for each slot whenever something is sent: free of cost where there is no TLS. */
static inline bool nslink_slot_is_spare(const struct nslink_slot *slot)
{
    return NSLINK_SPARES > 0 && slot >= &nslink_slots[NS_BUDGET_SOCKETS];
}

void nslink_slots_start(void);

/* Leaves a slot that holds no data with the receive memory that every slot can have. */
void nslink_slot_give_memory_back(struct nslink_slot *slot);

/* Closes the slot after its transport is: what it received is dropped, and it can be used again. */
void nslink_slot_end(struct nslink_slot *slot);

/* Tells all open slots that their connection is gone. */
void nslink_slots_link_lost(void);

/* lwIP's error as one of our results. */
int32_t nslink_result_of(err_t error);

/* ---- questions to name servers (nslink_query.c) ---- */
extern uint32_t nslink_answers_dropped;

/* ---- TCP (nslink_tcp.c, nslink_tcp_end.c, nslink_tcp_options.c, nslink_listen.c) ---- */

struct nslink_connection {
    struct tcp_pcb *tcp;          /* NULL: this entry is free */
    struct nslink_slot *slot;     /* NULL: lingering or waiting */
    struct nslink_slot *listener; /* waiting to be accepted here; no window is offered, so nothing arrives */
    bool connected;
    bool finishing;               /* nothing more will be sent: FIN behind what is queued */
    bool finished;                /* our FIN is queued */
    bool gave_up;                 /* lwIP reset it of its own accord: keep-alive probes went unanswered */
    bool unreachable;             /* since the last acknowledgement somebody said so: why it may time out */
    uint8_t closed_slot;          /* lingering, or moved to a spare slot: the slot it belonged to, */
    uint16_t closed_generation;   /* and that slot's generation since */
    uint32_t handed_over;         /* bytes at the queue's front that lwIP has */
    uint32_t deadline_ms;         /* lingering: when to give up; waiting: since when */
    struct nslink_fifo queue;
#if NSLINK_SPARES > 0
    struct nslink_fifo *staged;   /* what waits in front of the queue (nslink_stage.c); NULL: it sends as it is told */
#endif
};

/* NULL: nothing can be staged. */
static inline struct nslink_fifo *nslink_staged_of(const struct nslink_connection *connection)
{
#if NSLINK_SPARES > 0
    return connection->staged;
#else
    LWIP_UNUSED_ARG(connection);
    return NULL;
#endif
}

extern struct nslink_connection nslink_connections[NSLINK_CONNECTIONS];

/* Makes lwIP report what happens to the block to the entry. */
void nslink_tcp_attach(struct nslink_connection *connection, struct tcp_pcb *tcp);

/* An ICMP error about a TCP segment that we are said to have sent. */
struct nslink_delivery_error {
    ip_addr_t local, remote;
    uint16_t local_port, remote_port;
    uint32_t sequence;
    bool final;                 /* destination unreachable, not just a packet that got lost */
    bool by_peer;               /* the host was reached: it knows no such port or protocol */
};

void nslink_tcp_start(void);
int32_t nslink_tcp_open(struct nslink_slot *slot, uint16_t local_port);
int32_t nslink_tcp_connect(struct nslink_slot *slot, const ip_addr_t *address, uint16_t port);
int32_t nslink_tcp_send(struct nslink_slot *slot, const uint8_t *data, uint32_t count);
uint32_t nslink_tcp_send_room(const struct nslink_slot *slot);
extern struct nslink_pool nslink_send_pool;

/* Bytes that a queue of the send pool can take: of what is free, nothing that other queues are guaranteed. */
uint32_t nslink_tcp_room_of(const struct nslink_fifo *fifo);

enum { NSLINK_SEND_LIMIT = 11200 }; /* bytes accepted of one slot and not yet acknowledged */
uint32_t nslink_tcp_receive(struct nslink_slot *slot, uint8_t *buffer, uint32_t capacity);
void nslink_tcp_set_keep_alive(struct nslink_slot *slot, bool enabled, uint32_t idle_s, uint32_t interval_s,
                               uint32_t count);
void nslink_tcp_set_reuse_address(struct nslink_slot *slot);

/* A socket has its port before an option can be set on it. So it is the old connection, closed and not yet forgotten,
 * that allows its port to be used again: true when there is one, and no other. */
bool nslink_tcp_is_port_given_up(uint16_t port);
void nslink_tcp_set_no_delay(struct nslink_slot *slot, bool enabled);
void nslink_tcp_shut_down_sending(struct nslink_slot *slot);
void nslink_tcp_close(struct nslink_slot *slot, bool orderly);

/* The connection is about to leave the slot: what becomes of its data can be told there until it is used again. */
void nslink_tcp_remember_slot(struct nslink_connection *connection, const struct nslink_slot *slot);

/* Ends a connection for a reason of ours (NSLINK_FAILURE_...); lwIP then reports its end like any other. */
void nslink_tcp_abort(struct nslink_connection *connection, uint8_t failure, bool reset);

/* The link is lost. */
void nslink_tcp_abort_all(void);

/* lwIP has freed the control block: tells the slot, or the one that was closed, why. */
void nslink_tcp_report_end(const struct nslink_connection *connection, err_t error);

/* Somebody on the way says that a segment could not be delivered; false: it is none of ours. */
bool nslink_tcp_take_error(const struct nslink_delivery_error *error);

/* Hands waiting data to lwIP and ends closed connections that are done or out of time. */
void nslink_tcp_service(void);

/* There is room on the line again: connections that found none send, beginning with the one that waits longest. */
void nslink_tcp_take_turns(void);
int32_t nslink_tcp_connections(void);
uint32_t nslink_tcp_send_pool_used(void);
extern uint32_t nslink_retransmissions, nslink_segments_refused;

int32_t nslink_tcp_listen(struct nslink_slot *slot, uint32_t backlog);
int32_t nslink_tcp_accept(struct nslink_slot *listener, struct nslink_slot *slot);
uint32_t nslink_tcp_waiting(const struct nslink_slot *listener);
void nslink_tcp_stop_listening(struct nslink_slot *slot);
extern uint32_t nslink_connections_refused;

/* ---- what is staged in front of a connection's queue (nslink_stage.c) ---- */
/* The connection is over: drops what is staged, and nothing more can be. */
void nslink_stage_end(struct nslink_connection *connection);

/* ---- UDP (nslink_udp.c) ---- */
int32_t nslink_udp_open(struct nslink_slot *slot, uint16_t local_port);
int32_t nslink_udp_connect(struct nslink_slot *slot, const ip_addr_t *address, uint16_t port);
int32_t nslink_udp_send(struct nslink_slot *slot, const uint8_t *data, uint32_t count);
int32_t nslink_udp_send_to(struct nslink_slot *slot, const uint8_t *data, uint32_t count, const ip_addr_t *address,
                           uint16_t port);
void nslink_udp_listen(struct nslink_slot *slot);
void nslink_udp_set_reuse_address(struct nslink_slot *slot);
void nslink_udp_close(struct nslink_slot *slot);

/* ---- datagrams received (nslink_datagram.c) ---- */
/* Keeps what follows the packet's first `offset` bytes, or drops and counts it. */
void nslink_datagram_store(struct nslink_slot *slot, const struct pbuf *packet, uint32_t offset,
                           const ip_addr_t *sender, uint16_t sender_port);

/* The oldest datagram, which there must be; its rest is dropped. peek: leaves it in the queue. */
uint32_t nslink_datagram_receive(struct nslink_slot *slot, uint8_t *buffer, uint32_t capacity, bool peek,
                                 struct nslink_addresses *sender);
uint32_t nslink_datagram_available(const struct nslink_slot *slot);
extern uint32_t nslink_datagrams_dropped;

/* ---- ICMP (nslink_icmp.c) ---- */
void nslink_icmp_start(void);
void nslink_icmp_open(struct nslink_slot *slot);
int32_t nslink_icmp_connect(struct nslink_slot *slot, uint32_t address);
int32_t nslink_icmp_send(struct nslink_slot *slot, const uint8_t *data, uint32_t count);
extern uint32_t nslink_messages_refused;

/* ---- link (nslink_link.c) ---- */
/* IP bytes of a packet that the link's queue would take now. */
uint32_t nslink_link_packet_room(void);
bool nslink_link_is_up(void);

/* TCP data waits for its turn on the line: whoever has some more queues up behind it. */
bool nslink_link_is_congested(void);

/* ---- random numbers (nslink_random.c) ---- */
void nslink_random_start(const uint8_t *seed, uint32_t count);

#endif
