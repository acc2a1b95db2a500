/* time.c: 64-bit time over the chip's 32-bit microsecond counter, and the deadline interrupt.
 *
 * The deadline runs on SysTick because every Cortex-M has it. SysTick counts 24 bits, so a far deadline is reached
 * in hops of at most NS_MAX_HOP_US; each hop also reads the counter, which therefore never wraps unseen. */
#include "chip.h"
#include "cortex-m.h"

static uint32_t counter_high, counter_last;
static int64_t deadline = INT64_MAX;

int64_t ns_port_time_us(void)
{
    uint32_t state = ns_irq_save();
    uint32_t now = ns_chip_counter_us();
    if (now < counter_last) {
        counter_high++;
    }
    counter_last = now;
    int64_t time = (int64_t)((uint64_t)counter_high << 32 | now);
    ns_irq_restore(state);
    return time;
}

/* With the kernel's interrupts masked: SysTick will fire at the deadline, or a hop closer to it. */
static void arm(void)
{
    uint32_t per_us = ns_chip_systick_per_us();
    int64_t max_hop = NS_SYSTICK_MAX / per_us;
    int64_t wait = deadline - ns_port_time_us();
    NS_SYSTICK->csr = 0;
    NS_SCB->icsr = NS_ICSR_PENDSTCLR;
    if (wait <= 0) {
        NS_SCB->icsr = NS_ICSR_PENDSTSET;
        return;
    }
    NS_SYSTICK->rvr = (uint32_t)(wait < max_hop ? wait : max_hop) * per_us;
    NS_SYSTICK->cvr = 0;
    NS_SYSTICK->csr = NS_SYSTICK_ENABLE | NS_SYSTICK_TICKINT;
}

void ns_port_set_deadline(int64_t time_us)
{
    uint32_t state = ns_port_mask();
    deadline = time_us;
    arm();
    ns_port_unmask(state);
}

void ns_systick_handler(void)
{
    uint32_t state = ns_port_mask();
    if (ns_port_time_us() >= deadline) {
        deadline = INT64_MAX;
        arm();
        ns_sched_tick();
    } else {
        arm();
    }
    ns_port_unmask(state);
}
