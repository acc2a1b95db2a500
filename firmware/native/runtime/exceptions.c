/* exceptions.c: the exception in flight and its trace. */
#include "runtime.h"

static void start(ns_ref exception)
{
    if (exception == NULL) {
        ns_throw_null_reference();
        return;
    }
    ns_pending = exception;
}

/* What was traced last: a function that gcc inlined reports the same return address, from the same frame, as the one
 * it was inlined into. Once is enough. */
static const void *traced_address;
static const void *traced_frame;

void ns_trace(const void *address)
{
    ns_exception *exception = (ns_exception *)ns_pending;
    const void *frame = __builtin_frame_address(0);
    if (address == traced_address && frame == traced_frame) {
        return;
    }
    traced_address = address;
    traced_frame = frame;
    if (exception->trace_length < NS_TRACE_DEPTH) {
        exception->trace[exception->trace_length] = address;
    }
    exception->trace_length++;
}

__attribute__((noinline)) void ns_throw(ns_ref exception)
{
    if (exception != NULL) {
        ((ns_exception *)exception)->trace_length = 0;
    }
    traced_address = NULL;
    start(exception);
    ns_trace(__builtin_return_address(0));
}

void ns_rethrow(ns_ref exception)
{
    start(exception);
}
