/* defaults.c: stands in for what only some images contain. */
#include "corelib.h"

__attribute__((weak)) void ns_thread_main(ns_ref thread)
{
    (void)thread;
    ns_die("a managed thread in an image without System.Threading.Thread");
}

__attribute__((weak)) void ns_thread_wait_foreground(void)
{
    /* No threads but Main's. */
}
