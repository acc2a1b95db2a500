/* port.c: contexts, masking and idling on RV32 in machine mode. A switch is a machine software interrupt. */
#include "chip.h"
#include "port_internal.h"
#include "riscv.h"

#define GUARD_WORD 0x6E6F6E65u /* fills the guard at the low end of each stack; an overflow overwrites it */

static ns_context *running;
static uint32_t *guard; /* NULL: before the first thread */

static void fill_guard(uint32_t *bottom)
{
    for (size_t i = 0; i < NS_STACK_GUARD / sizeof(*bottom); i++) {
        bottom[i] = GUARD_WORD;
    }
}

void ns_port_context_init(ns_context *context, void *stack, size_t stack_bytes, void (*entry)(void *), void *argument)
{
    uintptr_t top = ((uintptr_t)stack + stack_bytes) & ~(uintptr_t)15;
    ns_trap_frame *frame = (ns_trap_frame *)top - 1;
    *frame = (ns_trap_frame){
        .a0 = (uint32_t)argument, .mepc = (uint32_t)entry, .mstatus = NS_MSTATUS_MPP | NS_MSTATUS_MPIE,
    };
    fill_guard(stack);
    context->sp = frame;
    context->port_data = stack;
}

void ns_port_context_free(ns_context *context)
{
    context->sp = NULL;
}

void ns_port_start(ns_context *first)
{
    running = first;
    ns_port_guard_stack(first->port_data);
    ns_trap_return(first->sp);
}

/* The read keeps the interrupt from being still on its way when interrupts are unmasked. */
void ns_port_request_switch(void)
{
    *ns_chip_msip = 1;
    __asm volatile("fence" : : : "memory");
    (void)*ns_chip_msip;
}

ns_trap_frame *ns_port_switch(ns_trap_frame *frame)
{
    running->sp = frame;
    running = ns_sched_pick(running);
    return running->sp;
}

uint32_t ns_port_mask(void)
{
    return NS_CSR_CLEAR(mstatus, NS_MSTATUS_MIE) & NS_MSTATUS_MIE;
}

void ns_port_unmask(uint32_t state)
{
    NS_CSR_SET(mstatus, state);
}

void ns_port_wait_for_interrupt(void)
{
    __asm volatile("wfi" : : : "memory");
}

void ns_port_guard_stack(void *stack_bottom)
{
    guard = stack_bottom;
}

void ns_port_check_stack(const ns_trap_frame *frame)
{
    if (guard == NULL) {
        return;
    }
    uint32_t *stack = guard;
    if (stack[NS_STACK_GUARD / sizeof(*stack) - 1] != GUARD_WORD || (const uint32_t *)frame < stack) {
        guard = NULL;
        ns_die("stack overflow");
    }
}

__attribute__((naked)) void ns_port_with_spilled_registers(
    void (*scan)(void *sp, void *argument) __attribute__((unused)), void *argument __attribute__((unused)))
{
    __asm volatile(
        "addi sp, sp, -64  \n"
        "sw   ra, 0(sp)    \n" "sw   s0, 4(sp)    \n" "sw   s1, 8(sp)    \n" "sw   s2, 12(sp)   \n"
        "sw   s3, 16(sp)   \n" "sw   s4, 20(sp)   \n" "sw   s5, 24(sp)   \n" "sw   s6, 28(sp)   \n"
        "sw   s7, 32(sp)   \n" "sw   s8, 36(sp)   \n" "sw   s9, 40(sp)   \n" "sw   s10, 44(sp)  \n"
        "sw   s11, 48(sp)  \n"
        "mv   t0, a0       \n"
        "mv   a0, sp       \n"
        "jalr t0           \n"
        "lw   ra, 0(sp)    \n" /* scan is C: it has restored the others */
        "addi sp, sp, 64   \n"
        "ret               \n");
}
