/* time.c: time and the deadline on the machine timer, 64 bits wide in two words. */
#include "chip.h"
#include "port_internal.h"
#include "riscv.h"

/* The high word is read again until it has not changed in between (unprivileged architecture, chapter Zicntr). */
static uint64_t read_mtime(void)
{
    uint32_t high, low;
    do {
        high = ns_chip_mtime[1];
        low = ns_chip_mtime[0];
    } while (ns_chip_mtime[1] != high);
    return (uint64_t)high << 32 | low;
}

int64_t ns_port_time_us(void)
{
    return (int64_t)(read_mtime() / ns_chip_mtime_per_us);
}

/* Never smaller than both the old and the new value on the way (privileged architecture 3.2.1). */
static void write_mtimecmp(uint64_t value)
{
    ns_chip_mtimecmp[0] = UINT32_MAX;
    ns_chip_mtimecmp[1] = (uint32_t)(value >> 32);
    ns_chip_mtimecmp[0] = (uint32_t)value;
}

void ns_port_set_deadline(int64_t time_us)
{
    uint64_t limit = UINT64_MAX / ns_chip_mtime_per_us;
    uint64_t ticks = time_us <= 0 ? 0
                     : (uint64_t)time_us < limit ? (uint64_t)time_us * ns_chip_mtime_per_us : UINT64_MAX;
    uint32_t state = ns_port_mask();
    write_mtimecmp(ticks);
    ns_port_unmask(state);
}

void ns_port_timer_interrupt(void)
{
    write_mtimecmp(UINT64_MAX);
    ns_sched_tick();
}
