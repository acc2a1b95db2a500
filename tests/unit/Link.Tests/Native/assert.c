/* assert.c: in a test, a failed assertion ends the process with its text and the name of what was running. */
#include <stdio.h>
#include <stdlib.h>

#include "lwip/arch.h"

static char running[64];

/* Names what runs from now on. */
__attribute__((visibility("default"))) void nslink_test_name(const char *name)
{
    snprintf(running, sizeof running, "%s", name);
}

void nslink_assertion_failed(const char *message)
{
    fprintf(stderr, "nslink: assertion failed: %s %s\n", message, running);
    abort();
}
