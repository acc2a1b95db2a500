/* nslink_tcp.c: TCP connections.
 *
 * A connection outlives its slot: after an orderly close it goes on alone until everything is delivered (it "lingers").
 * Data to send stays in the connection's queue until it is acknowledged; lwIP's segments refer to it there, so what was
 * accepted needs no further memory and acceptance depends on the send pool alone.
 *
 * The receive window of a connection is what its slot has set aside. lwIP knows only one window for all, TCP_WND, used
 * as the start value when connecting and as the upper limit later: hence the variable nslink_tcp_window. The same limit
 * is why a connection is never ended with tcp_close, which resets it when the window differs from TCP_WND, but by
 * tcp_shutdown of the sending side: that also reports every later event until the end. */
#include "nslink_internal.h"

#include "lwip/priv/tcp_priv.h"

enum { SEND_BLOCKS = NS_BUDGET_TCP_SEND / NSLINK_BLOCK };
enum { GUARANTEED_BLOCKS = (TCP_MSS + NSLINK_BLOCK - 1) / NSLINK_BLOCK };
enum { LINGER_LIMIT_MS = 30 * 1000 }; /* without an acknowledgement */
enum { LARGEST_WINDOW = NS_BUDGET_TCP_RECEIVE < UINT16_MAX ? NS_BUDGET_TCP_RECEIVE : UINT16_MAX };

_Static_assert(SEND_BLOCKS >= NS_BUDGET_SOCKETS * GUARANTEED_BLOCKS,
               "tcp-send is too small: 1460 bytes are needed for each socket");
_Static_assert(NSLINK_SPARES == 0 ||
                   SEND_BLOCKS - (NS_BUDGET_SOCKETS + NSLINK_SPARES - 1) * GUARANTEED_BLOCKS >=
                       (NSLINK_SEND_LIMIT + NSLINK_BLOCK - 1) / NSLINK_BLOCK,
               "tcp-send is too small: besides 1460 bytes for each socket and for each other TLS session, TLS needs 11,388");
_Static_assert(SEND_BLOCKS < NSLINK_NO_BLOCK, "tcp-send is too large");
_Static_assert(TCP_SND_BUF >= NSLINK_SEND_LIMIT, "lwIP must be able to hold what we accept");

struct nslink_connection nslink_connections[NSLINK_CONNECTIONS];
static uint8_t send_blocks[SEND_BLOCKS][NSLINK_BLOCK];
static uint16_t send_next[SEND_BLOCKS];
struct nslink_pool nslink_send_pool = { send_blocks, send_next, SEND_BLOCKS, 0, 0 };

uint16_t nslink_tcp_window = LARGEST_WINDOW;
uint32_t nslink_retransmissions, nslink_segments_refused;

void nslink_tcp_start(void)
{
    nslink_pool_start(&nslink_send_pool);
}

/* lwIP counts a SYN as sent before it is: there only the number of retries tells. */
static bool is_repeated(const struct tcp_pcb *tcp, const struct tcp_hdr *header)
{
    return tcp->state == SYN_SENT ? tcp->nrtx > 0 : TCP_SEQ_LT(lwip_ntohl(header->seqno), tcp->snd_nxt);
}

uint32_t *nslink_count_segment(const struct tcp_hdr *header, const struct tcp_pcb *tcp, uint32_t *options)
{
    bool has_data_or_flags = tcp != NULL && tcp->unsent != NULL && tcp->unsent->tcphdr == header;
    if (has_data_or_flags && is_repeated(tcp, header))
        nslink_retransmissions++;
    if (tcp != NULL && tcp->callback_arg != NULL && (TCPH_FLAGS(header) & TCP_RST) != 0)
        ((struct nslink_connection *)tcp->callback_arg)->gave_up = true;
    return options;
}

int8_t nslink_check_segment(const struct tcp_pcb *tcp, struct tcp_hdr *header, const struct pbuf *data)
{
    uint32_t end = header->seqno + data->tot_len;
    if (tcp->state < ESTABLISHED || TCP_SEQ_LEQ(header->seqno, tcp->rcv_nxt))
        return ERR_OK;
    TCPH_UNSET_FLAG(header, TCP_FIN);
    if (data->tot_len > 0 && TCP_SEQ_LEQ(end, tcp->rcv_nxt + tcp->rcv_wnd))
        return ERR_OK;
    nslink_segments_refused++;
    return ERR_VAL;
}

/* ---- sending ---- */

static bool is_all_acknowledged(const struct nslink_connection *connection)
{
    return connection->queue.length == 0;
}

