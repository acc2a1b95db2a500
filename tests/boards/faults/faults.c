/* faults.c: what a Cortex-M must refuse to do. The numbers are those of ../run. */
#include <stdint.h>

#include "../../../firmware/native/kernel/cortex-m/cortex-m.h"

#define VECTORS 98
#define UNUSED_IRQ 10

typedef void handler(void);

extern const uint8_t ns_board_seed[]; /* from the linker script */

int32_t fault_kind(void);
void fault_now(int32_t kind);

/* The seed as the emulator's owner left it: nobody in this image asks for entropy, which would take it. */
int32_t fault_kind(void)
{
    return ns_board_seed[0];
}

static void read_through_null(void)
{
    volatile uint32_t *volatile null = 0;
    (void)null[3];
}

static void jump_to(uintptr_t address)
{
    handler *volatile target = (handler *)address;
    target();
}

static void illegal_instruction(void)
{
    __asm volatile("udf #0");
}

static void read_missing_memory(void)
{
    (void)*(volatile uint32_t *)0x60000000u;
}

/* Each call's frame is smaller than the guard, as ordinary code's are. */
__attribute__((noinline)) static uint32_t overflow_stack(uint32_t depth)
{
    volatile uint32_t frame[8] = {depth};
    return depth == 0 ? 0 : overflow_stack(depth - 1) + frame[0];
}

static void overflow_in_interrupt(void)
{
    (void)overflow_stack(1000000);
}

static void pend_unused(void)
{
    ns_nvic_enable(UNUSED_IRQ, NS_IRQ_KERNEL);
    ns_nvic_set_pending(UNUSED_IRQ);
    ns_barrier();
}

/* Serves the unused interrupt from a copy of the vector table. */
static void interrupt_with_overflow(void)
{
    static handler *table[VECTORS] __attribute__((aligned(512)));
    handler *const *original = (handler *const *)NS_SCB->vtor;
    for (int i = 0; i < VECTORS; i++) {
        table[i] = original[i];
    }
    table[NS_EXCEPTION_IRQ0 + UNUSED_IRQ] = overflow_in_interrupt;
    NS_SCB->vtor = (uint32_t)table;
    pend_unused();
}

void fault_now(int32_t kind)
{
    switch (kind) {
    case 1: read_through_null(); break;
    case 2: jump_to(0); break;
    case 3: jump_to(0x20000001u); break;
    case 4: illegal_instruction(); break;
    case 5: read_missing_memory(); break;
    case 6: (void)overflow_stack(1000000); break;
    case 7: pend_unused(); break;
    case 8: interrupt_with_overflow(); break;
    default: break;
    }
}
