/* heap.c: allocation. Free blocks hang in bins by size; the bins are rebuilt by each collection, which
 * also joins neighbours, so nothing is ever freed one by one.
 *
 * Blocks below LARGE granules have a bin for each size, larger ones four bins per power of two. A small
 * request takes a block of exactly its size, else cuts the next piece off the current chunk, which is the
 * smallest block that was big enough when the last chunk ran out. */
#include "heap.h"

#include "../hal/hal.h"

#define LARGE 16u
#define LARGE_LOG2 4u
#define BINS 64u /* the last one holds everything too large for the others */
#define BIN_MAP_WORDS ((BINS + 31) / 32)

ns_gc_region ns_gc_regions[NS_GC_MAX_REGIONS];
size_t ns_gc_region_count;

static ns_gc_free_block *bins[BINS];
static uint32_t bin_map[BIN_MAP_WORDS]; /* bit b: bins[b] is not empty */

/* The chunk that small objects are cut from; its start bit is not set before ns_gc_collect puts it back. */
static char *chunk;
static size_t chunk_granules;

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

/* The first bin at or after this one that is not empty, or BINS. */
static size_t next_bin(size_t bin)
{
    for (size_t word = bin / 32; word < BIN_MAP_WORDS; word++) {
        uint32_t bits = bin_map[word];
        if (word == bin / 32) {
            bits &= ~0u << (bin % 32);
        }
        if (bits != 0) {
            return word * 32 + (size_t)__builtin_ctz(bits);
        }
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

NS_GC_UNCHECKED static ns_gc_free_block *take(size_t bin, ns_gc_free_block **link)
{
    ns_gc_free_block *block = *link;
    *link = block->next;
    if (bins[bin] == NULL) {
        bin_map[bin / 32] &= ~(1u << (bin % 32));
    }
    return block;
}

NS_GC_UNCHECKED static size_t size_of(const ns_gc_free_block *block)
{
    return block->tag / 2;
}

/* A block of at least so many granules, the nearest size first; NULL: there is none. */
NS_GC_UNCHECKED static ns_gc_free_block *find(size_t granules)
{
    size_t bin = bin_of(granules);
    for (ns_gc_free_block **link = &bins[bin]; *link != NULL; link = &(*link)->next) {
        if (size_of(*link) >= granules) {
            return take(bin, link);
        }
    }
    bin = next_bin(bin + 1);
    return bin == BINS ? NULL : take(bin, &bins[bin]);
}

/* ---- start bits ---- */

static void set_start(void *memory)
{
    ns_gc_region *region = ns_gc_region_of(memory);
    size_t granule = (size_t)((char *)memory - region->base) / NS_GC_GRANULE;
    region->starts[granule / 32] |= 1u << (granule % 32);
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
    if (chunk_granules > 0) {
        set_start(chunk);
        push(chunk, chunk_granules);
        chunk_granules = 0;
    }
}

static void *cut_from_chunk(size_t granules)
{
    char *memory = chunk;
    set_start(memory);
    chunk += granules * NS_GC_GRANULE;
    chunk_granules -= granules;
    return memory;
}

/* Small requests keep the rest of the block that they found for their successors; a large one gives it back. */
static void *find_room(size_t granules)
{
    if (chunk_granules >= granules && granules < LARGE) {
        return cut_from_chunk(granules);
    }
    ns_gc_free_block *block = find(granules);
    if (block == NULL) {
        return chunk_granules >= granules ? cut_from_chunk(granules) : NULL;
    }
    size_t rest = size_of(block) - granules;
    char *after = (char *)block + granules * NS_GC_GRANULE;
    if (rest == 0) {
        return block;
    }
    if (granules < LARGE) {
        put_back_chunk();
        chunk = after;
        chunk_granules = rest;
    } else {
        set_start(after);
        push(after, rest);
    }
    return block;
}

static void *allocate_granules(size_t granules)
{
    void *memory = NULL;
    if (NS_LIKELY(granules < LARGE && bins[granules] != NULL)) {
        memory = take(granules, &bins[granules]);
    } else {
        memory = find_room(granules);
    }
    if (memory != NULL) {
        free_granules -= granules;
    }
    return memory;
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

ns_ref ns_gc_allocate(const ns_type *type, size_t bytes)
{
    size_t granules = (bytes + NS_GC_GRANULE - 1) / NS_GC_GRANULE;
    ns_sched_lock();
#ifdef NS_GC_STRESS
    ns_gc_collect();
#endif
    ns_ref object = allocate_granules(granules);
    if (NS_UNLIKELY(object == NULL)) {
        ns_gc_collect();
        object = allocate_granules(granules);
    }
    if (NS_LIKELY(object != NULL)) {
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
    size_t largest = chunk_granules;
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
