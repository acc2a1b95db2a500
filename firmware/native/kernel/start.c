/* start.c: from the board's reset code to Main, and the end of the run. */
#include "../gc/gc.h"
#include "../runtime/corelib.h"
#include "sched.h"

static void main_thread(void *argument)
{
    (void)argument;
    ns_corelib_start();
    int32_t code = ns_pending == NULL ? ns_image_main() : 0;
    if (ns_pending != NULL) {
        ns_die_unhandled();
    }
    ns_thread_wait_foreground();
    ns_exit(code);
}

void ns_start(void)
{
    (void)ns_port_mask();
    ns_gc_init();
    ns_thread_start_all(main_thread);
}
