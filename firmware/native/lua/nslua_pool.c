/* nslua_pool.c: the memory of the Lua state. Lua says how large a block is when it gives it back, so blocks have no
 * headers. Small free blocks wait by size, since most objects are small and come again; larger ones are in a list by
 * address, where neighbours join. When nothing fits, the small ones join too. */
#include "nslua_internal.h"

#include <string.h>

/* A free block holds its size and the next one: the smallest block is both. */
struct block {
    struct block *next;
    size_t size;
};

enum { GRAIN = sizeof(struct block), CLASSES = 8, LARGEST_SMALL = CLASSES * GRAIN };

static struct {
    struct block *small[CLASSES]; /* by size in grains, less one */
    struct block *large;          /* by address */
    uintptr_t start;
    int32_t used, peak, total;
} pool;

static size_t rounded(size_t size) { return (size + GRAIN - 1) & ~(size_t)(GRAIN - 1); }
static char *end_of(struct block *block) { return (char *)block + block->size; }
static struct block **class_of(size_t size) { return &pool.small[size / GRAIN - 1]; }

static void count(ptrdiff_t change)
{
    pool.used += (int32_t)change;
    pool.peak = pool.used > pool.peak ? pool.used : pool.peak;
}

/* Puts a block into the list, joining it with its neighbours. */
static void insert(struct block *block)
{
    struct block *before = NULL, **link = &pool.large;
    while (*link != NULL && *link < block) {
        before = *link;
        link = &before->next;
    }
    block->next = *link;
    *link = block;
    if (block->next != NULL && end_of(block) == (char *)block->next) {
        block->size += block->next->size;
        block->next = block->next->next;
    }
    if (before != NULL && end_of(before) == (char *)block) {
        before->size += block->size;
        before->next = block->next;
    }
}

static void put(void *memory, size_t size)
{
    struct block *block = memory;
    block->size = size;
    if (size <= LARGEST_SMALL) {
        struct block **list = class_of(size);
        block->next = *list;
        *list = block;
    } else {
        insert(block);
    }
}

/* The best fit, cut to size. */
static void *take_large(size_t size)
{
    struct block **best = NULL;
    for (struct block **link = &pool.large; *link != NULL; link = &(*link)->next) {
        if ((*link)->size >= size && (best == NULL || (*link)->size < (*best)->size)) {
            best = link;
            if ((*link)->size == size) {
                break;
            }
        }
    }
    if (best == NULL) {
        return NULL;
    }
    struct block *block = *best;
    if (block->size == size) {
        *best = block->next;
        return block;
    }
    block->size -= size;
    return end_of(block);
}

/* Everything by address again. True: there was something small. */
static bool join_small(void)
{
    bool any = false;
    for (int i = 0; i < CLASSES; i++) {
        while (pool.small[i] != NULL) {
            struct block *block = pool.small[i];
            pool.small[i] = block->next;
            insert(block);
            any = true;
        }
    }
    return any;
}

static void *take(size_t size)
{
    if (size <= LARGEST_SMALL && *class_of(size) != NULL) {
        struct block *block = *class_of(size);
        *class_of(size) = block->next;
        return block;
    }
    void *memory = take_large(size);
    return memory != NULL || !join_small() ? memory : take_large(size);
}

static void *move(void *block, size_t old_size, size_t new_size)
{
    void *memory = take(new_size);
    if (memory != NULL) {
        memcpy(memory, block, old_size < new_size ? old_size : new_size);
        put(block, old_size);
    }
    return memory;
}

static void *resize(void *block, size_t old_size, size_t new_size)
{
    if (new_size > old_size) {
        return move(block, old_size, new_size);
    }
    if (new_size < old_size) {
        put((char *)block + new_size, old_size - new_size);
    }
    return block;
}

void *nslua_pool_realloc(void *unused, void *block, size_t old_size, size_t new_size)
{
    (void)unused;
    if (new_size > (size_t)pool.total) {
        return NULL;
    }
    size_t before = block == NULL ? 0 : rounded(old_size), after = rounded(new_size);
    void *result = NULL;
    if (after == 0) {
        if (before > 0) {
            put(block, before);
        }
    } else {
        result = before == 0 ? take(after) : resize(block, before, after);
        if (result == NULL) {
            return NULL;
        }
    }
    count((ptrdiff_t)after - (ptrdiff_t)before);
    return result;
}

void nslua_pool_init(void *memory, size_t size)
{
    memset(&pool, 0, sizeof(pool));
    size &= ~(size_t)(GRAIN - 1);
    pool.start = (uintptr_t)memory;
    pool.total = (int32_t)size;
    put(memory, size);
}

bool nslua_pool_has(uintptr_t address)
{
    return address % GRAIN == 0 && address - pool.start < (uintptr_t)pool.total;
}

void nslua_get_memory(nslua_memory *memory)
{
    *memory = (nslua_memory){pool.used, pool.peak, pool.total};
}
