/* cortex-m.h: the processor registers that this port uses. Sections refer to the ARMv7-M
 * Architecture Reference Manual (DDI 0403E). */
#ifndef NS_CORTEX_M_H
#define NS_CORTEX_M_H

#include <stdbool.h>
#include <stdint.h>

/* ---- system control block, B3.2 ---- */
typedef struct ns_scb {
    volatile uint32_t cpuid, icsr, vtor, aircr, scr, ccr;
    volatile uint8_t shpr[12]; /* priorities of system exceptions 4 to 15 */
    volatile uint32_t shcsr, cfsr, hfsr, dfsr, mmfar, bfar, afsr;
    volatile uint32_t reserved[18];
    volatile uint32_t cpacr;
} ns_scb;
#define NS_SCB ((ns_scb *)0xE000ED00u)

#define NS_ICSR_PENDSVSET   (1u << 28)
#define NS_ICSR_PENDSTSET   (1u << 26)
#define NS_ICSR_PENDSTCLR   (1u << 25)
#define NS_SHCSR_FAULTS     (7u << 16) /* memory management, bus and usage faults enabled */
#define NS_CPACR_FPU        (0xFu << 20)
#define NS_AIRCR_RESET      (0x05FA0000u | 1u << 2)

/* Configurable fault status, B3.2.15 */
#define NS_CFSR_IACCVIOL    (1u << 0)
#define NS_CFSR_MSTKERR     (1u << 4)
#define NS_CFSR_MLSPERR     (1u << 5)
#define NS_CFSR_MMARVALID   (1u << 7)
#define NS_CFSR_STKERR      (1u << 12)
#define NS_CFSR_BFARVALID   (1u << 15)
#define NS_CFSR_MEMORY      0x000000FFu
#define NS_CFSR_BUS         0x0000FF00u
#define NS_CFSR_INVSTATE    (1u << 17)

enum ns_exception_number {
    NS_EXCEPTION_MEMORY = 4, NS_EXCEPTION_BUS = 5, NS_EXCEPTION_USAGE = 6, NS_EXCEPTION_SVCALL = 11,
    NS_EXCEPTION_PENDSV = 14, NS_EXCEPTION_SYSTICK = 15, NS_EXCEPTION_IRQ0 = 16
};

/* ---- SysTick, B3.3 ---- */
typedef struct ns_systick { volatile uint32_t csr, rvr, cvr, calib; } ns_systick;
#define NS_SYSTICK ((ns_systick *)0xE000E010u)
#define NS_SYSTICK_ENABLE   (1u << 0) /* counts on the external reference: CLKSOURCE stays 0 */
#define NS_SYSTICK_TICKINT  (1u << 1)
#define NS_SYSTICK_MAX      0x00FFFFFFu

/* ---- interrupt controller, B3.4 ---- */
#define NS_NVIC_ISER ((volatile uint32_t *)0xE000E100u)
#define NS_NVIC_ICER ((volatile uint32_t *)0xE000E180u)
#define NS_NVIC_ISPR ((volatile uint32_t *)0xE000E200u)
#define NS_NVIC_IPR  ((volatile uint8_t *)0xE000E400u)

/* ---- memory protection unit, B3.5 ---- */
typedef struct ns_mpu { volatile uint32_t type, ctrl, rnr, rbar, rasr; } ns_mpu;
#define NS_MPU ((ns_mpu *)0xE000ED90u)

/* ---- priorities ----
 * Lower is more urgent. NS_IRQ_FAST interrupts are never masked by the scheduler (BASEPRI), so they take
 * bytes off a UART even during a garbage collection; in return they call nothing of the kernel: to wake a
 * thread they pend an interrupt of priority NS_IRQ_KERNEL. Four priority bits are assumed, which every
 * STM32 has. */
#define NS_IRQ_FAST    0x20u
#define NS_IRQ_KERNEL  0x80u
#define NS_IRQ_SWITCH  0xF0u

static inline void ns_nvic_enable(uint32_t irq, uint8_t priority)
{
    NS_NVIC_IPR[irq] = priority;
    NS_NVIC_ISER[irq / 32] = 1u << (irq % 32);
}

static inline void ns_nvic_set_pending(uint32_t irq)
{
    NS_NVIC_ISPR[irq / 32] = 1u << (irq % 32);
}

/* ---- all interrupts off: for a handful of instructions that share data with a NS_IRQ_FAST interrupt ---- */
static inline uint32_t ns_irq_save(void)
{
    uint32_t state;
    __asm volatile("mrs %0, primask\n\tcpsid i" : "=r"(state) : : "memory");
    return state;
}

static inline void ns_irq_restore(uint32_t state)
{
    __asm volatile("msr primask, %0" : : "r"(state) : "memory");
}

static inline void ns_barrier(void)
{
    __asm volatile("dsb\n\tisb" : : : "memory");
}

#endif
