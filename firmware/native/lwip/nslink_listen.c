/* nslink_listen.c: listening slots and the connections that peers make to them.
 *
 * A connection that nobody has accepted offers no window: it holds a control block and no memory, however much its peer
 * would like to send, and its window opens when it gets a slot. How many may wait is bounded for each listening slot
 * and for all together; a SYN beyond that is not answered, so that the peer tries again, and counted. */
#include "nslink_internal.h"

#include "lwip/priv/tcp_priv.h"

uint32_t nslink_connections_refused;

static bool is_waiting_at(const struct nslink_connection *connection, const struct nslink_slot *listener)
{
    return connection->tcp != NULL && connection->listener != NULL &&
           (listener == NULL || connection->listener == listener);
}

/* The handshake is over. Without a window no FIN can have followed. */
static bool is_acceptable(const struct nslink_connection *connection, const struct nslink_slot *listener)
{
    return is_waiting_at(connection, listener) && connection->tcp->state == ESTABLISHED;
}

/* Connections that wait, those whose handshake is under way included; NULL: at all listening slots. */
static uint32_t count_waiting(const struct nslink_slot *listener)
{
    uint32_t count = 0;
    for (int32_t i = 0; i < NSLINK_CONNECTIONS; i++)
        count += is_waiting_at(&nslink_connections[i], listener);
    return count;
}

/* There is one as long as fewer than NSLINK_WAITING wait; accepted connections may have taken its place. */
static struct nslink_connection *find_unused(void)
{
    for (int32_t i = 0; i < NSLINK_CONNECTIONS; i++) {
        if (nslink_connections[i].tcp == NULL)
            return &nslink_connections[i];
    }
    return NULL;
}

/* A SYN has come and is not answered yet. */
static err_t on_syn(u8_t id, struct tcp_pcb_listen *listening, struct tcp_pcb *tcp)
{
    struct nslink_slot *listener = listening->callback_arg;
    struct nslink_connection *connection = NULL;
    LWIP_UNUSED_ARG(id);
    if (count_waiting(listener) < listener->backlog && count_waiting(NULL) < NSLINK_WAITING)
        connection = find_unused();
    if (connection == NULL) {
        nslink_connections_refused++;
        return ERR_MEM;
    }
    nslink_tcp_attach(connection, tcp);
    connection->listener = listener;
    tcp->rcv_wnd = tcp->rcv_ann_wnd = 0;
    return ERR_OK;
}

static err_t on_handshake_done(void *argument, struct tcp_pcb *tcp, err_t error)
{
    struct nslink_connection *connection = argument;
    LWIP_UNUSED_ARG(error);
    if (tcp == NULL) {
        nslink_connections_refused++; /* no control block for a SYN; the argument is not ours then */
        return ERR_OK;
    }
    connection->deadline_ms = sys_now();
    connection->listener->events |= NSLINK_INCOMING;
    return ERR_OK;
}

int32_t nslink_tcp_listen(struct nslink_slot *slot, uint32_t backlog)
{
    static const struct tcp_ext_arg_callbacks callbacks = { .passive_open = on_syn };
    struct nslink_connection *connection = slot->connection;
    err_t error;
    if (connection == NULL || connection->tcp->state != CLOSED)
        return NSLINK_INVALID;
    if (connection->tcp->local_port == 0 && tcp_bind(connection->tcp, IP_ADDR_ANY, 0) != ERR_OK)
        return NSLINK_PORT_IN_USE;
    struct tcp_pcb *listener = tcp_listen_with_backlog_and_err(connection->tcp, TCP_DEFAULT_LISTEN_BACKLOG, &error);
    if (listener == NULL)
        return nslink_result_of(error);
    memset(connection, 0, sizeof *connection); /* lwIP has replaced the block by a smaller one */
    tcp_arg(listener, slot);
    tcp_accept(listener, on_handshake_done);
    tcp_ext_arg_set_callbacks(listener, 0, &callbacks);
    slot->connection = NULL;
    slot->listener = listener;
    slot->backlog = (uint8_t)backlog;
    slot->kind = NSLINK_LISTENING_SLOT;
    nslink_slot_give_memory_back(slot);
    return NSLINK_OK;
}

int32_t nslink_tcp_accept(struct nslink_slot *listener, struct nslink_slot *slot)
{
    struct nslink_connection *oldest = NULL;
    for (int32_t i = 0; i < NSLINK_CONNECTIONS; i++) {
        struct nslink_connection *connection = &nslink_connections[i];
        if (is_acceptable(connection, listener) &&
            (oldest == NULL || (int32_t)(oldest->deadline_ms - connection->deadline_ms) > 0))
            oldest = connection;
    }
    if (oldest == NULL)
        return NSLINK_WOULD_BLOCK;
    oldest->listener = NULL;
    oldest->slot = slot;
    oldest->connected = true;
    slot->connection = oldest;
    slot->kind = NSLINK_TCP_SLOT;
    tcp_recved(oldest->tcp, slot->receive_window);
    return NSLINK_OK;
}

uint32_t nslink_tcp_waiting(const struct nslink_slot *listener)
{
    uint32_t count = 0;
    for (int32_t i = 0; i < NSLINK_CONNECTIONS; i++)
        count += is_acceptable(&nslink_connections[i], listener);
    return count;
}

void nslink_tcp_stop_listening(struct nslink_slot *slot)
{
    for (int32_t i = 0; i < NSLINK_CONNECTIONS; i++) {
        if (is_waiting_at(&nslink_connections[i], slot))
            tcp_abort(nslink_connections[i].tcp); /* releases the entry */
    }
    tcp_close(slot->listener);
    slot->listener = NULL;
}
