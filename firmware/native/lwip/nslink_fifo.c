/* nslink_fifo.c: see nslink_fifo.h. */
#include "nslink_fifo.h"

#include <string.h>

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

void nslink_pool_start(struct nslink_pool *pool)
{
    for (uint16_t i = 0; i < pool->count; i++)
        pool->next[i] = (uint16_t)(i + 1);
    pool->first_free = 0;
    pool->free = pool->count;
}

static uint16_t take_block(struct nslink_pool *pool)
{
    if (pool->free == 0)
        return NSLINK_NO_BLOCK;
    uint16_t block = pool->first_free;
    pool->first_free = pool->next[block];
    pool->free--;
    return block;
}

static void give_block(struct nslink_pool *pool, uint16_t block)
{
    pool->next[block] = pool->first_free;
    pool->first_free = block;
    pool->free++;
}

static uint32_t tail_room(const struct nslink_fifo *fifo)
{
    return fifo->blocks == 0 ? 0 : (uint32_t)NSLINK_BLOCK - fifo->tail_used;
}

uint32_t nslink_fifo_room(const struct nslink_fifo *fifo, uint32_t blocks)
{
    return tail_room(fifo) + blocks * NSLINK_BLOCK;
}

static bool extend(struct nslink_pool *pool, struct nslink_fifo *fifo)
{
    uint16_t block = take_block(pool);
    if (block == NSLINK_NO_BLOCK)
        return false;
    if (fifo->blocks == 0) {
        fifo->head = block;
        fifo->head_offset = 0;
    } else {
        pool->next[fifo->tail] = block;
    }
    fifo->tail = block;
    fifo->tail_used = 0;
    fifo->blocks++;
    return true;
}

uint32_t nslink_fifo_append(struct nslink_pool *pool, struct nslink_fifo *fifo, const void *data, uint32_t count)
{
    uint32_t done = 0;
    while (done < count && (tail_room(fifo) > 0 || extend(pool, fifo))) {
        uint32_t part = smaller(count - done, tail_room(fifo));
        memcpy(pool->blocks[fifo->tail] + fifo->tail_used, (const uint8_t *)data + done, part);
        fifo->tail_used = (uint16_t)(fifo->tail_used + part);
        done += part;
    }
    fifo->length += done;
    return done;
}

uint32_t nslink_fifo_peek(const struct nslink_pool *pool, const struct nslink_fifo *fifo, uint32_t position,
                          const uint8_t **data)
{
    if (position >= fifo->length)
        return 0;
    uint32_t offset = fifo->head_offset + position;
    uint16_t block = fifo->head;
    for (; offset >= NSLINK_BLOCK; offset -= NSLINK_BLOCK)
        block = pool->next[block];
    *data = pool->blocks[block] + offset;
    return smaller(NSLINK_BLOCK - offset, fifo->length - position);
}

static void drop_front(struct nslink_pool *pool, struct nslink_fifo *fifo, uint32_t count)
{
    fifo->head_offset = (uint16_t)(fifo->head_offset + count);
    fifo->length -= count;
    if (fifo->length > 0 && fifo->head_offset < NSLINK_BLOCK)
        return;
    uint16_t block = fifo->head;
    fifo->head = pool->next[block];
    fifo->head_offset = 0;
    fifo->blocks--;
    give_block(pool, block);
}

uint32_t nslink_fifo_take(struct nslink_pool *pool, struct nslink_fifo *fifo, void *buffer, uint32_t count)
{
    uint32_t done = 0;
    const uint8_t *data;
    while (done < count && fifo->length > 0) {
        uint32_t part = smaller(count - done, nslink_fifo_peek(pool, fifo, 0, &data));
        if (buffer != NULL)
            memcpy((uint8_t *)buffer + done, data, part);
        drop_front(pool, fifo, part);
        done += part;
    }
    return done;
}

uint32_t nslink_fifo_copy(const struct nslink_pool *pool, const struct nslink_fifo *fifo, uint32_t position,
                          void *buffer, uint32_t count)
{
    uint32_t done = 0;
    const uint8_t *data;
    while (done < count && position + done < fifo->length) {
        uint32_t part = smaller(count - done, nslink_fifo_peek(pool, fifo, position + done, &data));
        memcpy((uint8_t *)buffer + done, data, part);
        done += part;
    }
    return done;
}

void nslink_fifo_clear(struct nslink_pool *pool, struct nslink_fifo *fifo)
{
    nslink_fifo_take(pool, fifo, NULL, fifo->length);
}
