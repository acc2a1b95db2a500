/* mpu.c: see mpu.h. Higher region numbers win where regions overlap. */
#include "mpu.h"

#include "chip.h"
#include "cortex-m.h"

enum region { REGION_NULL, REGION_RAM, REGION_ISR_GUARD, REGION_THREAD_GUARD };

/* A guard forbids writing only, so that whoever scans or measures stacks may read it. A frame larger than the guard
 * can step over it unless it calls something, which pushes: choose the guard generously. */
#define GUARD_SIZE ((uint32_t)NS_STACK_GUARD)

#define CTRL_ENABLE       (1u << 0)
#define CTRL_PRIVDEFENA   (1u << 2) /* the default map applies where no region does */
#define RBAR_VALID        (1u << 4) /* the region number is in bits 3:0 */
#define RASR_ENABLE       (1u << 0)
#define RASR_SIZE(log2)   (((log2) - 1u) << 1)
#define RASR_NORMAL_RAM   (6u << 16) /* TEX 000, C 1, B 0, shareable: as the default map has SRAM */
#define RASR_NO_ACCESS    (0u << 24)
#define RASR_READ_ONLY    (5u << 24) /* privileged */
#define RASR_READ_WRITE   (3u << 24)
#define RASR_EXECUTE_NEVER (1u << 28)

#define RASR_GUARD \
    (RASR_SIZE((uint32_t)__builtin_ctz(NS_STACK_GUARD)) | RASR_NORMAL_RAM | RASR_READ_ONLY | RASR_EXECUTE_NEVER)

#define NULL_REGION_LOG2  27u         /* up to the flash at 0x08000000 */
#define RAM_BASE          0x20000000u
#define RAM_REGION_LOG2   29u         /* the architecture's SRAM range */

_Static_assert(NS_STACK_GUARD >= 32 && (NS_STACK_GUARD & (NS_STACK_GUARD - 1)) == 0,
               "a region of the MPU is a power of two from 32 bytes on");

static uint32_t thread_guard;

static void set_region(enum region region, uint32_t base, uint32_t attributes)
{
    NS_MPU->rbar = base | RBAR_VALID | region;
    NS_MPU->rasr = attributes | RASR_ENABLE;
}

static uint32_t guard_of(const void *stack_bottom)
{
    return ((uint32_t)stack_bottom + GUARD_SIZE - 1) & ~(GUARD_SIZE - 1);
}

void ns_mpu_start(void)
{
    set_region(REGION_NULL, 0, RASR_SIZE(NULL_REGION_LOG2) | RASR_NO_ACCESS | RASR_EXECUTE_NEVER);
    set_region(REGION_RAM, RAM_BASE,
               RASR_SIZE(RAM_REGION_LOG2) | RASR_NORMAL_RAM | RASR_READ_WRITE | RASR_EXECUTE_NEVER);
    set_region(REGION_ISR_GUARD, guard_of(ns_isr_stack), RASR_GUARD);
    thread_guard = guard_of(ns_isr_stack);
    set_region(REGION_THREAD_GUARD, thread_guard, RASR_GUARD);
    NS_MPU->ctrl = CTRL_ENABLE | CTRL_PRIVDEFENA;
    ns_barrier();
}

void ns_port_guard_stack(void *stack_bottom)
{
    thread_guard = guard_of(stack_bottom);
    NS_MPU->rbar = thread_guard | RBAR_VALID | REGION_THREAD_GUARD;
    ns_barrier();
}

bool ns_mpu_in_guard(uint32_t address)
{
    return address - thread_guard < GUARD_SIZE || address - guard_of(ns_isr_stack) < GUARD_SIZE;
}

uint32_t ns_mpu_thread_guard_end(void)
{
    return thread_guard + GUARD_SIZE;
}
