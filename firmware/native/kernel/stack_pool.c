/* stack_pool.c: the board's budget for stacks, in blocks; first fit, lowest address first.
 *
 * A thread's stack is a run of blocks, painted with a pattern so that its high-water mark can be read. */
#include "sched.h"

#include "ns_budget.h"

#define APP_BLOCKS (NS_BUDGET_STACK_POOL / NS_STACK_BLOCK)
#define BLOCKS (APP_BLOCKS + NS_BUDGET_CORE_STACK / NS_STACK_BLOCK) /* the core's come last */
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

void *ns_stack_allocate(size_t *bytes, bool for_core)
{
    size_t asked = for_core && *bytes == 0 ? (BLOCKS - APP_BLOCKS) * NS_STACK_BLOCK : *bytes;
    size_t wanted = asked < NS_STACK_MIN ? NS_STACK_MIN : asked;
    size_t count = (wanted + NS_STACK_BLOCK - 1) / NS_STACK_BLOCK;
    size_t run = 0;
    for (size_t block = for_core ? APP_BLOCKS : 0; block < (for_core ? BLOCKS : APP_BLOCKS); block++) {
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
