/* flash.c: flash for files, by the rules of the default board's: a file that NANOSOCKET_FLASH names, or memory. */
#include "../hal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECTORS 4
#define SECTOR_SIZE (128 * 1024)
#define SIZE (SECTORS * SECTOR_SIZE)

static uint8_t *flash;

/* A new file is erased flash. */
static uint8_t *map_file(const char *path)
{
    int file = open(path, O_RDWR | O_CREAT, 0666);
    struct stat status;
    bool opened = file >= 0 && fstat(file, &status) == 0;
    bool is_new = opened && status.st_size == 0;
    if (!opened || (is_new && ftruncate(file, SIZE) != 0) || (!is_new && status.st_size != SIZE)) {
        ns_die("NANOSOCKET_FLASH is no file of 512 KiB");
    }
    uint8_t *mapped = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (mapped != MAP_FAILED && is_new) {
        memset(mapped, 0xFF, SIZE);
    }
    return mapped == MAP_FAILED ? NULL : mapped;
}

static uint8_t *memory(void)
{
    static uint8_t temporary[SIZE];
    const char *path = getenv("NANOSOCKET_FLASH");
    if (flash == NULL && path != NULL) {
        flash = map_file(path);
    } else if (flash == NULL) {
        flash = memset(temporary, 0xFF, SIZE);
    }
    return flash;
}

static bool is_range(int32_t address, int32_t count)
{
    return memory() != NULL && count >= 0 && count <= SIZE && address >= 0 && address <= SIZE - count;
}

int32_t ns_flash_sectors(void) { return SECTORS; }
int32_t ns_flash_sector_size(int32_t sector) { return sector >= 0 && sector < SECTORS ? SECTOR_SIZE : 0; }

int32_t ns_flash_read(int32_t address, uint8_t *bytes, int32_t count)
{
    if (!is_range(address, count)) {
        return 0;
    }
    if (count > 0) { /* of nothing, there may be no address */
        memcpy(bytes, flash + address, (size_t)count);
    }
    return 1;
}

int32_t ns_flash_program(int32_t address, const uint8_t *words, int32_t count)
{
    if (!is_range(address, count) || address % 4 != 0 || count % 4 != 0) {
        return 0;
    }
    for (int32_t i = 0; i < count; i++) {
        flash[address + i] &= words[i];
    }
    return count == 0 || memcmp(flash + address, words, (size_t)count) == 0;
}

int32_t ns_flash_erase(int32_t sector)
{
    if (!is_range(sector * SECTOR_SIZE, SECTOR_SIZE)) {
        return 0;
    }
    memset(flash + sector * SECTOR_SIZE, 0xFF, SECTOR_SIZE);
    return 1;
}
