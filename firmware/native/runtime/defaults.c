/* defaults.c: stands in for what only some images contain. */
#include "../kernel/kernel.h"

__attribute__((weak)) void ns_thread_main(ns_ref thread)
{
    (void)thread;
    ns_die("a managed thread in an image without System.Threading.Thread");
}
