/* mpu.h: the three protections of this port (DDI 0403E, B3.5): no access at address 0, where a null reference
 * would otherwise read the flash alias; no execution from RAM; a read-only strip at the low end of the interrupt
 * stack and of the running thread's stack, so that an overflow faults instead of spoiling the neighbour. */
#ifndef NS_MPU_H
#define NS_MPU_H

#include <stdbool.h>
#include <stdint.h>

void ns_mpu_start(void);

/* Whether address lies in the guard of the running thread's stack or of the interrupt stack. */
bool ns_mpu_in_guard(uint32_t address);

/* Where the running thread's guard ends: a stack pointer below this has overflowed. */
uint32_t ns_mpu_thread_guard_end(void);

#endif
