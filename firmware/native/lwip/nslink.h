/* nslink.h: lwIP behind a plain C interface: a PPP link over a byte stream, and a fixed number of slots that hold a TCP
 * connection, a UDP socket or an ICMP echo socket each. No policy, no callbacks, no threads, no waiting: the caller brings time and bytes
 * and asks what happened. firmware/Core/Net/INetworkStack.cs is the same interface in C# and says what each call means;
 * here stands what C has to add.
 *
 * One caller at a time: the core lock must be held. A second caller inside is detected and ends the run.
 * Addresses are IPv4 in host byte order. Slots count from 0; a slot out of range gives NSLINK_INVALID, -1 or 0.
 * All state is static: nslink_start may be called once, at the start. */
#ifndef NSLINK_H
#define NSLINK_H

#include <stdint.h>

#pragma GCC visibility push(default) /* as a shared library, in tests, this is all that can be seen */

/* Results; the values of StackResult in INetworkStack.cs. */
enum {
    NSLINK_OK, NSLINK_PENDING, NSLINK_OUT_OF_MEMORY, NSLINK_PORT_IN_USE, NSLINK_NO_ROUTE, NSLINK_NOT_CONNECTED,
    NSLINK_WOULD_BLOCK, NSLINK_INVALID, NSLINK_REFUSED
};

/* The values of LinkState. */
enum { NSLINK_DOWN, NSLINK_OPENING, NSLINK_UP, NSLINK_CLOSING };

/* The values of LinkError. */
enum {
    NSLINK_ERROR_NONE, NSLINK_ERROR_PEER_REJECTED, NSLINK_ERROR_AUTHENTICATION, NSLINK_ERROR_PEER_TERMINATED,
    NSLINK_ERROR_PEER_SILENT, NSLINK_ERROR_CONNECTION_LOST, NSLINK_ERROR_TIMEOUT, NSLINK_ERROR_OUT_OF_MEMORY
};

/* The values of Transport. */
enum { NSLINK_TCP, NSLINK_UDP, NSLINK_ICMP };

/* The values of SlotEvents. */
enum {
    NSLINK_RESOLVED = 1, NSLINK_RESOLVE_FAILED = 2, NSLINK_CONNECTED = 4, NSLINK_CONNECT_FAILED = 8,
    NSLINK_READABLE = 16, NSLINK_ACKNOWLEDGED = 32, NSLINK_PEER_CLOSED = 64, NSLINK_RESET = 128,
    NSLINK_NOT_DELIVERED = 256, NSLINK_INCOMING = 512
};

/* Why a connection failed or ended; the values of SocketFailure. */
enum {
    NSLINK_FAILURE_NONE = 0, NSLINK_FAILURE_REFUSED = 20, NSLINK_FAILURE_TIMED_OUT = 21,
    NSLINK_FAILURE_UNREACHABLE = 22, NSLINK_FAILURE_RESET = 24, NSLINK_FAILURE_KEEP_ALIVE = 25,
    NSLINK_FAILURE_LINK_LOST = 31, NSLINK_FAILURE_FLUSH_TIMED_OUT = 41
};

/* The values of SlotOption. */
enum { NSLINK_NO_DELAY, NSLINK_TIME_TO_LIVE, NSLINK_TYPE_OF_SERVICE };

/* LinkStatistics, field by field; its last is the resolver's. */
struct nslink_statistics {
    uint32_t bytes_in, bytes_out;
    uint32_t packets_in, packets_out;
    uint32_t frame_errors;
    uint32_t memory_errors;
    uint32_t retransmissions;
    uint32_t packet_errors;
    uint32_t datagrams_dropped;
    uint32_t segments_refused;
    uint32_t messages_refused;
    uint32_t connections_refused;
    uint32_t answers_refused;
};

/* SlotAddresses, field by field. */
struct nslink_addresses {
    uint32_t local_address, local_port;
    uint32_t remote_address, remote_port;
};

/* What is in use now: for diagnostics, and for tests that prove that nothing leaks. */
struct nslink_memory {
    int32_t heap_used, heap_peak;                   /* bytes of lwIP's heap */
    int32_t frame_buffers_used, frame_buffers_peak; /* of the pbuf pool */
    int32_t frame_buffers;                          /* the pbuf pool's size */
    int32_t send_used, receive_used;                /* bytes in the blocks of the pools */
    int32_t connections;                            /* slots and closed connections that still deliver */
    int32_t tcp_blocks, udp_blocks;                 /* protocol control blocks, those in TIME_WAIT included */
    int32_t segments;
};

/* seed: entropy for ports, sequence numbers and query ids, any length. now_ms: see nslink_poll. */
void nslink_start(const uint8_t *seed, int32_t count, uint32_t now_ms);

int32_t nslink_slot_count(void);
int32_t nslink_maximum_segment_size(void);

