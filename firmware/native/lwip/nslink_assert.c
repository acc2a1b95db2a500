/* nslink_assert.c: a failed assertion of lwIP or the shim ends the run, as any other failure of the runtime. */
#include "../hal/hal.h"
#include "lwip/arch.h"

void nslink_assertion_failed(const char *message)
{
    ns_log("lwIP: assertion failed at %p: %s", __builtin_return_address(0), message == NULL ? "" : message);
    ns_die("assertion failed in the network stack");
}
