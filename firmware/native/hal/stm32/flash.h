/* flash.h: sectors 8 to 11 of the STM32F405's flash, 128 KiB each (RM0090 chapter 3). One bank: while a word is
 * programmed (16 us) or a sector erased (1 to 2 s at 3.3 V; DS8626 table 40) the core stands still at its next fetch. */
#ifndef NS_STM32_FLASH_H
#define NS_STM32_FLASH_H

#include <stdbool.h>
#include <stdint.h>

#define NS_FLASH_FILES_BASE 0x08080000u
#define NS_FLASH_FILES_SECTOR 8u /* the first of the four */
#define NS_FLASH_SECTOR_SIZE 0x20000u

/* address: of the chip, in the four sectors; count: whole words. */
bool ns_flash_program_words(uint32_t address, const uint8_t *words, uint32_t count);

/* sector: a number of the chip, 8 to 11. */
bool ns_flash_erase_sector(uint32_t sector);

#endif
