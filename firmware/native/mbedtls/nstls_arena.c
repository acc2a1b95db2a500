/* nstls_arena.c: the memory of one session. Blocks lie one behind the other, each behind 8 bytes of header; free ones are
 * in a list and neighbours join. The best fit is taken: the list is short, and what mbedTLS allocates comes in few sizes.
 * What is freed is wiped.
 *
 * mbedTLS brings an allocator (memory_buffer_alloc), whose headers take 32 bytes a block on a 32-bit machine; the numbers
 * of a signature check are a hundred blocks of 32 to 260 bytes. */
#include "nstls_internal.h"

#include "mbedtls/platform_util.h"

/* Sizes include the header; a block in use has bit 0 of size set. */
struct header {
    uint32_t size;
    uint32_t previous; /* size of the block in front; 0: this is the first */
};

struct free_block {
    struct header header;
    uint32_t next, back; /* offsets + 1; 0: none */
};

/* One a session, and the random number generator's. */
enum { ARENAS = NSTLS_SESSIONS + 1 };

enum { ALIGNMENT = 8, SMALLEST = sizeof(struct free_block), IN_USE = 1 };

_Static_assert(sizeof(struct header) == ALIGNMENT, "payloads are aligned because headers are");

static struct nstls_arena *current;
static struct nstls_arena *arenas[ARENAS];

static struct free_block *at(const struct nstls_arena *arena, uint32_t offset)
{
    return (struct free_block *)(void *)(arena->base + offset);
}

static uint32_t offset_of(const struct nstls_arena *arena, const struct free_block *block)
{
    return (uint32_t)((const uint8_t *)block - arena->base);
}

static uint32_t size_of(const struct free_block *block) { return block->header.size & ~(uint32_t)IN_USE; }
static bool is_free(const struct free_block *block) { return (block->header.size & IN_USE) == 0; }

static struct free_block *behind(const struct nstls_arena *arena, struct free_block *block)
{
    uint32_t end = offset_of(arena, block) + size_of(block);
    return end < arena->size ? at(arena, end) : NULL;
}

static void unlink_block(struct nstls_arena *arena, struct free_block *block)
{
    if (block->back != 0) {
        at(arena, block->back - 1)->next = block->next;
    } else {
        arena->first_free = block->next;
    }
    if (block->next != 0) {
        at(arena, block->next - 1)->back = block->back;
    }
}

static void link_block(struct nstls_arena *arena, struct free_block *block)
{
    block->back = 0;
    block->next = arena->first_free;
    arena->first_free = offset_of(arena, block) + 1;
    if (block->next != 0) {
        at(arena, block->next - 1)->back = arena->first_free;
    }
}

/* Gives a block a size, known to its neighbour behind. */
static void resize(struct nstls_arena *arena, struct free_block *block, uint32_t size, uint32_t in_use)
{
    block->header.size = size | in_use;
    struct free_block *next = behind(arena, block);
    if (next != NULL) {
        next->header.previous = size;
    }
}

void nstls_arena_start(struct nstls_arena *arena, uint8_t *base, uint32_t size)
{
    mbedtls_platform_zeroize(base, size);
    *arena = (struct nstls_arena){.base = base, .size = size, .largest_free = size};
    at(arena, 0)->header.size = arena->size;
    link_block(arena, at(arena, 0));
    for (size_t i = 0; i < ARENAS; i++) {
        if (arenas[i] == NULL || arenas[i] == arena) {
            arenas[i] = arena;
            return;
        }
    }
}

void nstls_arena_use(struct nstls_arena *arena) { current = arena; }

static struct free_block *best_fit(const struct nstls_arena *arena, uint32_t size)
{
    struct free_block *best = NULL;
    for (uint32_t link = arena->first_free; link != 0;) {
        struct free_block *block = at(arena, link - 1);
        if (size_of(block) >= size && (best == NULL || size_of(block) < size_of(best))) {
            best = block;
            if (size_of(block) == size) {
                break;
            }
        }
        link = block->next;
    }
    return best;
}

static void take(struct nstls_arena *arena, struct free_block *block, uint32_t size)
{
    unlink_block(arena, block);
    uint32_t rest = size_of(block) - size;
    if (rest < SMALLEST) {
        size += rest;
    }
    resize(arena, block, size, IN_USE);
    if (rest >= SMALLEST) {
        struct free_block *tail = behind(arena, block);
        resize(arena, tail, rest, 0);
        tail->header.previous = size;
        link_block(arena, tail);
    }
    arena->used += size;
    arena->peak = arena->used > arena->peak ? arena->used : arena->peak;
    arena->step_peak = arena->used > arena->step_peak ? arena->used : arena->step_peak;
}

/* Memory is zero when it is free: it was wiped, but for the links. */
void *nstls_calloc(size_t count, size_t size)
{
    struct nstls_arena *arena = current;
    if (arena == NULL || (size != 0 && count > arena->size / size)) {
        if (arena != NULL) {
            arena->refused = true;
        }
        return NULL;
    }
    uint32_t bytes = (uint32_t)(sizeof(struct header) + count * size + ALIGNMENT - 1) & ~(uint32_t)(ALIGNMENT - 1);
    bytes = bytes < SMALLEST ? SMALLEST : bytes;
    struct free_block *block = best_fit(arena, bytes);
    if (block == NULL) {
        arena->refused = true;
        return NULL;
    }
    take(arena, block, bytes);
    block->next = block->back = 0;
    return (uint8_t *)block + sizeof(struct header);
}

static struct nstls_arena *arena_of(const uint8_t *memory)
{
    for (size_t i = 0; i < ARENAS; i++) {
        if (arenas[i] != NULL && memory >= arenas[i]->base && memory < arenas[i]->base + arenas[i]->size) {
            return arenas[i];
        }
    }
    return NULL;
}

void nstls_release(void *memory)
{
    struct nstls_arena *arena = arena_of(memory);
    if (memory == NULL || arena == NULL) {
        return;
    }
    struct free_block *block = (struct free_block *)(void *)((uint8_t *)memory - sizeof(struct header));
    uint32_t size = size_of(block);
    mbedtls_platform_zeroize(memory, size - sizeof(struct header));
    arena->used -= size;
    struct free_block *next = behind(arena, block);
    if (next != NULL && is_free(next)) {
        unlink_block(arena, next);
        size += size_of(next);
        memset(next, 0, sizeof *next);
    }
    if (block->header.previous != 0) {
        struct free_block *front = at(arena, offset_of(arena, block) - block->header.previous);
        if (is_free(front)) {
            unlink_block(arena, front);
            size += size_of(front);
            memset(block, 0, sizeof *block);
            block = front;
        }
    }
    resize(arena, block, size, 0);
    link_block(arena, block);
}

void nstls_arena_measure(struct nstls_arena *arena)
{
    uint32_t largest = 0;
    uint32_t size;
    for (uint32_t offset = 0; offset < arena->size; offset += size) {
        const struct free_block *block = at(arena, offset);
        size = size_of(block);
        if (is_free(block) && size > largest) {
            largest = size;
        }
    }
    arena->largest_free = largest;
}
