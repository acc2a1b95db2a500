/* die.c: the last words of a run, on the log channel: what happened, in which thread, and where.
 *
 * An exception looks as it does in .NET, except that a frame is the address of the call, which the tool turns
 * into a C# line by the debug information of the image:
 *
 *     Unhandled exception. System.InvalidOperationException: outer
 *      ---> System.FormatException: inner
 *        at 0x08001234
 *        --- End of inner exception stack trace ---
 *        at 0x08002345 */
#include "../hal/hal.h"
#include "../runtime/runtime.h"
#include "sched.h"

#define EXIT_CRASH 134 /* what a shell shows for a process that aborted, and .NET for an unhandled exception */
#define MAX_INNER 8    /* a chain may be circular */

static bool dying;

static void put(const char *text)
{
    ns_console_write(NS_CONSOLE_LOG, text, __builtin_strlen(text));
}

static void put_string(const ns_string *string)
{
    uint8_t bytes[4];
    for (int32_t i = 0; i < string->length;) {
        size_t count = ns_utf8_encode_next(string->chars, string->length, &i, bytes);
        ns_console_write(NS_CONSOLE_LOG, bytes, count);
    }
}

static void put_type(const ns_type *type)
{
    put(type->name_space);
    put(type->name_space[0] == '\0' ? "" : ".");
    put(type->name);
}

static void put_title(const ns_exception *exception)
{
    put_type(exception->header.type);
    put(": ");
    if (exception->message != NULL) {
        put_string((const ns_string *)exception->message);
    } else {
        put("Exception of type '");
        put_type(exception->header.type);
        put("' was thrown.");
    }
    put("\n");
}

/* A return address lies behind the call; the call itself is what belongs to the line. */
static uintptr_t call_of(const void *return_address)
{
#if defined(__thumb__)
    return ((uintptr_t)return_address & ~(uintptr_t)1) - 2;
#else
    return (uintptr_t)return_address - 1;
#endif
}

static void put_trace(const ns_exception *exception)
{
    int32_t kept = exception->trace_length < NS_TRACE_DEPTH ? exception->trace_length : NS_TRACE_DEPTH;
    for (int32_t i = 0; i < kept; i++) {
        ns_log("   at %p", (void *)call_of(exception->trace[i]));
    }
    if (exception->trace_length > kept) {
        ns_log("   ... %d more", (int)(exception->trace_length - kept));
    }
}

static void report(const ns_exception *outer)
{
    const ns_exception *chain[MAX_INNER + 1];
    size_t count = 0;
    put("Unhandled exception. ");
    for (const ns_exception *at = outer; at != NULL && count <= MAX_INNER; at = (const ns_exception *)at->inner) {
        put(count == 0 ? "" : " ---> ");
        put_title(at);
        chain[count++] = at;
    }
    while (count-- > 0) {
        put_trace(chain[count]);
        if (count > 0) {
            put("   --- End of inner exception stack trace ---\n");
        }
    }
}

/* A failure while a failure is reported: nothing is left to rely on. */
static void begin(void)
{
    if (dying) {
        ns_board_exit(EXIT_CRASH);
    }
    dying = true;
}

void ns_die_unhandled(void)
{
    begin();
    ns_sched_lock();
    ns_exception *exception = (ns_exception *)ns_pending;
    if (exception->trace_length > 1) {
        exception->trace_length--; /* the last address is the runtime's own call of the image */
    }
    report(exception);
    ns_exit(EXIT_CRASH);
}

static const char *role_of(const ns_thread *thread)
{
    return thread->number == 0 ? " (idle)" : thread->number == 1 ? " (main)"
        : thread->base_priority >= NS_PRIORITY_CORE ? " (core)" : "";
}

void ns_die(const char *what)
{
    (void)ns_port_mask();
    begin();
    const ns_thread *self = ns_sched_running();
    if (self == NULL) {
        ns_log("Fatal error: %s, before the first thread", what);
    } else {
        ns_log("Fatal error: %s, in thread %u%s (stack %u of %u bytes used)", what, (unsigned)self->number,
               role_of(self), (unsigned)ns_thread_stack_peak(self), (unsigned)self->stack_size);
    }
    ns_exit(EXIT_CRASH);
}

void ns_exit(int32_t code)
{
    ns_sched_lock(); /* nobody else writes any more */
    ns_core_print_report();
    ns_console_flush();
    ns_board_exit(code);
}
