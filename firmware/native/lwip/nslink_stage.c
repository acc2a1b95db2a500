/* nslink_stage.c: bytes that wait in front of a connection's queue, and connections that outlive their slot because of
 * it. See nslink.h. */
#include "nslink_internal.h"

#include "lwip/priv/tcp_priv.h"

#if NSLINK_SPARES > 0

/* Those of slots, and those of spare slots. */
static struct {
    struct nslink_fifo fifo;
    bool used;
} places[2 * NSLINK_SPARES];

void nslink_stage_end(struct nslink_connection *connection)
{
    nslink_fifo_clear(&nslink_send_pool, connection->staged);
    for (int32_t i = 0; i < 2 * NSLINK_SPARES; i++)
        places[i].used = places[i].used && &places[i].fifo != connection->staged;
    connection->staged = NULL;
}

/* NULL when the slot has no connection, or one without. */
static struct nslink_fifo *staged_at(int32_t number)
{
    const struct nslink_slot *slot = nslink_slot_at(number);
    return slot == NULL || slot->connection == NULL ? NULL : slot->connection->staged;
}

int32_t nslink_spare_count(void)
{
    return NSLINK_SPARES;
}

int32_t nslink_is_connected(int32_t number)
{
    NSLINK_ENTER();
    const struct nslink_slot *slot = nslink_slot_at(number);
    return slot != NULL && slot->connection != NULL && slot->connection->connected;
}

int32_t nslink_stage_begin(int32_t number)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    if (slot == NULL || slot->connection == NULL || slot->connection->staged != NULL)
        return NSLINK_INVALID;
    for (int32_t i = 0; i < 2 * NSLINK_SPARES; i++) {
        if (places[i].used)
            continue;
        places[i].used = true;
        slot->connection->staged = &places[i].fifo;
        return NSLINK_OK;
    }
    return NSLINK_OUT_OF_MEMORY;
}

int32_t nslink_stage_room(int32_t number)
{
    NSLINK_ENTER();
    const struct nslink_fifo *staged = staged_at(number);
    if (staged == NULL || !nslink_slots[number].connection->connected)
        return 0;
    uint32_t held = staged->length + nslink_slots[number].connection->queue.length;
    return held >= NSLINK_SEND_LIMIT ? 0 : (int32_t)LWIP_MIN(nslink_tcp_room_of(staged), NSLINK_SEND_LIMIT - held);
}

int32_t nslink_stage(int32_t number, const uint8_t *data, int32_t count)
{
    int32_t room = nslink_stage_room(number);
    NSLINK_ENTER();
    struct nslink_fifo *staged = staged_at(number);
    if (staged == NULL || count < 0)
        return -1;
    return (int32_t)nslink_fifo_append(&nslink_send_pool, staged, data, (uint32_t)LWIP_MIN(count, room));
}

int32_t nslink_staged(int32_t number)
{
    NSLINK_ENTER();
    const struct nslink_fifo *staged = staged_at(number);
    return staged == NULL ? 0 : (int32_t)staged->length;
}

int32_t nslink_copy_staged(int32_t number, uint8_t *buffer, int32_t capacity)
{
    NSLINK_ENTER();
    const struct nslink_fifo *staged = staged_at(number);
    return staged == NULL || capacity < 0
        ? 0 : (int32_t)nslink_fifo_copy(&nslink_send_pool, staged, 0, buffer, (uint32_t)capacity);
}

void nslink_drop_staged(int32_t number, int32_t count)
{
    NSLINK_ENTER();
    struct nslink_fifo *staged = staged_at(number);
    if (staged != NULL && count > 0)
        nslink_fifo_take(&nslink_send_pool, staged, NULL, (uint32_t)count);
}

int32_t nslink_unacknowledged(int32_t number)
{
    NSLINK_ENTER();
    const struct nslink_slot *slot = nslink_slot_at(number);
    return slot == NULL || slot->connection == NULL ? 0 : (int32_t)slot->connection->queue.length;
}

int32_t nslink_move(int32_t number, int32_t spare_number)
{
    NSLINK_ENTER();
    struct nslink_slot *slot = nslink_slot_at(number);
    struct nslink_slot *spare = nslink_slot_at(spare_number);
    if (slot == NULL || nslink_slot_is_spare(slot) || slot->connection == NULL || !slot->connection->connected)
        return NSLINK_NOT_CONNECTED;
    if (spare == NULL || !nslink_slot_is_spare(spare) || spare->kind != NSLINK_CLOSED_SLOT)
        return NSLINK_INVALID;
    struct nslink_connection *connection = slot->connection;
    nslink_tcp_remember_slot(connection, slot);
    tcp_recved(connection->tcp, (u16_t)slot->received.length);
    spare->kind = NSLINK_TCP_SLOT;
    spare->connection = connection;
    spare->acknowledged = slot->acknowledged;
    spare->failure = NSLINK_FAILURE_NONE;
    spare->events = 0;
    connection->slot = spare;
    nslink_slot_end(slot);
    return NSLINK_OK;
}

#else

void nslink_stage_end(struct nslink_connection *connection)
{
    LWIP_UNUSED_ARG(connection); /* nothing was ever staged */
}

#endif
