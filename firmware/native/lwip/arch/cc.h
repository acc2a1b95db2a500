/* cc.h: the compiler and platform as lwIP sees them. */
#ifndef LWIP_ARCH_CC_H
#define LWIP_ARCH_CC_H

#include <stdint.h>

#define BYTE_ORDER __BYTE_ORDER__

#define LWIP_NO_UNISTD_H 1
#define LWIP_NO_CTYPE_H 1

uint32_t nslink_random(void);
#define LWIP_RAND() nslink_random()

/* A failed assertion ends the run. On a device the message is the address of the assertion, which the tool turns
 * into file and line: the texts would cost 8 KB of flash. */
__attribute__((noreturn, noinline, cold)) void nslink_assertion_failed(const char *message);
#ifdef NSLINK_ASSERTION_TEXTS
#define LWIP_PLATFORM_ASSERT(message) nslink_assertion_failed(message)
#else
#define LWIP_PLATFORM_ASSERT(message) nslink_assertion_failed((const char *)0)
#endif
#define LWIP_PLATFORM_DIAG(message) do { } while (0)

#endif
