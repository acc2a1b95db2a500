/* faults.c: a stack overflow or a wild pointer becomes ns_die's report instead of a silent signal.
 *
 * The handler runs on a stack of its own, since the faulting one may be full. Under the address sanitizer anything
 * but a stack overflow is left to it: it knows more. */
#define _GNU_SOURCE
#include "posix.h"

#include "../../hal/hal.h"
#include "../sched.h"

#include <signal.h>
#include <ucontext.h>

#define FRAME_ROOM 8192 /* what the kernel pushes for a signal, vector registers included */

static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE};
#define FAULTS (sizeof(faults) / sizeof(faults[0]))

static struct sigaction before[FAULTS]; /* the sanitizer's handlers */
static char fault_stack[64 * 1024] __attribute__((aligned(16)));

static uintptr_t stack_pointer_of(const ucontext_t *context)
{
#if defined(__x86_64__)
    return (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
    return (uintptr_t)context->uc_mcontext.sp;
#else
    (void)context;
    return UINTPTR_MAX;
#endif
}

/* Either the guard page was touched, or the kernel found no room above it for the frame of another signal. */
static bool is_stack_overflow(const siginfo_t *info, const ucontext_t *context)
{
    const ns_thread *self = ns_sched_running();
    if (self == NULL) {
        return false;
    }
    uintptr_t bottom = (uintptr_t)self->stack;
    uintptr_t sp = stack_pointer_of(context);
    return (uintptr_t)info->si_addr - bottom < NS_STACK_GUARD || sp - bottom < NS_STACK_GUARD + FRAME_ROOM;
}

static void on_fault(int number, siginfo_t *info, void *context)
{
    if (number == SIGSEGV && is_stack_overflow(info, context)) {
        ns_die("stack overflow");
    }
#if defined(__SANITIZE_ADDRESS__)
    for (size_t i = 0; i < FAULTS; i++) {
        (void)sigaction(faults[i], &before[i], NULL);
    }
#else
    ns_log("Fault address %p", info->si_addr);
    ns_die(number == SIGFPE ? "arithmetic fault" : number == SIGILL ? "illegal instruction" : "invalid memory access");
#endif
}

void ns_posix_catch_faults(void)
{
    stack_t stack = {.ss_sp = fault_stack, .ss_size = sizeof(fault_stack)};
    (void)sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < FAULTS; i++) {
        (void)sigaction(faults[i], &action, &before[i]);
    }
}
