/* nslink_tcp_end.c: why TCP connections end, and what ICMP says about them. */
#include "nslink_internal.h"

#include "lwip/priv/tcp_priv.h"

static uint8_t abort_reason; /* NSLINK_FAILURE_...: why we abort; NONE while lwIP does */

/* lwIP says ERR_RST when the peer reset the connection, and ERR_ABRT when it or we gave up. */
static uint8_t failure_of(const struct nslink_connection *connection, err_t error)
{
    if (!nslink_link_is_up())
        return NSLINK_FAILURE_LINK_LOST;
    if (abort_reason != NSLINK_FAILURE_NONE)
        return abort_reason;
    if (error == ERR_RST)
        return connection->connected ? NSLINK_FAILURE_RESET : NSLINK_FAILURE_REFUSED;
    if (connection->connected && connection->gave_up)
        return NSLINK_FAILURE_KEEP_ALIVE;
    return connection->unreachable ? NSLINK_FAILURE_UNREACHABLE : NSLINK_FAILURE_TIMED_OUT;
}

/* The slot a lingering connection belonged to; NULL when it has been used again. */
static struct nslink_slot *closed_slot_of(const struct nslink_connection *connection)
{
    struct nslink_slot *slot = &nslink_slots[connection->closed_slot];
    bool unused = slot->kind == NSLINK_CLOSED_SLOT && slot->generation == connection->closed_generation;
    return unused ? slot : NULL;
}

/* Accepted data that was not delivered is reported for as long as the slot is not used again. */
static void report_undelivered(const struct nslink_connection *connection, uint8_t failure)
{
    struct nslink_slot *slot = closed_slot_of(connection);
    const struct nslink_fifo *staged = nslink_staged_of(connection);
    bool delivered = connection->queue.length == 0 && (staged == NULL || staged->length == 0);
    if (slot == NULL || delivered)
        return;
    slot->failure = failure == NSLINK_FAILURE_TIMED_OUT ? NSLINK_FAILURE_FLUSH_TIMED_OUT : failure;
    slot->events |= NSLINK_NOT_DELIVERED;
}

void nslink_tcp_report_end(const struct nslink_connection *connection, err_t error)
{
    struct nslink_slot *slot = connection->slot;
    uint8_t failure = failure_of(connection, error);
    if (slot == NULL || nslink_slot_is_spare(slot))
        report_undelivered(connection, failure);
    if (slot == NULL)
        return;
    if (error != ERR_CLSD) { /* which is a good end: our FIN is acknowledged, the peer's has come */
        slot->failure = failure;
        slot->events |= connection->connected ? NSLINK_RESET : NSLINK_CONNECT_FAILED;
    }
}

void nslink_tcp_abort(struct nslink_connection *connection, uint8_t failure, bool reset)
{
    abort_reason = failure;
    tcp_abandon(connection->tcp, reset);
    abort_reason = NSLINK_FAILURE_NONE;
}

static bool is_about(const struct nslink_delivery_error *error, const struct tcp_pcb *tcp)
{
    return tcp->local_port == error->local_port && tcp->remote_port == error->remote_port &&
        ip_addr_eq(&tcp->local_ip, &error->local) && ip_addr_eq(&tcp->remote_ip, &error->remote) &&
        TCP_SEQ_BETWEEN(error->sequence, tcp->lastack, tcp->snd_nxt - 1);
}

/* A connection that stands is left alone (RFC 1122, 4.2.3.9): routes come back. One that is being made fails at once,
 * so that another address can be tried (RFC 5461). */
bool nslink_tcp_take_error(const struct nslink_delivery_error *error)
{
    for (int32_t i = 0; i < NSLINK_CONNECTIONS; i++) {
        struct nslink_connection *connection = &nslink_connections[i];
        if (connection->tcp == NULL || connection->tcp->state == CLOSED || !is_about(error, connection->tcp))
            continue;
        connection->unreachable = true;
        if (connection->tcp->state == SYN_SENT && error->final)
            nslink_tcp_abort(connection, error->by_peer ? NSLINK_FAILURE_REFUSED : NSLINK_FAILURE_UNREACHABLE, false);
        return true;
    }
    return false;
}
