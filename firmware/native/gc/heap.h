/* heap.h: the layout that heap.c, mark.c and sweep.c share. */
#ifndef NS_GC_HEAP_H
#define NS_GC_HEAP_H

#include "../kernel/sched.h"
#include "gc.h"

/* The collector reads stacks and free blocks that the address sanitizer rightly hides from everyone else. */
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define NS_GC_UNCHECKED __attribute__((no_sanitize("address")))
#define NS_GC_HIDE(memory, bytes) __asan_poison_memory_region((memory), (bytes))
#define NS_GC_SHOW(memory, bytes) __asan_unpoison_memory_region((memory), (bytes))
#else
#define NS_GC_UNCHECKED
#define NS_GC_HIDE(memory, bytes) ((void)0)
#define NS_GC_SHOW(memory, bytes) ((void)0)
#endif

#define NS_GC_GRANULE (2 * sizeof(void *))
#define NS_GC_MAX_REGIONS 2

typedef struct ns_gc_region {
    char *base;           /* granule 0; a granule's multiple */
    size_t granules;
    size_t bytes;         /* granules * NS_GC_GRANULE */
    uint32_t *starts;     /* bit g: a block, used or free, begins at granule g */
    uint32_t *marks;      /* bit g: the object there was reached; all clear between collections */
} ns_gc_region;

/* What a free block begins with. */
typedef struct ns_gc_free_block {
    uintptr_t tag;                  /* granules * 2 + 1 */
    struct ns_gc_free_block *next;  /* in its bin */
} ns_gc_free_block;

extern ns_gc_region ns_gc_regions[NS_GC_MAX_REGIONS];
extern size_t ns_gc_region_count;

static inline size_t ns_gc_bitmap_words(const ns_gc_region *region)
{
    return (region->granules + 31) / 32;
}

static inline void *ns_gc_address(const ns_gc_region *region, size_t granule)
{
    return region->base + granule * NS_GC_GRANULE;
}

/* The region that holds the address, or NULL. */
static inline ns_gc_region *ns_gc_region_of(const void *address)
{
    for (size_t i = 0; i < ns_gc_region_count; i++) {
        ns_gc_region *region = &ns_gc_regions[i];
        if ((uintptr_t)address - (uintptr_t)region->base < region->bytes) {
            return region;
        }
    }
    return NULL;
}

/* mark.c: sets the mark of everything that a root reaches. */
void ns_gc_mark(void);

/* sweep.c: makes free blocks of what is not marked and gives them to heap.c, lowest address last; clears marks. */
void ns_gc_sweep(ns_gc_region *region);

/* heap.c: a run of free granules whose start bit is set. */
void ns_gc_add_free(ns_gc_region *region, size_t granule, size_t granules);

#endif
