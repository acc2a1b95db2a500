/* gc.h: the managed heap. Non-moving mark-sweep over at most two regions.
 *
 * Memory is handed out in granules of two words (8 bytes on a 32-bit CPU), the smallest thing a free block's
 * header fits in. Two bits per granule, at the start of each region: one says that a block starts there, the
 * other that a collection reached it. A block is free when its first word is odd (a type's address never is).
 * See heap.c (allocation), mark.c (reachability) and sweep.c. */
#ifndef NS_GC_H
#define NS_GC_H

#include "../runtime/abi.h"

/* Takes the board's regions. Call once, before the first thread starts. */
void ns_gc_init(void);

/* A zeroed object of bytes (header included) with its type set; NULL when even a collection found no room.
 * The caller reports that. Callable from any thread, not from interrupts. */
ns_ref ns_gc_allocate(const ns_type *type, size_t bytes);

void ns_gc_collect(void);

typedef struct ns_gc_statistics {
    size_t total;             /* bytes for objects, both regions; bitmaps not counted */
    size_t used;              /* bytes in live and not yet collected objects */
    size_t free;
    size_t largest_free;      /* the largest object that fits without a collection */
    uint64_t allocated;       /* bytes handed out since boot */
    uint32_t collections;
    uint32_t longest_pause_us;
} ns_gc_statistics;

void ns_gc_get_statistics(ns_gc_statistics *statistics);

#endif
