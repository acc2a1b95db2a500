/* core_wait.c: what the core thread sleeps on. The UART driver calls ns_core_wake from its interrupt. */
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
