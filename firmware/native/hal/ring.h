/* ring.h: a byte queue between one producer and one consumer, without locks.
 *
 * Typically an interrupt on one side and a thread on the other. head counts the bytes ever put,
 * tail the bytes ever taken; both wrap at 2^32, so their difference is the fill level and no slot
 * is wasted. Only the producer writes head, only the consumer writes tail.
 *
 *     static uint8_t storage[256];
 *     static ns_ring ring = NS_RING(storage);
 */
#ifndef NS_RING_H
#define NS_RING_H

#include <stdbool.h>
#include <stdint.h>

typedef struct ns_ring {
    uint8_t *bytes;
    uint32_t size; /* a power of two */
    uint32_t head;
    uint32_t tail;
} ns_ring;

/* storage is an array whose length is a power of two; for any other length the array type below has a
 * negative size and the compiler says so. */
#define NS_RING(storage) \
    { (storage), sizeof(storage) * sizeof(char[(sizeof(storage) & (sizeof(storage) - 1)) == 0 ? 1 : -1]), 0, 0 }

/* Bytes stored; exact for the side that asks, a lower or upper bound for the other. */
static inline uint32_t ns_ring_count(const ns_ring *ring)
{
    return __atomic_load_n(&ring->head, __ATOMIC_ACQUIRE) - __atomic_load_n(&ring->tail, __ATOMIC_ACQUIRE);
}

static inline uint32_t ns_ring_room(const ns_ring *ring)
{
    return ring->size - ns_ring_count(ring);
}

/* Producer. False, and nothing stored, when the ring is full. */
static inline bool ns_ring_put(ns_ring *ring, uint8_t byte)
{
    uint32_t head = ring->head;
    if (head - __atomic_load_n(&ring->tail, __ATOMIC_ACQUIRE) == ring->size) {
        return false;
    }
    ring->bytes[head & (ring->size - 1)] = byte;
    __atomic_store_n(&ring->head, head + 1, __ATOMIC_RELEASE);
    return true;
}

/* Consumer. False when the ring is empty. */
static inline bool ns_ring_take(ns_ring *ring, uint8_t *byte)
{
    uint32_t tail = ring->tail;
    if (__atomic_load_n(&ring->head, __ATOMIC_ACQUIRE) == tail) {
        return false;
    }
    *byte = ring->bytes[tail & (ring->size - 1)];
    __atomic_store_n(&ring->tail, tail + 1, __ATOMIC_RELEASE);
    return true;
}

/* Producer. Returns the bytes stored, fewer than count when the ring fills up. */
static inline uint32_t ns_ring_write(ns_ring *ring, const uint8_t *bytes, uint32_t count)
{
    uint32_t stored = 0;
    while (stored < count && ns_ring_put(ring, bytes[stored])) {
        stored++;
    }
    return stored;
}

/* Consumer. Returns the bytes taken, at most capacity. */
static inline uint32_t ns_ring_read(ns_ring *ring, uint8_t *buffer, uint32_t capacity)
{
    uint32_t taken = 0;
    while (taken < capacity && ns_ring_take(ring, &buffer[taken])) {
        taken++;
    }
    return taken;
}

#endif
