/* nslink_fifo.h: byte queues that share a fixed pool of blocks.
 *
 * A slot's queue needs memory only while it holds data, so the pool is shared among slots to the byte (nearly: to the
 * block), never fragments and needs no allocator. Data in a block does not move until it is dropped, so TCP segments
 * refer to it while they wait for their acknowledgement. */
#ifndef NSLINK_FIFO_H
#define NSLINK_FIFO_H

#include "nslink_hooks.h"

#define NSLINK_NO_BLOCK UINT16_MAX

struct nslink_pool {
    uint8_t (*blocks)[NSLINK_BLOCK];
    uint16_t *next;   /* for each block the one after it in its queue or in the free list */
    uint16_t count;   /* blocks in all */
    uint16_t free;    /* blocks in the free list */
    uint16_t first_free;
};

struct nslink_fifo {
    uint16_t head, tail;   /* first and last block; meaningless while blocks is 0 */
    uint16_t blocks;
    uint16_t head_offset;  /* bytes of the first block that are already dropped */
    uint16_t tail_used;    /* bytes of the last block that are filled */
    uint32_t length;
};

/* Puts all blocks into the free list. */
void nslink_pool_start(struct nslink_pool *pool);

/* Bytes that fit when the queue may take `blocks` more blocks. */
uint32_t nslink_fifo_room(const struct nslink_fifo *fifo, uint32_t blocks);

/* Appends as much as fits into the pool and returns the count. */
uint32_t nslink_fifo_append(struct nslink_pool *pool, struct nslink_fifo *fifo, const void *data, uint32_t count);

/* Contiguous bytes at the position (counted from the front): their number, 0 at the end, and their address. */
uint32_t nslink_fifo_peek(const struct nslink_pool *pool, const struct nslink_fifo *fifo, uint32_t position,
                          const uint8_t **data);

/* Moves up to count bytes from the front to the buffer, or drops them when it is NULL; returns the count. */
uint32_t nslink_fifo_take(struct nslink_pool *pool, struct nslink_fifo *fifo, void *buffer, uint32_t count);

/* Copies up to count bytes from the position on; returns the count. */
uint32_t nslink_fifo_copy(const struct nslink_pool *pool, const struct nslink_fifo *fifo, uint32_t position,
                          void *buffer, uint32_t count);

/* Gives all blocks back. */
void nslink_fifo_clear(struct nslink_pool *pool, struct nslink_fifo *fifo);

#endif
