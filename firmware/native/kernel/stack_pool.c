/* stack_pool.c: the board's budget for stacks, in blocks; first fit, lowest address first.
 *
 * A thread's stack is a run of blocks, painted with a pattern so that its high-water mark can be read. */
#include "sched.h"

#include "ns_budget.h"

#define APP_BLOCKS (NS_BUDGET_STACK_POOL / NS_STACK_BLOCK)
#define CORE_END (APP_BLOCKS + NS_BUDGET_CORE_STACK / NS_STACK_BLOCK)
#ifdef NS_BUDGET_TLS_STACK
#define BLOCKS (CORE_END + NS_BUDGET_TLS_STACK / NS_STACK_BLOCK)
#else
#define BLOCKS CORE_END /* no TLS in this image */
#endif
#define PAINT 0x5AFEB10Cu

_Static_assert(APP_BLOCKS > 0 && BLOCKS > APP_BLOCKS, "the budget's stacks hold at least one block each");

static char pool[BLOCKS][NS_STACK_BLOCK] __attribute__((aligned(NS_STACK_BLOCK)));
static uint8_t taken[(BLOCKS + 7) / 8];

static bool is_taken(size_t block)
{
    return (taken[block / 8] >> (block % 8)) & 1u;
}

static void set_taken(size_t first, size_t count, bool value)
{
    for (size_t block = first; block < first + count; block++) {
        uint8_t bit = (uint8_t)(1u << (block % 8));
        taken[block / 8] = value ? taken[block / 8] | bit : taken[block / 8] & (uint8_t)~bit;
    }
}

void *ns_stack_allocate(size_t *bytes, enum ns_stack_owner owner)
{
    static const struct { size_t first, end; } ranges[] = {
        [NS_STACK_OF_APP] = {0, APP_BLOCKS}, [NS_STACK_OF_CORE] = {APP_BLOCKS, CORE_END},
        [NS_STACK_OF_TLS] = {CORE_END, BLOCKS},
    };
    size_t end = ranges[owner].end;
    bool all = owner != NS_STACK_OF_APP && *bytes == 0;
    size_t asked = all ? (end - ranges[owner].first) * NS_STACK_BLOCK : *bytes;
    size_t wanted = asked < NS_STACK_MIN ? NS_STACK_MIN : asked;
    size_t count = (wanted + NS_STACK_BLOCK - 1) / NS_STACK_BLOCK;
    size_t run = 0;
    for (size_t block = ranges[owner].first; block < end; block++) {
        run = is_taken(block) ? 0 : run + 1;
        if (run == count) {
            size_t first = block + 1 - count;
            set_taken(first, count, true);
            *bytes = count * NS_STACK_BLOCK;
            return pool[first];
        }
    }
    return NULL;
}

void ns_stack_free(void *stack, size_t bytes)
{
    set_taken((size_t)((char *)stack - pool[0]) / NS_STACK_BLOCK, bytes / NS_STACK_BLOCK, false);
}

void ns_stack_paint(void *stack, size_t bytes)
{
    uint32_t *word = stack;
    for (size_t i = 0; i < bytes / sizeof(*word); i++) {
        word[i] = PAINT;
    }
}

size_t ns_stack_untouched(const void *stack, size_t bytes)
{
    const uint32_t *word = stack;
    size_t i = 0;
    while (i < bytes / sizeof(*word) && word[i] == PAINT) {
        i++;
    }
    return i * sizeof(*word);
}
