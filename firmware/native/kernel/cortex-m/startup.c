/* startup.c: from reset to ns_board_start. The memory bounds come from the linker script. */
#include "chip.h"
#include "cortex-m.h"
#include "mpu.h"

extern uint32_t ns_data_start[], ns_data_end[], ns_data_image[];
extern uint32_t ns_bss_start[], ns_bss_end[];
extern void (*const ns_vectors[])(void);

static void start_memory(void)
{
    const uint32_t *from = ns_data_image;
    for (uint32_t *to = ns_data_start; to < ns_data_end; to++) {
        *to = *from++;
    }
    for (uint32_t *to = ns_bss_start; to < ns_bss_end; to++) {
        *to = 0;
    }
}

/* SysTick has PendSV's priority and the higher number, so a switch that is due comes first: otherwise a deadline that
 * the switch itself is about to move could fire again and again before it. */
static void start_exceptions(void)
{
    NS_SCB->vtor = (uint32_t)ns_vectors;
    NS_SCB->shcsr = NS_SHCSR_FAULTS;
    NS_SCB->shpr[NS_EXCEPTION_PENDSV - 4] = NS_IRQ_SWITCH;
    NS_SCB->shpr[NS_EXCEPTION_SYSTICK - 4] = NS_IRQ_SWITCH;
}

/* A debugger or a boot loader may enter here with interrupts on. */
void ns_reset_handler(void)
{
    __asm volatile("cpsid i" : : : "memory");
    NS_SCB->cpacr |= NS_CPACR_FPU; /* before any code that the compiler may use the FPU in; B3.2.20 */
    ns_barrier();
    start_memory();
    start_exceptions();
    ns_mpu_start();
    __asm volatile("cpsie i" : : : "memory");
    ns_board_start();
}

void ns_chip_reset(void)
{
    ns_barrier();
    NS_SCB->aircr = NS_AIRCR_RESET;
    for (;;) {
        ns_barrier();
    }
}
