/* fault.c: what happens when the processor refuses to go on: a report on the log channel, then ns_die.
 *
 * One handler serves every fault and every interrupt nobody asked for. The same handler carries the probe for
 * memory that may not be there: while a probe runs, a fault jumps to the probe's end instead. */
#include "../sched.h"
#include "../../hal/hal.h"
#include "chip.h"
#include "cortex-m.h"
#include "mpu.h"

typedef struct fault_frame { uint32_t r0, r1, r2, r3, r12, lr, pc, psr; } fault_frame;

#define EXC_RETURN_FROM_THREAD (1u << 2) /* the interrupted code used the process stack */
#define NULL_PAGE_END          4096u     /* field offsets of a null reference stay below this */

/* Where a fault continues while memory is probed; NULL: a fault is fatal. */
__attribute__((used)) static void *volatile probe_end;

/* ---- which fault ---- */

static const char *cause_of(uint32_t exception, uint32_t cfsr)
{
    if (exception >= NS_EXCEPTION_IRQ0) {
        return "an interrupt without a handler";
    }
    if (cfsr & (NS_CFSR_IACCVIOL | NS_CFSR_INVSTATE)) {
        return "a jump to where no code is";
    }
    if (cfsr & NS_CFSR_MEMORY) {
        bool null = (cfsr & NS_CFSR_MMARVALID) != 0 && NS_SCB->mmfar < NULL_PAGE_END;
        return null ? "an access through a null pointer" : "an access to protected memory";
    }
    if (cfsr & NS_CFSR_BUS) {
        return "a bus error";
    }
    return cfsr != 0 ? "an illegal instruction or operation" : "a hard fault";
}

/* sp is that of the interrupted code. A thread whose stack pointer is below its stack has jumped over the guard. */
static bool is_stack_overflow(uint32_t cfsr, uint32_t sp, bool from_thread)
{
    if (cfsr & (NS_CFSR_MSTKERR | NS_CFSR_MLSPERR)) {
        return true;
    }
    bool guard_hit = (cfsr & NS_CFSR_MMARVALID) != 0 && ns_mpu_in_guard(NS_SCB->mmfar);
    return guard_hit || (from_thread && sp < ns_mpu_thread_guard_end());
}

/* ---- the way there ---- */

#define MAX_TRACE 12

extern const uint8_t ns_text_start[], ns_text_end[]; /* from the linker script */

/* Whether a word of a stack is the address behind a BL or BLX instruction (DDI 0403E, A7.7.18 and A7.7.19). */
static bool is_return_address(uint32_t word)
{
    uint32_t address = word & ~1u;
    if ((word & 1u) == 0 || address < (uint32_t)ns_text_start + 4 || address >= (uint32_t)ns_text_end) {
        return false;
    }
    const uint16_t *next = (const uint16_t *)address;
    bool branch_link = (next[-2] & 0xF800u) == 0xF000u && (next[-1] & 0xD000u) == 0xD000u;
    return branch_link || (next[-1] & 0xFF87u) == 0x4780u;
}

/* There are no frame pointers, so this lists every return address on the stack, stale ones included. The tool turns
 * each into a line, as it does for an exception. */
static void report_trace(const uint32_t *from, const uint32_t *end)
{
    int shown = 0;
    for (const uint32_t *word = from; word < end && shown < MAX_TRACE; word++) {
        if (is_return_address(*word)) {
            ns_log("   at %p", (void *)((*word & ~1u) - 2));
            shown++;
        }
    }
}

static void report_way(const fault_frame *frame, bool from_thread, bool saved)
{
    const ns_thread *thread = ns_sched_running();
    if (saved) {
        ns_log("   at %p", (void *)frame->pc);
        ns_log("   at %p", (void *)(frame->lr & ~1u));
    }
    bool on_stack = from_thread && thread != NULL && (uintptr_t)frame >= (uintptr_t)thread->stack
        && (uintptr_t)frame < (uintptr_t)thread->stack + thread->stack_size;
    if (on_stack) {
        report_trace((const uint32_t *)(saved ? frame + 1 : frame),
                     (const uint32_t *)(thread->stack + thread->stack_size));
    }
}

/* ---- the report ---- */

static void report_thread(void)
{
    const ns_thread *thread = ns_sched_running();
    if (thread == NULL) {
        ns_log("  before the first thread");
        return;
    }
    ns_log("  thread %u, priority %u, stack 0x%08x to 0x%08x", (unsigned)thread->number,
           (unsigned)thread->base_priority, (unsigned)(uintptr_t)thread->stack,
           (unsigned)((uintptr_t)thread->stack + thread->stack_size));
}

