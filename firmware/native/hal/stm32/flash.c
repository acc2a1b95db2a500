/* flash.c: see flash.h. Sections refer to RM0090. */
#include "flash.h"

#include "stm32f4.h"

#include <string.h>

/* The core stalls while the controller is busy, so few looks happen; the bound only ends what never ends. */
#define BUSY_LOOKS 200000000u

static bool wait_ready(void)
{
    for (uint32_t looks = 0; looks < BUSY_LOOKS; looks++) {
        if ((NS_FLASH->sr & NS_FLASH_SR_BSY) == 0) {
            return true;
        }
    }
    return false;
}

/* 3.6.1: two keys in this order; a wrong one locks the register until reset. */
static bool begin(void)
{
    if (!wait_ready()) {
        return false;
    }
    NS_FLASH->keyr = NS_FLASH_KEY1;
    NS_FLASH->keyr = NS_FLASH_KEY2;
    NS_FLASH->sr = NS_FLASH_SR_ERRORS | NS_FLASH_SR_EOP; /* 3.9.4: written 1 clears */
    return (NS_FLASH->cr & NS_FLASH_CR_LOCK) == 0;
}

static bool end(void)
{
    bool done = wait_ready() && (NS_FLASH->sr & NS_FLASH_SR_ERRORS) == 0;
    NS_FLASH->cr = NS_FLASH_CR_LOCK; /* 3.9.5 */
    return done;
}

/* 3.6.3: 32 bits at a time need 2.7 V or more (table 7). */
bool ns_flash_program_words(uint32_t address, const uint8_t *words, uint32_t count)
{
    bool ready = begin();
    NS_FLASH->cr = NS_FLASH_CR_PSIZE_32 | NS_FLASH_CR_PG;
    for (uint32_t i = 0; i < count && ready; i += 4) {
        uint32_t word;
        memcpy(&word, words + i, sizeof(word));
        *(ns_reg *)(uintptr_t)(address + i) = word;
        __asm volatile("dsb");
        ready = wait_ready() && (NS_FLASH->sr & NS_FLASH_SR_ERRORS) == 0;
    }
    return end() && ready;
}

/* The data cache may hold what the sector held (3.5.2: flushed while it is off). */
static void flush_data_cache(void)
{
    uint32_t acr = NS_FLASH->acr;
    NS_FLASH->acr = acr & ~NS_FLASH_ACR_DCEN;
    NS_FLASH->acr = (acr & ~NS_FLASH_ACR_DCEN) | NS_FLASH_ACR_DCRST;
    NS_FLASH->acr = acr;
}

/* 3.6.2, sector erase. */
bool ns_flash_erase_sector(uint32_t sector)
{
    bool ready = begin();
    NS_FLASH->cr = NS_FLASH_CR_PSIZE_32 | NS_FLASH_CR_SER | NS_FLASH_CR_SNB(sector);
    if (ready) {
        NS_FLASH->cr |= NS_FLASH_CR_STRT;
        __asm volatile("dsb");
    }
    ready = end() && ready;
    flush_data_cache();
    return ready;
}
