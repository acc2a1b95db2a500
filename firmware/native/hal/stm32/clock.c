/* clock.c: see clock.h. Sections refer to RM0090.
 *
 * Silicon or emulator? The processor starts on the HSI oscillator, so on silicon RCC_CR.HSIRDY is 1 at reset
 * without exception (7.3.1). Where it reads 0 nothing models the clocks: then the same registers are written, but
 * each wait takes one look and counts as met, and the clocks are taken to be those asked for. */
#include "clock.h"

#include "stm32f4.h"

#define MHZ 1000000u
#define HSI_HZ (16 * MHZ)

/* 168 MHz core and 48 MHz for the RNG from a 1 MHz PLL input (7.3.2); both buses at their limits (datasheet
 * DS8626, table 14: 42 and 84 MHz). */
#define PLL_INPUT_HZ MHZ
#define PLL_N 336u
#define PLL_P 2u
#define PLL_Q 7u

/* Looks at a ready flag before it counts as failed: about 100 ms at 16 MHz. A crystal takes a few milliseconds. */
#define READY_LOOKS 200000u

ns_clocks ns_stm32_clocks;

static bool modelled; /* a clock controller answers */

static bool wait_for(const volatile uint32_t *reg, uint32_t mask, uint32_t value)
{
    uint32_t looks = modelled ? READY_LOOKS : 1;
    while (looks-- > 0) {
        if ((*reg & mask) == value) {
            return true;
        }
    }
    return !modelled;
}

/* 5 wait states at 168 MHz and 2.7 to 3.6 V (3.5.1, table 10); prefetch and both caches (3.9.1). The new latency
 * must be read back before the clock rises (3.5.1). */
static void start_flash(void)
{
    NS_FLASH->acr = NS_FLASH_ACR_LATENCY(5) | NS_FLASH_ACR_PRFTEN | NS_FLASH_ACR_ICEN | NS_FLASH_ACR_DCEN;
    (void)wait_for(&NS_FLASH->acr, NS_FLASH_ACR_LATENCY_MASK, NS_FLASH_ACR_LATENCY(5));
}

static bool start_crystal(void)
{
    NS_RCC->cr = NS_RCC_CR_HSITRIM | NS_RCC_CR_HSION | NS_RCC_CR_HSEON; /* 7.3.1 */
    return wait_for(&NS_RCC->cr, NS_RCC_CR_HSERDY, NS_RCC_CR_HSERDY);
}

/* From the oscillator that runs: the PLL locks, then the core moves over to it. */
static bool start_pll(uint32_t input_hz, bool crystal)
{
    uint32_t oscillator = crystal ? NS_RCC_CR_HSEON : 0;
    NS_RCC->pllcfgr = NS_RCC_PLLCFGR_RESET | NS_RCC_PLLCFGR_M(input_hz / PLL_INPUT_HZ) | NS_RCC_PLLCFGR_N(PLL_N)
        | NS_RCC_PLLCFGR_P(PLL_P) | NS_RCC_PLLCFGR_Q(PLL_Q)
        | (crystal ? NS_RCC_PLLCFGR_SRC_HSE : 0); /* 7.3.2; the PLL is off */
    NS_RCC->cr = NS_RCC_CR_HSITRIM | NS_RCC_CR_HSION | oscillator | NS_RCC_CR_PLLON; /* 7.3.1 */
    if (!wait_for(&NS_RCC->cr, NS_RCC_CR_PLLRDY, NS_RCC_CR_PLLRDY)) {
        return false;
    }
    const uint32_t prescalers = NS_RCC_CFGR_PPRE1_DIV4 | NS_RCC_CFGR_PPRE2_DIV2;
    NS_RCC->cfgr = prescalers | NS_RCC_CFGR_SW_PLL; /* 7.3.3 */
    if (!wait_for(&NS_RCC->cfgr, NS_RCC_CFGR_SWS_MASK, NS_RCC_CFGR_SWS_PLL)) {
        NS_RCC->cfgr = 0;
        return false;
    }
    return true;
}

static void set_clocks(enum ns_clock_source source)
{
    const uint32_t core = PLL_INPUT_HZ * PLL_N / PLL_P;
    ns_stm32_clocks = source == NS_CLOCK_RC_SLOW
        ? (ns_clocks){source, HSI_HZ, HSI_HZ, HSI_HZ, HSI_HZ}
        : (ns_clocks){source, core, core / 4, core / 2, core / 2}; /* timers: twice a divided bus clock, 7.2 */
}

void ns_clock_start(uint32_t crystal_hz)
{
    modelled = (NS_RCC->cr & NS_RCC_CR_HSIRDY) != 0;
    ns_clock_enable(&NS_RCC->apb1enr, NS_RCC_APB1_PWR); /* 7.3.13 */
    NS_PWR->cr = NS_PWR_CR_VOS;        /* 5.4.1, before the PLL is switched on */
    start_flash();
    bool crystal = start_crystal();
    bool pll = start_pll(crystal ? crystal_hz : HSI_HZ, crystal);
    set_clocks(!modelled ? NS_CLOCK_UNMODELLED : !pll ? NS_CLOCK_RC_SLOW : crystal ? NS_CLOCK_CRYSTAL : NS_CLOCK_RC);
}

/* The clock arrives a few bus cycles after the write (errata sheet ES0182, "Delay after an RCC peripheral clock
 * enabling"); reading the register back takes longer than that. */
void ns_clock_enable(volatile uint32_t *enable_register, uint32_t bits)
{
    *enable_register |= bits;
    (void)*enable_register;
}

const char *ns_clock_source_name(void)
{
    static const char *const names[] = {
        "crystal", "RC oscillator: the crystal did not start", "RC oscillator without PLL: it did not lock",
        "emulated: no clock controller"
    };
    return names[ns_stm32_clocks.source];
}