/* Hands lwIP what it can take now. What it cannot (window, segments, headers) follows with the next service. */
static void hand_over(struct nslink_connection *connection)
{
    struct tcp_pcb *tcp = connection->tcp;
    const uint8_t *data;
    uint32_t count;
    while ((count = nslink_fifo_peek(&nslink_send_pool, &connection->queue, connection->handed_over, &data)) > 0) {
        count = LWIP_MIN(count, tcp_sndbuf(tcp));
        bool more = connection->handed_over + count < connection->queue.length;
        if (count == 0 || tcp_write(tcp, data, (u16_t)count, more ? TCP_WRITE_FLAG_MORE : 0) != ERR_OK)
            break;
        connection->handed_over += count;
    }
    bool all = connection->handed_over == connection->queue.length;
    if (all && connection->finishing && !connection->finished)
        connection->finished = tcp_shutdown(tcp, 0, 1) == ERR_OK;
    if (nslink_link_is_congested())
        tcp_set_flags(tcp, TF_NAGLEMEMERR); /* lwIP's mark for "could not send, try again" */
    else
        tcp_output(tcp);
}

/* Sends what waits; false: there was no room for a single segment. */
static bool take_turn(struct tcp_pcb *tcp)
{
    const struct tcp_seg *first = tcp->unsent;
    if ((tcp->flags & TF_NAGLEMEMERR) != 0)
        tcp_output(tcp);
    return !nslink_link_is_congested() || tcp->unsent != first;
}

void nslink_tcp_take_turns(void)
{
    static uint32_t turn;
    for (uint32_t i = 0; i < NSLINK_CONNECTIONS && !nslink_link_is_congested(); i++) {
        struct tcp_pcb *tcp = nslink_connections[turn].tcp;
        if (tcp != NULL && !take_turn(tcp))
            return;
        turn = (turn + 1) % NSLINK_CONNECTIONS;
    }
}

static const struct nslink_connection *sender_of(const struct nslink_slot *slot)
{
    const struct nslink_connection *connection = slot->connection;
    return connection != NULL && connection->connected && !connection->finishing ? connection : NULL;
}

/* Blocks that the guarantee of a queue still lacks. */
static int32_t missing_blocks(const struct nslink_fifo *fifo)
{
    return fifo->blocks < GUARANTEED_BLOCKS ? GUARANTEED_BLOCKS - fifo->blocks : 0;
}

/* Every slot has a guarantee, open or not; in front of a queue that sends what is staged, there is another one, so that
 * neither can starve the other. A spare slot has one while it is used. */
static int32_t missing_blocks_of(const struct nslink_slot *slot)
{
    const struct nslink_connection *connection = slot->connection;
    if (connection == NULL)
        return nslink_slot_is_spare(slot) ? 0 : GUARANTEED_BLOCKS;
    const struct nslink_fifo *staged = nslink_slot_is_spare(slot) ? NULL : nslink_staged_of(connection);
    return missing_blocks(&connection->queue) + (staged == NULL ? 0 : missing_blocks(staged));
}

uint32_t nslink_tcp_room_of(const struct nslink_fifo *fifo)
{
    int32_t missing = missing_blocks(fifo);
    int32_t blocks = nslink_send_pool.free + missing;
    for (int32_t i = 0; i < NSLINK_ALL_SLOTS; i++)
        blocks -= missing_blocks_of(&nslink_slots[i]);
    /* While closed connections hold more than the slots left them, guarantees hold as long as there are blocks. */
    int32_t own = LWIP_MIN(missing, (int32_t)nslink_send_pool.free);
    return nslink_fifo_room(fifo, (uint32_t)LWIP_MAX(blocks, own));
}

uint32_t nslink_tcp_send_room(const struct nslink_slot *slot)
{
    const struct nslink_connection *connection = sender_of(slot);
    if (connection == NULL || connection->queue.length >= NSLINK_SEND_LIMIT)
        return 0;
    return LWIP_MIN(nslink_tcp_room_of(&connection->queue), NSLINK_SEND_LIMIT - connection->queue.length);
}

int32_t nslink_tcp_send(struct nslink_slot *slot, const uint8_t *data, uint32_t count)
{
    struct nslink_connection *connection = slot->connection;
    if (sender_of(slot) == NULL)
        return -1;
    count = LWIP_MIN(count, nslink_tcp_send_room(slot));
    nslink_fifo_append(&nslink_send_pool, &connection->queue, data, count);
    hand_over(connection);
    return (int32_t)count;
}

static err_t on_acknowledged(void *argument, struct tcp_pcb *tcp, u16_t count)
{
    struct nslink_connection *connection = argument;
    LWIP_UNUSED_ARG(tcp);
    nslink_fifo_take(&nslink_send_pool, &connection->queue, NULL, count);
    connection->handed_over -= count;
    connection->deadline_ms = sys_now() + LINGER_LIMIT_MS;
    connection->unreachable = false;
    if (connection->slot != NULL) {
        connection->slot->acknowledged += count;
        connection->slot->events |= NSLINK_ACKNOWLEDGED;
    }
    hand_over(connection);
    return ERR_OK;
}

