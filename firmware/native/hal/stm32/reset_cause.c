/* reset_cause.c: see reset_cause.h. */
#include "reset_cause.h"

#include <stddef.h>

#include "stm32f4.h"

typedef struct cause { uint32_t flag; const char *name; enum ns_start_reason reason; } cause;

/* Most telling first: every reset also sets PINRSTF, and a power-on sets BORRSTF too. */
static const cause causes[] = {
    {NS_RCC_CSR_LPWRRSTF, "illegal low-power entry", NS_START_OTHER},
    {NS_RCC_CSR_WWDGRSTF, "window watchdog", NS_START_WATCHDOG},
    {NS_RCC_CSR_IWDGRSTF, "watchdog", NS_START_WATCHDOG},
    {NS_RCC_CSR_SFTRSTF, "software", NS_START_RESTART},
    {NS_RCC_CSR_PORRSTF, "power on", NS_START_KEY},
    {NS_RCC_CSR_BORRSTF, "brown-out", NS_START_OTHER},
    {NS_RCC_CSR_PINRSTF, "reset pin", NS_START_OTHER},
};

static uint32_t flags;

void ns_reset_cause_read(void)
{
    flags = NS_RCC->csr;
    NS_RCC->csr = NS_RCC_CSR_RMVF;
}

static const cause unknown = {0, "unknown", NS_START_UNKNOWN};

static const cause *find(void)
{
    for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++) {
        if (flags & causes[i].flag) {
            return &causes[i];
        }
    }
    return &unknown;
}

const char *ns_reset_cause(void) { return find()->name; }
enum ns_start_reason ns_reset_reason(void) { return find()->reason; }
