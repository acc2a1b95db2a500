/* state.c: the library's variables, so that a test can put them back to what they were when it was loaded. */
#define _GNU_SOURCE
#include <link.h>
#include <stdint.h>

struct range {
    uint8_t *start;
    uint8_t *end;
};

static uintptr_t segment_start(const struct dl_phdr_info *object, const ElfW(Phdr) *header)
{
    return object->dlpi_addr + header->p_vaddr;
}

/* The writable segment of the object that holds this function, without the part that is read-only after relocation. */
static int find(struct dl_phdr_info *object, size_t size, void *result)
{
    struct range *range = result;
    uintptr_t here = (uintptr_t)&find, relocated_end = 0, start = 0, end = 0;
    int holds_us = 0;
    (void)size;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[i];
        uintptr_t from = segment_start(object, header), to = from + header->p_memsz;
        if (header->p_type == PT_GNU_RELRO)
            relocated_end = to;
        if (header->p_type != PT_LOAD)
            continue;
        holds_us |= here >= from && here < to;
        if (header->p_flags & PF_W) {
            start = from;
            end = to;
        }
    }
    if (!holds_us)
        return 0;
    /* The loader protects whole pages. */
    relocated_end &= ~(uintptr_t)0xFFF;
    range->start = (uint8_t *)(relocated_end > start ? relocated_end : start);
    range->end = (uint8_t *)end;
    return 1;
}

/* Returns the address of the variables and their size in bytes. */
__attribute__((visibility("default"))) void *nslink_test_variables(int32_t *count)
{
    struct range range = { 0, 0 };
    dl_iterate_phdr(find, &range);
    *count = (int32_t)(range.end - range.start);
    return range.start;
}