/* ---- receiving ---- */

static void store(struct nslink_slot *slot, const struct pbuf *packet)
{
    for (const struct pbuf *part = packet; part != NULL; part = part->next) {
        uint32_t stored = nslink_fifo_append(&nslink_receive_pool, &slot->received, part->payload, part->len);
        LWIP_ASSERT("received within the window offered", stored == part->len);
    }
    slot->events |= NSLINK_READABLE;
}

static err_t on_received(void *argument, struct tcp_pcb *tcp, struct pbuf *packet, err_t error)
{
    struct nslink_connection *connection = argument;
    LWIP_UNUSED_ARG(error);
    if (packet == NULL) {
        if (connection->slot != NULL)
            connection->slot->events |= NSLINK_PEER_CLOSED;
        return ERR_OK;
    }
    if (connection->slot != NULL && !nslink_slot_is_spare(connection->slot))
        store(connection->slot, packet);
    else
        tcp_recved(tcp, packet->tot_len); /* nobody reads it any more; the peer must be able to finish */
    pbuf_free(packet);
    return ERR_OK;
}

uint32_t nslink_tcp_receive(struct nslink_slot *slot, uint8_t *buffer, uint32_t capacity)
{
    uint32_t taken = nslink_fifo_take(&nslink_receive_pool, &slot->received, buffer, capacity);
    if (slot->connection != NULL)
        tcp_recved(slot->connection->tcp, (u16_t)taken); /* keeps silly windows to itself */
    return taken;
}

/* ---- beginning and end ---- */

static void release(struct nslink_connection *connection)
{
    nslink_fifo_clear(&nslink_send_pool, &connection->queue);
    if (nslink_staged_of(connection) != NULL)
        nslink_stage_end(connection);
    memset(connection, 0, sizeof *connection);
}

/* lwIP forgets us; the control block goes on without, or is about to be freed. */
static void detach(struct tcp_pcb *tcp)
{
    tcp_arg(tcp, NULL);
    tcp_recv(tcp, NULL);
    tcp_sent(tcp, NULL);
    tcp_err(tcp, NULL);
}

/* Reset, timeout, link lost, or the very end of a lingering connection. lwIP has freed the control block. */
static void on_gone(void *argument, err_t error)
{
    struct nslink_connection *connection = argument;
    nslink_tcp_report_end(connection, error);
    if (connection->slot != NULL)
        connection->slot->connection = NULL;
    release(connection);
}

static err_t on_connected(void *argument, struct tcp_pcb *tcp, err_t error)
{
    struct nslink_connection *connection = argument;
    LWIP_UNUSED_ARG(tcp);
    LWIP_UNUSED_ARG(error); /* always ERR_OK: failures go to on_gone */
    connection->connected = true;
    connection->slot->events |= NSLINK_CONNECTED;
    return ERR_OK;
}

/* A connection in TIME_WAIT needs nothing of us, and lwIP drops it without a word. */
static bool has_ended(const struct nslink_connection *connection)
{
    return connection->tcp->state == TIME_WAIT;
}

static bool is_out_of_time(const struct nslink_connection *connection)
{
    return (int32_t)(sys_now() - connection->deadline_ms) >= 0;
}

static void end_if_done(struct nslink_connection *connection)
{
    if (has_ended(connection)) {
        if (connection->slot != NULL)
            connection->slot->connection = NULL;
        detach(connection->tcp);
        release(connection);
    } else if (connection->slot == NULL && is_out_of_time(connection)) {
        nslink_tcp_abort(connection, NSLINK_FAILURE_FLUSH_TIMED_OUT, true);
    }
}

void nslink_tcp_service(void)
{
    for (int32_t i = 0; i < NSLINK_CONNECTIONS; i++) {
        struct nslink_connection *connection = &nslink_connections[i];
        bool unfinished = connection->finishing && !connection->finished;
        if (connection->tcp == NULL || !connection->connected)
            continue;
        if (connection->handed_over < connection->queue.length || unfinished)
            hand_over(connection);
        if (connection->finishing)
            end_if_done(connection);
    }
}

/* A free entry, those kept for connections that wait to be accepted aside. When there is none, the lingering connection
 * that has delivered everything and has waited longest for the peer's FIN gives way; one that still delivers never
 * does. */
static struct nslink_connection *find_entry(void)
{
    struct nslink_connection *oldest = NULL, *unused = NULL;
    int32_t held = 0;
    nslink_tcp_service();
    for (int32_t i = 0; i < NSLINK_CONNECTIONS; i++) {
        struct nslink_connection *connection = &nslink_connections[i];
        if (connection->tcp == NULL)
            unused = connection;
        if (connection->tcp == NULL || connection->listener != NULL)
            continue;
        held++;
        bool may_go = connection->slot == NULL && is_all_acknowledged(connection);
        if (may_go && (oldest == NULL || (int32_t)(oldest->deadline_ms - connection->deadline_ms) > 0))
            oldest = connection;
    }
    if (unused != NULL && held < NSLINK_CONNECTIONS - NSLINK_WAITING)
        return unused;
    if (oldest != NULL)
        tcp_abort(oldest->tcp);
    return oldest;
}

