/* port.c: the scheduler's CPU, played by one Linux thread.
 *
 * A context switch changes the stack pointer (swap.c), a Unix signal is an interrupt, and the interrupt mask is a
 * flag: a signal that arrives while it is set is latched and served by the unmask. A preempted thread is suspended
 * inside its signal handler, whose frame on the thread's stack holds its registers, exactly as an exception frame
 * does on a microcontroller. So exactly one thread holds the CPU without any lock, everything runs on the same
 * scheduler decisions as on a board, and the collector finds all registers between sp and the top of a suspended
 * stack. Signals are never blocked, only latched, so the kernel's signal mask is not part of a context.
 *
 * The price is the one an interrupt handler pays too: a thread may be preempted inside a C library function, so
 * code below the managed world calls nothing that takes a lock (malloc, stdio). The stack's lowest page is
 * inaccessible and turns an overflow into a report (faults.c). */
#include "posix.h"

#include "../../hal/hal.h"
#include "../sched.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#define LEAVE_STACK(fake, to)  __sanitizer_start_switch_fiber((fake), (to)->stack, (to)->stack_bytes)
#define ENTER_STACK(fake)      __sanitizer_finish_switch_fiber((fake), NULL, NULL)
#define FORGET_FRAMES(at, n)   __asan_unpoison_memory_region((at), (n))
#else
#define LEAVE_STACK(fake, to)  ((void)(fake), (void)(to))
#define ENTER_STACK(fake)      ((void)(fake))
#define FORGET_FRAMES(at, n)   ((void)0)
#endif

_Static_assert(NS_STACK_GUARD >= 4096 && NS_STACK_BLOCK >= NS_STACK_GUARD, "a stack's guard is a page of its own");

/* At the top of each thread's stack; ns_context.port_data. */
typedef struct port_thread {
    void (*entry)(void *);
    void *argument;
    char *stack;           /* above the guard */
    size_t stack_bytes;
    void *fake_stack;      /* the address sanitizer's, while suspended */
} port_thread;

/* What ns_posix_swap finds on a stack that was never left. */
#if defined(__x86_64__)
typedef struct first_frame { uintptr_t saved[6], begin, alignment; } first_frame;
#else
typedef struct first_frame { uintptr_t saved[11], begin, vectors[8]; } first_frame;
#endif

void ns_posix_swap(void **leave, void *enter);

static ns_context *running;
static volatile sig_atomic_t masked = 1; /* the boot code runs masked */
static volatile sig_atomic_t in_interrupt;
static volatile sig_atomic_t switch_requested;
static volatile sig_atomic_t latched[NS_INTERRUPTS];
static void (*handlers[NS_INTERRUPTS])(void) = {[NS_INTERRUPT_TIMER] = ns_sched_tick};
static timer_t deadline_timer;

/* ---- switching ---- */

/* Masked on entry and on return; other threads run in between. */
static void switch_now(void)
{
    ns_context *from = running;
    ns_context *to = ns_sched_pick(from);
    if (to == from) {
        return;
    }
    port_thread *mine = from->port_data;
    running = to;
    LEAVE_STACK(&mine->fake_stack, (port_thread *)to->port_data);
    ns_posix_swap(&from->sp, to->sp);
    ENTER_STACK(mine->fake_stack);
}

/* Serves what was latched, switches if that was asked for, and unmasks. A signal that comes after the last look
 * at the latch finds the mask clear and is served by its own handler. */
static void settle(void)
{
    do {
        masked = 1;
        ns_posix_mask_taken();
        in_interrupt = 1;
        if (ns_posix_is_seeded()) {
            ns_posix_seeded_point();
        }
        for (int source = 0; source < NS_INTERRUPTS; source++) {
            if (latched[source]) {
                latched[source] = 0;
                handlers[source]();
            }
        }
        in_interrupt = 0;
        if (switch_requested) {
            switch_requested = 0;
            switch_now();
        }
        ns_posix_mask_released();
        masked = 0;
    } while (latched[NS_INTERRUPT_TIMER] || latched[NS_INTERRUPT_IO] || switch_requested);
}

static void begin(void)
{
    const port_thread *self = running->port_data;
    ENTER_STACK(NULL);
    settle();
    self->entry(self->argument);
    ns_die("a thread's entry returned");
}

void ns_port_context_init(ns_context *context, void *stack, size_t stack_bytes, void (*entry)(void *), void *argument)
{
    if (mprotect(stack, NS_STACK_GUARD, PROT_NONE) != 0) {
        ns_die("a stack's guard page cannot be protected");
    }
    char *bottom = (char *)stack + NS_STACK_GUARD;
    FORGET_FRAMES(bottom, stack_bytes - NS_STACK_GUARD);
    port_thread *self = (port_thread *)(((uintptr_t)stack + stack_bytes - sizeof(port_thread)) & ~(uintptr_t)63);
    *self = (port_thread){
        .entry = entry, .argument = argument, .stack = bottom, .stack_bytes = (size_t)((char *)self - bottom),
    };
    first_frame *frame = (first_frame *)self - 1;
    *frame = (first_frame){.begin = (uintptr_t)begin};
    *context = (ns_context){.sp = frame, .port_data = self};
}

