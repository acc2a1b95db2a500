/* heap.c: allocation. Free blocks hang in bins by size; the bins are rebuilt by each collection, which
 * also joins neighbours, so nothing is ever freed one by one.
 *
 * Blocks below LARGE granules have a bin for each size, larger ones four bins per power of two. A small
 * request takes a block of exactly its size, else cuts the next piece off the current chunk, which is the
 * smallest block that was big enough when the last chunk ran out. */
#pragma GCC optimize("O2") /* images are built for size; the collector is what their pauses are made of */
#include "heap.h"

#include "../hal/hal.h"

#define LARGE 16u
#define LARGE_LOG2 4u
#define BINS 64u /* the last one holds everything too large for the others */
#define BIN_MAP_WORDS ((BINS + 31) / 32)

ns_gc_region ns_gc_regions[NS_GC_MAX_REGIONS];
size_t ns_gc_region_count;

static ns_gc_free_block *bins[BINS];
static uint32_t bin_map[BIN_MAP_WORDS]; /* bit b clear: bins[b] is empty; set: it may have blocks */

/* The piece of a region that small objects are cut from; its start bit is not set before it is put back. */
static struct { ns_gc_region *region; size_t next, left; } chunk;

static size_t total_granules;
static size_t free_granules;      /* in bins and chunk */
static uint64_t granules_handed_out; /* up to the last collection */
static size_t free_after_collection;
static uint32_t collections;
static uint32_t longest_pause_us;

/* ---- bins ---- */

static size_t bin_of(size_t granules)
{
    if (granules < LARGE) {
        return granules;
    }
    size_t log2 = 8 * sizeof(unsigned long) - 1 - (size_t)__builtin_clzl(granules);
    size_t bin = LARGE + (log2 - LARGE_LOG2) * 4 + ((granules >> (log2 - 2)) & 3);
    return bin < BINS ? bin : BINS - 1;
}

/* The first bin at or after this one that has blocks, or BINS. */
static size_t next_bin(size_t bin)
{
    for (; bin < BINS; bin++) {
        uint32_t bits = bin_map[bin / 32] & (~0u << (bin % 32));
        if (bits == 0) {
            bin |= 31; /* on to the next word */
            continue;
        }
        bin = bin / 32 * 32 + (size_t)__builtin_ctz(bits);
        if (bins[bin] != NULL) {
            return bin;
        }
        bin_map[bin / 32] &= ~(1u << (bin % 32));
    }
    return BINS;
}

NS_GC_UNCHECKED static void push(void *memory, size_t granules)
{
    ns_gc_free_block *block = memory;
    size_t bin = bin_of(granules);
    block->tag = granules * 2 + 1;
    block->next = bins[bin];
    bins[bin] = block;
    bin_map[bin / 32] |= 1u << (bin % 32);
}

NS_GC_UNCHECKED static size_t size_of(const ns_gc_free_block *block)
{
    return block->tag / 2;
}

/* A block of at least so many granules, the nearest size first; NULL: there is none. */
NS_GC_UNCHECKED static ns_gc_free_block *find(size_t granules)
{
    size_t bin = bin_of(granules);
    ns_gc_free_block **link = &bins[bin];
    while (*link != NULL && size_of(*link) < granules) {
        link = &(*link)->next;
    }
    if (*link == NULL) {
        bin = next_bin(bin + 1);
        if (bin == BINS) {
            return NULL;
        }
        link = &bins[bin];
    }
    ns_gc_free_block *block = *link;
    *link = block->next;
    return block;
}

/* ---- start bits ---- */

static void set_start(ns_gc_region *region, size_t granule)
{
    region->starts[granule / 32] |= 1u << (granule % 32);
}

static size_t granule_of(const ns_gc_region *region, const void *memory)
{
    return (size_t)((const char *)memory - region->base) / NS_GC_GRANULE;
}

void ns_gc_add_free(ns_gc_region *region, size_t granule, size_t granules)
{
    void *memory = ns_gc_address(region, granule);
    push(memory, granules);
    free_granules += granules;
    NS_GC_HIDE(memory, granules * NS_GC_GRANULE);
}

/* ---- allocation; the scheduler is locked ---- */

static void put_back_chunk(void)
{
    if (chunk.left > 0) {
        set_start(chunk.region, chunk.next);
        push(ns_gc_address(chunk.region, chunk.next), chunk.left);
        chunk.left = 0;
    }
}

static inline void *cut_from_chunk(size_t granules)
{
    size_t granule = chunk.next;
    set_start(chunk.region, granule);
    chunk.next += granules;
    chunk.left -= granules;
    return ns_gc_address(chunk.region, granule);
}

/* A small request, which finds neither bin nor chunk, keeps the rest of its block as the next chunk; a large one
 * gives it back. */
static void *find_room(size_t granules)
{
    ns_gc_free_block *block = find(granules);
    if (block == NULL) {
        return chunk.left >= granules ? cut_from_chunk(granules) : NULL;
    }
    size_t rest = size_of(block) - granules;
    ns_gc_region *region = ns_gc_region_of(block);
    size_t after = granule_of(region, block) + granules;
    if (rest > 0 && granules < LARGE) {
        put_back_chunk();
        chunk.region = region;
        chunk.next = after;
        chunk.left = rest;
    } else if (rest > 0) {
        set_start(region, after);
        push(ns_gc_address(region, after), rest);
    }
    return block;
}

