/* nslink_hooks.h: what lwIP calls in the shim. Included by lwipopts.h, so it knows no lwIP type. */
#ifndef NSLINK_HOOKS_H
#define NSLINK_HOOKS_H

#include <stdbool.h>
#include <stdint.h>

struct pbuf;
struct tcp_hdr;
struct tcp_pcb;

/* Bytes of one block of the send and receive pools: five are one full segment. */
#define NSLINK_BLOCK 292

/* Connections that peers have begun and nobody has accepted yet, of all listening slots together. */
#define NSLINK_WAITING 4

/* Sessions of TLS, when the image has it: as many connections can have bytes staged in front of the transport, and as
 * many spare slots, numbered behind the others, hold connections of closed slots until those bytes are sent. */
#ifdef NS_BUDGET_TLS_SESSIONS
#define NSLINK_SPARES NS_BUDGET_TLS_SESSIONS
#else
#define NSLINK_SPARES 0
#endif
#define NSLINK_ALL_SLOTS (NS_BUDGET_SOCKETS + NSLINK_SPARES)

/* Connections that exist at the same time: one for each slot, as many that were closed and still deliver, and those
 * that wait to be accepted. */
#define NSLINK_CONNECTIONS (2 * NS_BUDGET_SOCKETS + NSLINK_WAITING)

/* True while a caller is inside the shim. A second one then proves that the core lock was not held. */
extern bool nslink_entered;

/* The receive window that the next connection starts with, in bytes. */
extern uint16_t nslink_tcp_window;

/* RFC 6528: a clock plus a keyed hash of the connection's addresses. The arguments are ip_addr_t pointers. */
uint32_t nslink_initial_sequence(const void *local_ip, uint16_t local_port, const void *remote_ip,
                                 uint16_t remote_port);

/* Sees every data segment just before it is sent. Adds no option: returns options. */
uint32_t *nslink_count_segment(const struct tcp_hdr *header, const struct tcp_pcb *pcb, uint32_t *options);

/* Sees every segment that arrives for a connection; header fields in host order. Segments that come early (out of
 * order) are turned away when they reach beyond the receive window, and lose their FIN, which the peer will repeat:
 * lwIP (2.2.1) keeps the first early segment untrimmed and moves FINs among those it merges. Both let it accept more
 * than the window when the gap closes. */
int8_t nslink_check_segment(const struct tcp_pcb *pcb, struct tcp_hdr *header, const struct pbuf *data);

#endif
