/* core_wait.c: what the core thread sleeps on, and what a run says of it in the end. The UART driver calls ns_core_wake
 * from its interrupt. */
#include "hal.h"

static ns_signal work;

void ns_core_wait(int32_t timeout_ms)
{
    (void)ns_signal_wait(&work, timeout_ms < 0 ? NS_FOREVER : (int64_t)timeout_ms * 1000);
}

void ns_core_wake(void)
{
    ns_signal_raise(&work);
}

static int32_t longest_hold_us;

void ns_core_report_hold(int32_t us)
{
    longest_hold_us = us;
}

void ns_core_print_report(void)
{
    if (longest_hold_us > 0) {
        ns_log("core: lock held for %d us at most", (int)longest_hold_us);
    }
}