NS_GC_UNCHECKED static void zero(void *memory, size_t granules)
{
    uintptr_t *word = memory;
    do {
        word[0] = 0;
        word[1] = 0;
        word += 2;
    } while (--granules > 0);
}

static NS_COLD void *collect_and_find_room(size_t granules)
{
    ns_gc_collect();
    return find_room(granules);
}

/* In the order of cost: a block of the right size, the next piece of the chunk, a search, a collection. */
NS_GC_UNCHECKED ns_ref ns_gc_allocate(const ns_type *type, size_t bytes)
{
    size_t granules = (bytes + NS_GC_GRANULE - 1) / NS_GC_GRANULE;
    ns_sched_lock();
#ifdef NS_GC_STRESS
    ns_gc_collect();
#endif
    void *memory = NULL;
    if (granules < LARGE && bins[granules] != NULL) {
        memory = bins[granules];
        bins[granules] = bins[granules]->next;
    } else if (granules < LARGE && chunk.left >= granules) {
        memory = cut_from_chunk(granules);
    } else {
        memory = find_room(granules);
        if (NS_UNLIKELY(memory == NULL)) {
            memory = collect_and_find_room(granules);
        }
    }
    ns_ref object = memory;
    if (NS_LIKELY(object != NULL)) {
        free_granules -= granules;
        NS_GC_SHOW(object, bytes);
        zero(object, granules);
        object->type = type;
    }
    ns_sched_unlock();
    return object;
}

/* ---- collection ---- */

void ns_gc_collect(void)
{
    ns_sched_lock();
    int64_t began = ns_port_time_us();
    put_back_chunk();
    granules_handed_out += free_after_collection - free_granules;
    ns_gc_mark();
    for (size_t i = 0; i < BINS; i++) {
        bins[i] = NULL;
    }
    for (size_t i = 0; i < BIN_MAP_WORDS; i++) {
        bin_map[i] = 0;
    }
    free_granules = 0;
    for (size_t i = ns_gc_region_count; i-- > 0;) {
        ns_gc_sweep(&ns_gc_regions[i]);
    }
    free_after_collection = free_granules;
    collections++;
    int64_t pause = ns_port_time_us() - began;
    if (pause > longest_pause_us) {
        longest_pause_us = (uint32_t)pause;
    }
    ns_sched_unlock();
}

NS_GC_UNCHECKED void ns_gc_get_statistics(ns_gc_statistics *statistics)
{
    ns_sched_lock();
    size_t largest = chunk.left;
    for (size_t bin = next_bin(0); bin < BINS; bin = next_bin(bin + 1)) {
        for (const ns_gc_free_block *block = bins[bin]; block != NULL; block = block->next) {
            largest = size_of(block) > largest ? size_of(block) : largest;
        }
    }
    *statistics = (ns_gc_statistics){
        .total = total_granules * NS_GC_GRANULE,
        .used = (total_granules - free_granules) * NS_GC_GRANULE,
        .free = free_granules * NS_GC_GRANULE,
        .largest_free = largest * NS_GC_GRANULE,
        .allocated = (granules_handed_out + free_after_collection - free_granules) * NS_GC_GRANULE,
        .collections = collections,
        .longest_pause_us = longest_pause_us,
    };
    ns_sched_unlock();
}

/* ---- start ---- */

/* Splits a region into bitmaps and granules: a granule costs its own bytes and a quarter of one. */
static void add_region(const ns_memory_region *memory)
{
    uintptr_t base = ((uintptr_t)memory->base + NS_GC_GRANULE - 1) & ~(uintptr_t)(NS_GC_GRANULE - 1);
    size_t size = memory->size - (size_t)(base - (uintptr_t)memory->base);
    size_t words = size / (32 * NS_GC_GRANULE + 2 * sizeof(uint32_t)) + 1;
    size_t bitmap_bytes = (2 * words * sizeof(uint32_t) + NS_GC_GRANULE - 1) & ~(NS_GC_GRANULE - 1);
    ns_gc_region *region = &ns_gc_regions[ns_gc_region_count++];
    region->starts = (uint32_t *)base;
    region->marks = region->starts + words;
    region->base = (char *)base + bitmap_bytes;
    region->granules = (size - bitmap_bytes) / NS_GC_GRANULE;
    region->bytes = region->granules * NS_GC_GRANULE;
    for (size_t i = 0; i < 2 * words; i++) {
        region->starts[i] = 0;
    }
    region->starts[0] = 1;
    total_granules += region->granules;
    ns_gc_add_free(region, 0, region->granules);
}

void ns_gc_init(void)
{
    ns_memory_region memory[NS_GC_MAX_REGIONS];
    size_t count = ns_board_heap_regions(memory);
    for (size_t i = count; i-- > 0;) {
        add_region(&memory[i]);
    }
    free_after_collection = free_granules;
}
