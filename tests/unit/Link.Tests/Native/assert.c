/* assert.c: in a test, a failed assertion ends the process with its text. */
#include <stdio.h>
#include <stdlib.h>

#include "lwip/arch.h"

void nslink_assertion_failed(const char *message)
{
    fprintf(stderr, "nslink: assertion failed: %s\n", message);
    abort();
}