void nslink_tcp_attach(struct nslink_connection *connection, struct tcp_pcb *tcp)
{
    tcp_arg(tcp, connection);
    tcp_recv(tcp, on_received);
    tcp_sent(tcp, on_acknowledged);
    tcp_err(tcp, on_gone);
    tcp_nagle_disable(tcp); /* each send is confirmed by its acknowledgement: holding its tail back only delays that */
    connection->tcp = tcp;
}

int32_t nslink_tcp_open(struct nslink_slot *slot, uint16_t local_port)
{
    struct nslink_connection *connection = find_entry();
    struct tcp_pcb *tcp = connection == NULL ? NULL : tcp_new();
    if (tcp == NULL)
        return NSLINK_OUT_OF_MEMORY;
    if (slot->reuse_address || (local_port != 0 && nslink_tcp_is_port_given_up(local_port)))
        ip_set_option(tcp, SOF_REUSEADDR);
    err_t error = local_port == 0 ? ERR_OK : tcp_bind(tcp, IP_ADDR_ANY, local_port);
    if (error != ERR_OK) {
        tcp_close(tcp);
        return nslink_result_of(error);
    }
    nslink_tcp_attach(connection, tcp);
    connection->slot = slot;
    slot->connection = connection;
    slot->kind = NSLINK_TCP_SLOT;
    return NSLINK_OK;
}

int32_t nslink_tcp_connect(struct nslink_slot *slot, const ip_addr_t *address, uint16_t port)
{
    struct nslink_connection *connection = slot->connection;
    if (connection == NULL || connection->tcp->state != CLOSED)
        return NSLINK_INVALID;
    nslink_tcp_window = slot->receive_window;
    err_t error = tcp_connect(connection->tcp, address, port, on_connected);
    nslink_tcp_window = LARGEST_WINDOW;
    return nslink_result_of(error);
}

void nslink_tcp_shut_down_sending(struct nslink_slot *slot)
{
    slot->connection->finishing = true;
    hand_over(slot->connection);
}

void nslink_tcp_remember_slot(struct nslink_connection *connection, const struct nslink_slot *slot)
{
    connection->closed_slot = (uint8_t)nslink_slot_number(slot);
    connection->closed_generation = (uint16_t)(slot->generation + 1);
}

/* Nobody can stage anything any more, and a lingering connection may wait long for its peer. What was left staged
 * stays, so that it is told as not delivered. */
static void give_back_staging(struct nslink_connection *connection)
{
    const struct nslink_fifo *staged = nslink_staged_of(connection);
    if (staged != NULL && staged->length == 0)
        nslink_stage_end(connection);
}

void nslink_tcp_close(struct nslink_slot *slot, bool orderly)
{
    struct nslink_connection *connection = slot->connection;
    struct tcp_pcb *tcp = connection->tcp;
    slot->connection = NULL;
    connection->slot = NULL;
    if (!nslink_slot_is_spare(slot))
        nslink_tcp_remember_slot(connection, slot);
    if (orderly && connection->connected) {
        connection->finishing = true;
        connection->deadline_ms = sys_now() + LINGER_LIMIT_MS;
        tcp_recved(tcp, (u16_t)slot->received.length); /* the caller drops it */
        give_back_staging(connection);
        hand_over(connection);
    } else if (connection->connected) {
        tcp_abort(tcp); /* on_gone releases the entry */
    } else {
        detach(tcp);
        release(connection);
        tcp_close(tcp); /* CLOSED or SYN_SENT: frees the block, sends nothing */
    }
}

void nslink_tcp_abort_all(void)
{
    for (int32_t i = 0; i < NSLINK_CONNECTIONS; i++) {
        struct tcp_pcb *tcp = nslink_connections[i].tcp;
        if (tcp != NULL && tcp->state != CLOSED)
            tcp_abort(tcp);
    }
    while (tcp_tw_pcbs != NULL)
        tcp_abort(tcp_tw_pcbs);
}

int32_t nslink_tcp_connections(void)
{
    int32_t count = 0;
    for (int32_t i = 0; i < NSLINK_CONNECTIONS; i++)
        count += nslink_connections[i].tcp != NULL;
    return count;
}

uint32_t nslink_tcp_send_pool_used(void)
{
    return (uint32_t)(nslink_send_pool.count - nslink_send_pool.free) * NSLINK_BLOCK;
}