void nslink_poll(uint32_t now_ms);
int32_t nslink_next_timeout(void);

/* User and password are copied; at most 64 bytes each, the rest is cut off. */
void nslink_open_link(const uint8_t *user, int32_t user_length, const uint8_t *password, int32_t password_length);
void nslink_close_link(int32_t orderly);
int32_t nslink_link_state(void);
int32_t nslink_link_error(void);
uint32_t nslink_local_address(void);
uint32_t nslink_dns_server(int32_t index);
void nslink_set_dns_server(int32_t index, uint32_t address);
void nslink_link_input(const uint8_t *bytes, int32_t count);
int32_t nslink_link_output(uint8_t *buffer, int32_t capacity);
void nslink_get_statistics(struct nslink_statistics *statistics);
void nslink_get_memory(struct nslink_memory *memory);

/* Questions to name servers, one for each slot and, numbered behind them, one that only finds out whether anything
 * arrives: each has a UDP port of its own, at random. Answers must be taken after each nslink_link_input, since they
 * occupy the buffers of frames to come: as many as there are questions wait, more are dropped and counted. nslink_query_answer gives the length of the oldest answer, cut off to the capacity, and 0 when
 * there is none. Closing a query forgets its answers. */
int32_t nslink_query_open(int32_t query);
int32_t nslink_query_send(int32_t query, uint32_t server, const uint8_t *message, int32_t count);
void nslink_query_close(int32_t query);
int32_t nslink_query_answer(int32_t *query, uint32_t *server, uint8_t *buffer, int32_t capacity);

/* Unpredictable without the seed. */
uint32_t nslink_random(void);

int32_t nslink_open(int32_t slot, int32_t transport, int32_t local_port, int32_t receive_window);
int32_t nslink_connect(int32_t slot, uint32_t address, int32_t port);
int32_t nslink_send(int32_t slot, const uint8_t *data, int32_t count);
int32_t nslink_send_room(int32_t slot);
uint32_t nslink_acknowledged(int32_t slot);
int32_t nslink_available(int32_t slot);
int32_t nslink_receive(int32_t slot, uint8_t *buffer, int32_t capacity);
int32_t nslink_set_keep_alive(int32_t slot, int32_t enabled, int32_t idle_s, int32_t interval_s, int32_t count);

/* May be called before nslink_open, whose bind it then affects. */
int32_t nslink_set_reuse_address(int32_t slot, int32_t enabled);
void nslink_close(int32_t slot, int32_t orderly);

/* What System.Net needs beyond the above. */
int32_t nslink_listen(int32_t slot, int32_t backlog);
int32_t nslink_accept(int32_t listener, int32_t slot, int32_t receive_window);
int32_t nslink_queued(int32_t slot);
int32_t nslink_send_to(int32_t slot, const uint8_t *data, int32_t count, uint32_t address, int32_t port);
int32_t nslink_receive_from(int32_t slot, uint8_t *buffer, int32_t capacity, int32_t peek,
                            struct nslink_addresses *sender);
int32_t nslink_shut_down_sending(int32_t slot);
int32_t nslink_set_option(int32_t slot, int32_t option, int32_t value);
void nslink_get_addresses(int32_t slot, struct nslink_addresses *addresses);

/* For TLS, in images that have it: bytes that wait in the send pool, in front of the transport, to be taken, encrypted
 * and given to nslink_send. nslink_stage_begin allows it for a TCP slot that is open; from then on, nslink_stage does
 * what nslink_send did, with nslink_stage_room, and nslink_unacknowledged is what nslink_send has accepted and the peer
 * has not acknowledged. nslink_copy_staged copies from the front, nslink_drop_staged drops there.
 *
 * nslink_move moves a connected TCP slot's connection to a spare slot and closes the slot, as if orderly. What it
 * received, and what it still will, is dropped; the rest works as at any slot, until nslink_close of the spare one.
 * Spare slots are numbered behind the others. */
int32_t nslink_spare_count(void);
int32_t nslink_is_connected(int32_t slot);
int32_t nslink_stage_begin(int32_t slot);
int32_t nslink_stage(int32_t slot, const uint8_t *data, int32_t count);
int32_t nslink_stage_room(int32_t slot);
int32_t nslink_staged(int32_t slot);
int32_t nslink_copy_staged(int32_t slot, uint8_t *buffer, int32_t capacity);
void nslink_drop_staged(int32_t slot, int32_t count);
int32_t nslink_unacknowledged(int32_t slot);
int32_t nslink_move(int32_t slot, int32_t spare);

/* The slots with events, spare ones included. */
uint32_t nslink_pending(void);
int32_t nslink_take_events(int32_t slot);
int32_t nslink_failure(int32_t slot);

#pragma GCC visibility pop

#endif