void ns_port_context_free(ns_context *context)
{
    /* The thread may still be on this stack, but above its guard. */
    const port_thread *self = context->port_data;
    (void)mprotect(self->stack - NS_STACK_GUARD, NS_STACK_GUARD, PROT_READ | PROT_WRITE);
}

void ns_port_request_switch(void)
{
    switch_requested = 1;
}

void ns_port_guard_stack(void *stack_bottom)
{
    (void)stack_bottom; /* every stack keeps its page */
}

/* An address below everything in the caller's frame. */
__attribute__((noinline)) static void *below_frame(void)
{
    return __builtin_frame_address(0);
}

__attribute__((noinline)) void ns_port_with_spilled_registers(void (*scan)(void *sp, void *argument), void *argument)
{
    __builtin_unwind_init();
    scan(below_frame(), argument);
    __asm__ volatile("" ::: "memory"); /* no tail call: the spilled registers stay on the stack meanwhile */
}

/* ---- interrupts ---- */

static void on_signal(int number)
{
    int saved_errno = errno;
    latched[number == SIGIO ? NS_INTERRUPT_IO : NS_INTERRUPT_TIMER] = 1;
    if (!masked) {
        settle();
    }
    errno = saved_errno;
}

uint32_t ns_port_mask(void)
{
    uint32_t state = (uint32_t)masked;
    masked = 1;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (state == 0) {
        ns_posix_mask_taken();
    }
    return state;
}

void ns_port_unmask(uint32_t state)
{
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (state == 0) {
        int saved_errno = errno;
        settle();
        errno = saved_errno;
    }
}

bool ns_port_in_interrupt(void)
{
    return in_interrupt != 0;
}

#define IO_HANDLERS 4
static void (*io_handlers[IO_HANDLERS])(void);

static void on_io(void)
{
    for (size_t i = 0; i < IO_HANDLERS && io_handlers[i] != NULL; i++) {
        io_handlers[i]();
    }
}

void ns_posix_handle_io(void (*handler)(void))
{
    uint32_t state = ns_port_mask();
    size_t i = 0;
    while (i < IO_HANDLERS && io_handlers[i] != NULL && io_handlers[i] != handler) {
        i++;
    }
    if (i == IO_HANDLERS) {
        ns_die("more kinds of input than handlers");
    }
    io_handlers[i] = handler;
    handlers[NS_INTERRUPT_IO] = on_io;
    ns_port_unmask(state);
}

/* A signal that comes before pause is served by then, switch included: there is no wake-up to lose. */
void ns_port_wait_for_interrupt(void)
{
    if (ns_posix_is_seeded()) {
        ns_posix_seeded_wait(handlers[NS_INTERRUPT_IO] != NULL);
    } else {
        (void)pause();
    }
}

/* ---- time ---- */

int64_t ns_port_time_us(void)
{
    static int64_t boot_us;
    if (ns_posix_is_seeded()) {
        return ns_posix_seeded_time_us();
    }
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t us = (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
    if (boot_us == 0) {
        boot_us = us;
    }
    return us - boot_us;
}

void ns_port_set_deadline(int64_t time_us)
{
    if (ns_posix_is_seeded()) {
        ns_posix_seeded_set_deadline(time_us);
        return;
    }
    struct itimerspec when = {0};
    if (time_us != NS_FOREVER) {
        int64_t wait_us = time_us - ns_port_time_us();
        wait_us = wait_us > 0 ? wait_us : 1; /* zero would disarm it */
        when.it_value.tv_sec = (time_t)(wait_us / 1000000);
        when.it_value.tv_nsec = (long)(wait_us % 1000000) * 1000;
    }
    (void)timer_settime(deadline_timer, 0, &when, NULL);
}

/* ---- start ---- */

static void install(int number)
{
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART | SA_NODEFER};
    sigset_t unblocked;
    sigemptyset(&action.sa_mask);
    sigemptyset(&unblocked);
    sigaddset(&unblocked, number);
    (void)sigaction(number, &action, NULL);
    (void)sigprocmask(SIG_UNBLOCK, &unblocked, NULL);
}

void ns_posix_init(void)
{
    install(SIGIO);
    install(SIGALRM);
    (void)signal(SIGPIPE, SIG_IGN);
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    if (timer_create(CLOCK_MONOTONIC, &event, &deadline_timer) != 0) {
        ns_die("no timer");
    }
    ns_posix_catch_faults();
    ns_posix_locks_init();
    ns_posix_seeded_init();
}

void ns_port_start(ns_context *first)
{
    void *boot_stack = NULL;
    void *boot_fake_stack = NULL;
    running = first;
    ns_posix_storm_start();
    LEAVE_STACK(&boot_fake_stack, (port_thread *)first->port_data);
    ns_posix_swap(&boot_stack, first->sp);
    __builtin_trap(); /* nobody has boot_stack */
}
