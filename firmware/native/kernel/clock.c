/* clock.c: monotonic time from the port, wall-clock time as an offset to it. */
#include "sched.h"

static int64_t wall_offset_us;

int64_t ns_time_us(void)
{
    return ns_port_time_us();
}

/* 64-bit values take two loads on a 32-bit CPU: the lock keeps another thread from changing one between them. */
int64_t ns_wall_clock_us(void)
{
    ns_sched_lock();
    int64_t now = ns_port_time_us() + wall_offset_us;
    ns_sched_unlock();
    return now;
}

void ns_set_wall_clock_us(int64_t unix_us)
{
    ns_sched_lock();
    wall_offset_us = unix_us - ns_port_time_us();
    ns_sched_unlock();
}