static void report_registers(const fault_frame *frame, uint32_t exception, uint32_t cfsr)
{
    if (cfsr & (NS_CFSR_MSTKERR | NS_CFSR_STKERR)) {
        ns_log("  exception %u, sp 0x%08x; the registers could not be saved", (unsigned)exception,
               (unsigned)(uintptr_t)frame);
    } else {
        ns_log("  exception %u, pc 0x%08x, lr 0x%08x, sp 0x%08x, psr 0x%08x", (unsigned)exception,
               (unsigned)frame->pc, (unsigned)frame->lr, (unsigned)(uintptr_t)frame, (unsigned)frame->psr);
    }
    ns_log("  cfsr 0x%08x, hfsr 0x%08x", (unsigned)cfsr, (unsigned)NS_SCB->hfsr);
    if (cfsr & NS_CFSR_MMARVALID) {
        ns_log("  memory address 0x%08x", (unsigned)NS_SCB->mmfar);
    }
    if (cfsr & NS_CFSR_BFARVALID) {
        ns_log("  bus address 0x%08x", (unsigned)NS_SCB->bfar);
    }
}

__attribute__((used, noreturn)) static void report_fault(const fault_frame *frame, uint32_t exc_return)
{
    static bool reporting;
    if (reporting) {
        ns_die("a fault while a fault was reported");
    }
    reporting = true;
    uint32_t exception;
    __asm volatile("mrs %0, ipsr" : "=r"(exception));
    uint32_t cfsr = NS_SCB->cfsr;
    bool from_thread = (exc_return & EXC_RETURN_FROM_THREAD) != 0;
    bool overflow = is_stack_overflow(cfsr, (uint32_t)frame, from_thread);
    const char *what = !overflow ? cause_of(exception, cfsr)
                       : from_thread ? "stack overflow in a thread" : "stack overflow in an interrupt";
    bool saved = (cfsr & (NS_CFSR_MSTKERR | NS_CFSR_STKERR)) == 0;
    ns_log("fault: %s", what);
    report_thread();
    report_registers(frame, exception, cfsr);
    report_way(frame, from_thread, saved);
    ns_die(what);
}

/* r0: the frame; r1: EXC_RETURN. A main stack that could not take the frame is useless: start it afresh. */
__attribute__((naked)) void ns_fault_handler(void)
{
    __asm volatile(
        "tst   lr, #4            \n"
        "ite   eq                \n"
        "mrseq r0, msp           \n"
        "mrsne r0, psp           \n"
        "mov   r1, lr            \n"
        "ldr   r2, =probe_end    \n"
        "ldr   r3, [r2]          \n"
        "cbz   r3, 1f            \n"
        "str   r3, [r0, #24]     \n" /* the frame's pc */
        "movs  r3, #0            \n"
        "str   r3, [r2]          \n"
        "bx    lr                \n"
        "1:                      \n"
        "cpsid i                 \n"
        "tst   lr, #4            \n"
        "bne   2f                \n"
        "ldr   r2, =0xE000ED28   \n" /* CFSR */
        "ldr   r2, [r2]          \n"
        "movw  r3, #0x1010       \n" /* MSTKERR, STKERR */
        "tst   r2, r3            \n"
        "beq   2f                \n"
        "ldr   r2, =ns_isr_stack_top\n"
        "mov   sp, r2            \n"
        "2:                      \n"
        "b     report_fault      \n");
}

/* ---- the probe ---- */

/* Writes and reads back one word; false when that faults or the word does not keep its value. Restores it. */
static bool word_answers(volatile uint32_t *word)
{
    uint32_t answered = 0;
    const uint32_t pattern = 0xA55A0FF0u ^ (uint32_t)word;
    uint32_t old, seen, end;
    __asm volatile(
        "   ldr   %[end], =1f        \n"
        "   str   %[end], [%[hook]]  \n"
        "   ldr   %[old], [%[word]]  \n" /* first a read: a read's fault is never late */
        "   str   %[pattern], [%[word]]\n"
        "   dsb                      \n"
        "   ldr   %[seen], [%[word]] \n"
        "   str   %[old], [%[word]]  \n"
        "   dsb                      \n"
        "   cmp   %[seen], %[pattern]\n"
        "   it    eq                 \n"
        "   moveq %[answered], #1    \n"
        "1:                          \n"
        : [end] "=&r"(end), [old] "=&r"(old), [seen] "=&r"(seen), [answered] "+&r"(answered)
        : [hook] "r"(&probe_end), [word] "r"(word), [pattern] "r"(pattern)
        : "memory", "cc");
    probe_end = NULL;
    NS_SCB->cfsr = NS_SCB->cfsr; /* write one to clear */
    return answered != 0;
}

bool ns_memory_answers(void *base, size_t size)
{
    volatile uint32_t *first = base;
    return word_answers(first) && word_answers(first + size / sizeof(*first) - 1);
}
