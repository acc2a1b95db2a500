/* reset_cause.h: why the chip started (RM0090 7.3.21). */
#ifndef NS_STM32_RESET_CAUSE_H
#define NS_STM32_RESET_CAUSE_H

#include "../hal.h"

/* Reads the flags and clears them, so that the next reset shows its own. Call once, at boot. */
void ns_reset_cause_read(void);

/* One phrase, such as "power on" or "watchdog". */
const char *ns_reset_cause(void);

/* The same as a number of hal.h. */
enum ns_start_reason ns_reset_reason(void);

#endif
