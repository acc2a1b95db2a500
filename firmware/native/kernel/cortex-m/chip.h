/* chip.h: what the Cortex-M port asks of a chip beyond the processor core, and what it gives to the chip's
 * and the board's start-up code. */
#ifndef NS_CHIP_H
#define NS_CHIP_H

#include "../port.h"

/* ---- given by the chip ---- */

/* A counter that runs freely at exactly 1 MHz and wraps at 2^32. */
uint32_t ns_chip_counter_us(void);

/* Cycles of SysTick's reference clock in a microsecond. */
uint32_t ns_chip_systick_per_us(void);

/* The board's start-up code: clocks, console, memory; ends in ns_start. Called by the reset handler once
 * .data and .bss are in place and faults are reported. */
__attribute__((noreturn)) void ns_board_start(void);

/* ---- given by the port ---- */

/* Entries of the vector table, for the chip's table (the interrupts differ from chip to chip). */
void ns_reset_handler(void);
void ns_fault_handler(void);      /* NMI, HardFault, MemManage, BusFault, UsageFault, unexpected interrupts */
void ns_pendsv_handler(void);
void ns_systick_handler(void);

/* The interrupt stack; the boot code runs on it too. From the linker script. */
extern uint8_t ns_isr_stack[], ns_isr_stack_top[];

/* Restarts the processor and all peripherals. */
__attribute__((noreturn)) void ns_chip_reset(void);

/* Whether size bytes of RAM answer at base: reads and writes the first and the last word and survives a fault.
 * Before the scheduler runs only. */
bool ns_memory_answers(void *base, size_t size);

#endif
