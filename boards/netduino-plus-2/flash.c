/* flash.c: flash for files: sectors 8 to 11 (RM0090 table 5). While it is erased or programmed nothing runs that lies in
 * flash, the UART's interrupt neither: the modem is held off first. An emulator has no flash controller: no files there. */
#include "board.h"

#include "../../firmware/native/hal/hal.h"
#include "../../firmware/native/hal/stm32/clock.h"
#include "../../firmware/native/hal/stm32/flash.h"

#include <string.h>

#define SECTORS 4
#define SIZE (SECTORS * (int32_t)NS_FLASH_SECTOR_SIZE)

/* A modem sends what its FIFO holds after it is held off: 32 bytes take 3 ms at 115200 baud. */
#define QUIET_US 3000

static void hold_modem_off(void)
{
    ns_board_pause_modem(true);
    int64_t until = ns_time_us() + QUIET_US;
    while (ns_time_us() < until) {
    }
}

static bool is_range(int32_t address, int32_t count)
{
    return ns_flash_sectors() > 0 && count >= 0 && count <= SIZE && address >= 0 && address <= SIZE - count;
}

int32_t ns_flash_sectors(void) { return ns_stm32_clocks.source == NS_CLOCK_UNMODELLED ? 0 : SECTORS; }

int32_t ns_flash_sector_size(int32_t sector)
{
    return sector >= 0 && sector < SECTORS ? (int32_t)NS_FLASH_SECTOR_SIZE : 0;
}

int32_t ns_flash_read(int32_t address, uint8_t *bytes, int32_t count)
{
    if (!is_range(address, count)) {
        return 0;
    }
    memcpy(bytes, (const void *)(uintptr_t)(NS_FLASH_FILES_BASE + (uint32_t)address), (size_t)count);
    return 1;
}

int32_t ns_flash_program(int32_t address, const uint8_t *words, int32_t count)
{
    if (!is_range(address, count) || address % 4 != 0 || count % 4 != 0) {
        return 0;
    }
    uint32_t at = NS_FLASH_FILES_BASE + (uint32_t)address;
    hold_modem_off();
    bool programmed = ns_flash_program_words(at, words, (uint32_t)count);
    ns_board_pause_modem(false);
    return programmed && memcmp((const void *)(uintptr_t)at, words, (size_t)count) == 0;
}

int32_t ns_flash_erase(int32_t sector)
{
    if (sector < 0 || sector >= ns_flash_sectors()) {
        return 0;
    }
    hold_modem_off();
    bool erased = ns_flash_erase_sector(NS_FLASH_FILES_SECTOR + (uint32_t)sector);
    ns_board_pause_modem(false);
    return erased;
}
