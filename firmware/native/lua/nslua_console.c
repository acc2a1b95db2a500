/* nslua_console.c: what scripts print. */
#include "nslua_internal.h"

#include "../hal/hal.h"

void nslua_print(const char *text, size_t length) { ns_console_write(NS_CONSOLE_APP, text, length); }
