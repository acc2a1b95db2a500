/* trap.c: saves the interrupted thread on its own stack, serves the trap on the interrupt stack with interrupts off,
 * and goes on with the thread that ns_sched_pick chose. Traps do not nest. */
#include "trap.h"

#include "../../hal/hal.h"
#include "../sched.h"
#include "chip.h"
#include "port_internal.h"
#include "riscv.h"

_Static_assert(sizeof(ns_trap_frame) == 128, "the offsets in the assembler below");

static volatile bool in_trap;

bool ns_port_in_interrupt(void)
{
    return in_trap;
}

/* A fault while in_trap is one of the trap's own code: the frame then lies on the interrupt stack. */
__attribute__((naked, aligned(4))) void ns_trap_entry(void)
{
    __asm volatile(
        "addi sp, sp, -128      \n"
        "sw   ra, 0(sp)         \n" "sw   t0, 4(sp)         \n" "sw   t1, 8(sp)         \n"
        "sw   t2, 12(sp)        \n" "sw   s0, 16(sp)        \n" "sw   s1, 20(sp)        \n"
        "sw   a0, 24(sp)        \n" "sw   a1, 28(sp)        \n" "sw   a2, 32(sp)        \n"
        "sw   a3, 36(sp)        \n" "sw   a4, 40(sp)        \n" "sw   a5, 44(sp)        \n"
        "sw   a6, 48(sp)        \n" "sw   a7, 52(sp)        \n" "sw   s2, 56(sp)        \n"
        "sw   s3, 60(sp)        \n" "sw   s4, 64(sp)        \n" "sw   s5, 68(sp)        \n"
        "sw   s6, 72(sp)        \n" "sw   s7, 76(sp)        \n" "sw   s8, 80(sp)        \n"
        "sw   s9, 84(sp)        \n" "sw   s10, 88(sp)       \n" "sw   s11, 92(sp)       \n"
        "sw   t3, 96(sp)        \n" "sw   t4, 100(sp)       \n" "sw   t5, 104(sp)       \n"
        "sw   t6, 108(sp)       \n"
        "csrr t0, mepc          \n" "sw   t0, 112(sp)       \n"
        "csrr t0, mstatus       \n" "sw   t0, 116(sp)       \n"
        "mv   a0, sp            \n"
        "csrr sp, mscratch      \n"
        "call serve_trap        \n" /* returns the frame to go on with */
        "j    ns_trap_return    \n");
}

__attribute__((naked)) void ns_trap_return(ns_trap_frame *frame __attribute__((unused)))
{
    __asm volatile(
        "mv   sp, a0            \n"
        "lw   t0, 112(sp)       \n" "csrw mepc, t0          \n"
        "lw   t0, 116(sp)       \n" "csrw mstatus, t0       \n"
        "lw   ra, 0(sp)         \n" "lw   t0, 4(sp)         \n" "lw   t1, 8(sp)         \n"
        "lw   t2, 12(sp)        \n" "lw   s0, 16(sp)        \n" "lw   s1, 20(sp)        \n"
        "lw   a0, 24(sp)        \n" "lw   a1, 28(sp)        \n" "lw   a2, 32(sp)        \n"
        "lw   a3, 36(sp)        \n" "lw   a4, 40(sp)        \n" "lw   a5, 44(sp)        \n"
        "lw   a6, 48(sp)        \n" "lw   a7, 52(sp)        \n" "lw   s2, 56(sp)        \n"
        "lw   s3, 60(sp)        \n" "lw   s4, 64(sp)        \n" "lw   s5, 68(sp)        \n"
        "lw   s6, 72(sp)        \n" "lw   s7, 76(sp)        \n" "lw   s8, 80(sp)        \n"
        "lw   s9, 84(sp)        \n" "lw   s10, 88(sp)       \n" "lw   s11, 92(sp)       \n"
        "lw   t3, 96(sp)        \n" "lw   t4, 100(sp)       \n" "lw   t5, 104(sp)       \n"
        "lw   t6, 108(sp)       \n"
        "addi sp, sp, 128       \n"
        "mret                   \n");
}

static const char *const fault_names[] = {
    "a misaligned jump", "a jump to nowhere", "an illegal instruction", "a breakpoint", "a misaligned read",
    "a read of nothing", "a misaligned write", "a write to nothing"
};

__attribute__((noreturn)) static void report_fault(const ns_trap_frame *frame, uint32_t cause)
{
    const char *what = cause < sizeof(fault_names) / sizeof(fault_names[0]) ? fault_names[cause] : "an unknown trap";
    ns_log("fault: %s", what);
    ns_log("  cause %u, pc 0x%08x, ra 0x%08x, sp 0x%08x, address 0x%08x", (unsigned)cause, (unsigned)frame->mepc,
           (unsigned)frame->ra, (unsigned)(uintptr_t)(frame + 1), (unsigned)NS_CSR_READ(mtval));
    ns_log("   at %p", (void *)frame->mepc);
    ns_log("   at %p", (void *)frame->ra);
    ns_die(what);
}

__attribute__((used)) static ns_trap_frame *serve_trap(ns_trap_frame *frame)
{
    uint32_t cause = NS_CSR_READ(mcause);
    in_trap = true;
    ns_port_check_stack(frame);
    switch (cause) {
    case NS_MCAUSE_INTERRUPT | NS_INTERRUPT_TIMER:
        ns_port_timer_interrupt();
        break;
    case NS_MCAUSE_INTERRUPT | NS_INTERRUPT_EXTERNAL:
        ns_chip_external_interrupt();
        break;
    case NS_MCAUSE_INTERRUPT | NS_INTERRUPT_SOFTWARE:
        break; /* a switch was asked for: below */
    default:
        report_fault(frame, cause);
    }
    if (*ns_chip_msip != 0) {
        *ns_chip_msip = 0;
        frame = ns_port_switch(frame);
    }
    in_trap = false;
    return frame;
}
