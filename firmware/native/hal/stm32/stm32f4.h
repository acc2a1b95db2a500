/* stm32f4.h: the peripherals of the STM32F405/407 that the drivers here use. Sections refer to the reference
 * manual RM0090, of which chapters 6 and 7 describe the same block for two families: 7 is ours. */
#ifndef NS_STM32F4_H
#define NS_STM32F4_H

#include <stdbool.h>
#include <stdint.h>

typedef volatile uint32_t ns_reg;

/* ---- flash interface, 3.9 ---- */
typedef struct ns_flash_regs { ns_reg acr, keyr, optkeyr, sr, cr, optcr; } ns_flash_regs;
#define NS_FLASH ((ns_flash_regs *)0x40023C00u)
#define NS_FLASH_ACR_LATENCY(ws) (ws)
#define NS_FLASH_ACR_LATENCY_MASK 7u
#define NS_FLASH_ACR_PRFTEN (1u << 8)
#define NS_FLASH_ACR_ICEN   (1u << 9)
#define NS_FLASH_ACR_DCEN   (1u << 10)
#define NS_FLASH_ACR_DCRST  (1u << 12)
#define NS_FLASH_KEY1 0x45670123u
#define NS_FLASH_KEY2 0xCDEF89ABu
#define NS_FLASH_SR_EOP     (1u << 0)
#define NS_FLASH_SR_ERRORS  (0xF2u) /* OPERR, WRPERR, PGAERR, PGPERR, PGSERR */
#define NS_FLASH_SR_BSY     (1u << 16)
#define NS_FLASH_CR_PG      (1u << 0)
#define NS_FLASH_CR_SER     (1u << 1)
#define NS_FLASH_CR_SNB(sector) ((sector) << 3)
#define NS_FLASH_CR_PSIZE_32 (2u << 8)
#define NS_FLASH_CR_STRT    (1u << 16)
#define NS_FLASH_CR_LOCK    (1u << 31)

/* ---- power controller, 5.4 ---- */
typedef struct ns_pwr_regs { ns_reg cr, csr; } ns_pwr_regs;
#define NS_PWR ((ns_pwr_regs *)0x40007000u)
#define NS_PWR_CR_VOS (1u << 14) /* regulator scale 1: needed above 144 MHz */

/* ---- reset and clock control, 7.3 ---- */
typedef struct ns_rcc_regs {
    ns_reg cr, pllcfgr, cfgr, cir;
    ns_reg ahb1rstr, ahb2rstr, ahb3rstr, reserved0, apb1rstr, apb2rstr, reserved1[2];
    ns_reg ahb1enr, ahb2enr, ahb3enr, reserved2, apb1enr, apb2enr, reserved3[2];
    ns_reg ahb1lpenr, ahb2lpenr, ahb3lpenr, reserved4, apb1lpenr, apb2lpenr, reserved5[2];
    ns_reg bdcr, csr;
} ns_rcc_regs;
#define NS_RCC ((ns_rcc_regs *)0x40023800u)

#define NS_RCC_CR_HSION    (1u << 0)
#define NS_RCC_CR_HSIRDY   (1u << 1)
#define NS_RCC_CR_HSITRIM  (16u << 3) /* the reset value: trimming as calibrated */
#define NS_RCC_CR_HSEON    (1u << 16)
#define NS_RCC_CR_HSERDY   (1u << 17)
#define NS_RCC_CR_PLLON    (1u << 24)
#define NS_RCC_CR_PLLRDY   (1u << 25)

#define NS_RCC_PLLCFGR_M(m)    (m)
#define NS_RCC_PLLCFGR_N(n)    ((n) << 6)
#define NS_RCC_PLLCFGR_P(p)    (((p) / 2 - 1) << 16)
#define NS_RCC_PLLCFGR_SRC_HSE (1u << 22)
#define NS_RCC_PLLCFGR_Q(q)    ((q) << 24)
#define NS_RCC_PLLCFGR_RESET   (2u << 28) /* reserved bits, kept at their reset value */

#define NS_RCC_CFGR_SW_PLL     2u
#define NS_RCC_CFGR_SWS_PLL    (2u << 2)
#define NS_RCC_CFGR_SWS_MASK   (3u << 2)
#define NS_RCC_CFGR_PPRE1_DIV4 (5u << 10)
#define NS_RCC_CFGR_PPRE2_DIV2 (4u << 13)

