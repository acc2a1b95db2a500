/* flash.c: this board has no flash for files. */
#include "../../firmware/native/hal/hal.h"

int32_t ns_flash_sectors(void) { return 0; }
int32_t ns_flash_sector_size(int32_t sector) { return (void)sector, 0; }
int32_t ns_flash_erase(int32_t sector) { return (void)sector, 0; }

int32_t ns_flash_read(int32_t address, uint8_t *bytes, int32_t count)
{
    return (void)address, (void)bytes, (void)count, 0;
}

int32_t ns_flash_program(int32_t address, const uint8_t *words, int32_t count)
{
    return (void)address, (void)words, (void)count, 0;
}
