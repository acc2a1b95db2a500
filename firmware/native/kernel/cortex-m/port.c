/* port.c: contexts and the switch between them on a Cortex-M3, M4 or M7.
 *
 * Threads run privileged on the process stack, interrupts on the main stack. A switch happens in PendSV, the
 * least urgent exception, so never in the middle of another interrupt. The FPU's registers are saved only by
 * threads that use them (EXC_RETURN bit 4), and lazily (DDI 0403E, B1.5.7). */
#include "chip.h"
#include "cortex-m.h"

/* The part of a frame that the switch itself saves; the hardware's part follows above it. With FPU state in use,
 * s16 to s31 stand between the two. */
typedef struct switch_frame { uint32_t r4_to_r11[8], exc_return; } switch_frame;
typedef struct hardware_frame { uint32_t r0, r1, r2, r3, r12, lr, pc, psr; } hardware_frame;
typedef struct first_frame { switch_frame saved; hardware_frame hardware; } first_frame;

#define EXC_RETURN_THREAD 0xFFFFFFFDu /* to thread mode, process stack, no FPU state */
#define PSR_THUMB         (1u << 24)

static ns_context *running;

void ns_port_context_init(ns_context *context, void *stack, size_t stack_bytes, void (*entry)(void *), void *argument)
{
    uintptr_t top = ((uintptr_t)stack + stack_bytes) & ~(uintptr_t)7;
    first_frame *frame = (first_frame *)top - 1;
    *frame = (first_frame){
        .saved.exc_return = EXC_RETURN_THREAD,
        .hardware = {.r0 = (uint32_t)argument, .pc = (uint32_t)entry & ~1u, .psr = PSR_THUMB},
    };
    context->sp = frame;
    context->port_data = stack; /* for the first thread's guard; from then on the scheduler says */
}

void ns_port_context_free(ns_context *context)
{
    context->sp = NULL;
}

/* Leaves the boot stack for good: it becomes the interrupt stack, and the first thread starts as if it had been
 * switched to. */
__attribute__((naked, noreturn)) static void enter_thread(
    hardware_frame *frame __attribute__((unused)), uint8_t *isr_stack_top __attribute__((unused)))
{
    __asm volatile(
        "ldr   r2, [r0, #24]      \n" /* pc */
        "orr   r2, r2, #1         \n"
        "ldr   r3, [r0, #0]       \n" /* argument */
        "adds  r0, r0, #32        \n"
        "msr   psp, r0            \n"
        "msr   msp, r1            \n"
        "movs  r0, #2             \n" /* SPSEL */
        "msr   control, r0        \n"
        "isb                      \n"
        "movs  r0, #0             \n"
        "mov   lr, r0             \n" /* a thread's entry never returns */
        "msr   basepri, r0        \n"
        "cpsie i                  \n"
        "mov   r0, r3             \n"
        "bx    r2                 \n");
}

void ns_port_start(ns_context *first)
{
    running = first;
    ns_port_guard_stack(first->port_data);
    enter_thread(&((first_frame *)first->sp)->hardware, ns_isr_stack_top);
}

void ns_port_request_switch(void)
{
    NS_SCB->icsr = NS_ICSR_PENDSVSET;
    ns_barrier();
}

/* Called by PendSV with the stack pointer of the thread that stops; returns that of the one that goes on. */
__attribute__((used)) static void *switch_context(void *sp)
{
    uint32_t state = ns_port_mask();
    running->sp = sp;
    running = ns_sched_pick(running);
    ns_port_unmask(state);
    return running->sp;
}

__attribute__((naked)) void ns_pendsv_handler(void)
{
    __asm volatile(
        "mrs       r0, psp          \n"
        "tst       lr, #0x10        \n"
        "it        eq               \n"
        "vstmdbeq  r0!, {s16-s31}   \n"
        "stmdb     r0!, {r4-r11, lr}\n"
        "bl        switch_context   \n"
        "ldmia     r0!, {r4-r11, lr}\n"
        "tst       lr, #0x10        \n"
        "it        eq               \n"
        "vldmiaeq  r0!, {s16-s31}   \n"
        "msr       psp, r0          \n"
        "bx        lr               \n");
}

uint32_t ns_port_mask(void)
{
    uint32_t state;
    __asm volatile("mrs %0, basepri\n\tmsr basepri_max, %1" : "=&r"(state) : "r"(NS_IRQ_KERNEL) : "memory");
    return state;
}

void ns_port_unmask(uint32_t state)
{
    __asm volatile("msr basepri, %0\n\tisb" : : "r"(state) : "memory");
}

bool ns_port_in_interrupt(void)
{
    uint32_t ipsr;
    __asm volatile("mrs %0, ipsr" : "=r"(ipsr));
    return ipsr != 0;
}

void ns_port_wait_for_interrupt(void)
{
    __asm volatile("dsb\n\twfi" : : : "memory");
}

/* s16 to s31 too: gcc may park a pointer in them. The caller-saved registers are on the stack already where they
 * matter, for this is a call. */
__attribute__((naked)) void ns_port_with_spilled_registers(
    void (*scan)(void *sp, void *argument) __attribute__((unused)), void *argument __attribute__((unused)))
{
    __asm volatile(
        "push   {r4-r11, lr}  \n"
        "sub    sp, sp, #4    \n" /* keeps the stack 8-byte aligned */
        "vpush  {s16-s31}     \n"
        "mov    r2, r0        \n"
        "mov    r0, sp        \n"
        "blx    r2            \n"
        "add    sp, sp, #68   \n"
        "pop    {r4-r11, pc}  \n");
}