#define NS_RCC_AHB1_GPIO(port)  (1u << (port)) /* port 0 is A */
#define NS_RCC_AHB1_CCM         (1u << 20)
#define NS_RCC_AHB2_RNG         (1u << 6)
#define NS_RCC_APB1_TIM2        (1u << 0)
#define NS_RCC_APB1_USART2      (1u << 17)
#define NS_RCC_APB1_PWR         (1u << 28)
#define NS_RCC_APB2_USART1      (1u << 4)
#define NS_RCC_APB2_USART6      (1u << 5)

#define NS_RCC_CSR_RMVF     (1u << 24)
#define NS_RCC_CSR_BORRSTF  (1u << 25)
#define NS_RCC_CSR_PINRSTF  (1u << 26)
#define NS_RCC_CSR_PORRSTF  (1u << 27)
#define NS_RCC_CSR_SFTRSTF  (1u << 28)
#define NS_RCC_CSR_IWDGRSTF (1u << 29)
#define NS_RCC_CSR_WWDGRSTF (1u << 30)
#define NS_RCC_CSR_LPWRRSTF (1u << 31)

/* ---- general purpose I/O, 8.4 ---- */
typedef struct ns_gpio_regs { ns_reg moder, otyper, ospeedr, pupdr, idr, odr, bsrr, lckr, afr[2]; } ns_gpio_regs;
#define NS_GPIO(port) ((ns_gpio_regs *)(0x40020000u + 0x400u * (port)))

/* ---- timer 2, 18.4 ---- */
typedef struct ns_timer_regs {
    ns_reg cr1, cr2, smcr, dier, sr, egr, ccmr1, ccmr2, ccer, cnt, psc, arr;
} ns_timer_regs;
#define NS_TIM2 ((ns_timer_regs *)0x40000000u)
#define NS_TIM_CR1_CEN (1u << 0)
#define NS_TIM_EGR_UG  (1u << 0)

/* ---- USART, 30.6 ---- */
typedef struct ns_usart_regs { ns_reg sr, dr, brr, cr1, cr2, cr3, gtpr; } ns_usart_regs;
#define NS_USART1 ((ns_usart_regs *)0x40011000u)
#define NS_USART2 ((ns_usart_regs *)0x40004400u)
#define NS_USART6 ((ns_usart_regs *)0x40011400u)
#define NS_USART_SR_PE      (1u << 0)
#define NS_USART_SR_FE      (1u << 1)
#define NS_USART_SR_NF      (1u << 2)
#define NS_USART_SR_ORE     (1u << 3)
#define NS_USART_SR_RXNE    (1u << 5)
#define NS_USART_SR_TC      (1u << 6)
#define NS_USART_SR_TXE     (1u << 7)
#define NS_USART_CR1_RE     (1u << 2)
#define NS_USART_CR1_TE     (1u << 3)
#define NS_USART_CR1_RXNEIE (1u << 5)
#define NS_USART_CR1_TXEIE  (1u << 7)
#define NS_USART_CR1_PS     (1u << 9)  /* odd */
#define NS_USART_CR1_PCE    (1u << 10)
#define NS_USART_CR1_M      (1u << 12) /* 9 bits, the parity bit among them */
#define NS_USART_CR1_UE     (1u << 13)
#define NS_USART_CR2_STOP_2   (2u << 12)
#define NS_USART_CR2_STOP_1_5 (3u << 12)
#define NS_USART_CR3_CTSE   (1u << 9)

/* ---- random number generator, 24.4 ---- */
typedef struct ns_rng_regs { ns_reg cr, sr, dr; } ns_rng_regs;
#define NS_RNG ((ns_rng_regs *)0x50060800u)
#define NS_RNG_CR_RNGEN (1u << 2)
#define NS_RNG_SR_DRDY  (1u << 0)
#define NS_RNG_SR_CECS  (1u << 1)
#define NS_RNG_SR_SECS  (1u << 2)
#define NS_RNG_SR_CEIS  (1u << 5)
#define NS_RNG_SR_SEIS  (1u << 6)

/* ---- interrupts, table 62 ---- */
enum ns_stm32_irq {
    NS_IRQ_USART1 = 37, NS_IRQ_USART2 = 38, NS_IRQ_USART6 = 71, NS_IRQ_RNG = 80, NS_STM32_IRQ_COUNT = 82
};

/* ---- memory ---- */
#define NS_CCM_BASE 0x10000000u
#define NS_CCM_SIZE 0x10000u

#endif
