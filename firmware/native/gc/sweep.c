/* sweep.c: free blocks from marks, a bitmap word at a time and without touching live objects.
 *
 * A block reaches to the next start bit, so the bitmaps alone tell every size. The walk goes down: a run of
 * dead and free blocks grows downward by clearing the start bit above, and ends at the first live block. */
#pragma GCC optimize("O2") /* images are built for size; the collector is what their pauses are made of */
#include "heap.h"

#define POISON 0xDB

typedef struct sweeper {
    ns_gc_region *region;
    size_t boundary; /* granule at which the block below ends */
    size_t run;      /* first granule of the free run that is being collected */
    size_t run_end;  /* its end; equal to run: there is none */
} sweeper;

#ifdef NS_GC_STRESS
#define STRESS true
#else
#define STRESS false
#endif

/* Overwrites an object that has just died, so that whoever still uses it is found out. */
NS_GC_UNCHECKED static void poison_dead(const ns_gc_region *region, size_t first, size_t end)
{
    const ns_gc_free_block *block = ns_gc_address(region, first);
    if ((block->tag & 1) != 0) {
        return; /* was free before */
    }
    volatile char *byte = ns_gc_address(region, first);
    for (size_t i = 0; i < (end - first) * NS_GC_GRANULE; i++) {
        byte[i] = (char)POISON;
    }
}

static void finish_run(sweeper *sweep)
{
    if (sweep->run_end > sweep->run) {
        ns_gc_add_free(sweep->region, sweep->run, sweep->run_end - sweep->run);
    }
    sweep->run = sweep->run_end = 0;
}

/* The block that starts at this granule and ends at the boundary is free or dead. */
static void extend_run(sweeper *sweep, size_t granule)
{
    if (STRESS) {
        poison_dead(sweep->region, granule, sweep->boundary);
    }
    if (sweep->run_end > sweep->run) {
        sweep->region->starts[sweep->run / 32] &= ~(1u << (sweep->run % 32));
    } else {
        sweep->run_end = sweep->boundary;
    }
    sweep->run = granule;
    sweep->boundary = granule;
}

static void sweep_mixed(sweeper *sweep, size_t first_granule, uint32_t starts, uint32_t marks)
{
    while (starts != 0) {
        uint32_t bit = 31u - (uint32_t)__builtin_clz(starts);
        starts &= ~(1u << bit);
        if ((marks >> bit) & 1u) {
            finish_run(sweep);
            sweep->boundary = first_granule + bit;
        } else {
            extend_run(sweep, first_granule + bit);
        }
    }
}

void ns_gc_sweep(ns_gc_region *region)
{
    sweeper sweep = {.region = region, .boundary = region->granules};
    for (size_t word = ns_gc_bitmap_words(region); word-- > 0;) {
        uint32_t starts = region->starts[word];
        uint32_t marks = region->marks[word];
        if (starts == 0) {
            continue;
        }
        region->marks[word] = 0;
        uint32_t lowest = (uint32_t)__builtin_ctz(starts);
        if (marks == starts) {
            finish_run(&sweep);
            sweep.boundary = word * 32 + lowest;
        } else if (marks == 0 && !STRESS) {
            region->starts[word] = 1u << lowest;
            extend_run(&sweep, word * 32 + lowest);
        } else {
            sweep_mixed(&sweep, word * 32, starts, marks);
        }
    }
    finish_run(&sweep);
}
