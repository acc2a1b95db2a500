/* allocate.c: objects for generated code. Every failure is OutOfMemoryException, never a half-made object. */
#include "../gc/gc.h"
#include "runtime.h"

static ns_ref allocate(const ns_type *type, size_t bytes)
{
    ns_ref object = ns_gc_allocate(type, bytes);
    if (NS_UNLIKELY(object == NULL)) {
        ns_throw_out_of_memory();
    }
    return object;
}

/* Elements behind a head of so many bytes; NULL with OutOfMemoryException when that is no size at all. */
static ns_ref allocate_elements(const ns_type *type, size_t head, size_t element_size, size_t length)
{
    if (NS_UNLIKELY(length > INT32_MAX || (element_size > 0 && length > (PTRDIFF_MAX - head) / element_size))) {
        ns_throw_out_of_memory();
        return NULL;
    }
    return allocate(type, head + element_size * length);
}

ns_ref ns_new(const ns_type *type)
{
    return allocate(type, type->size);
}

ns_ref ns_new_array(const ns_type *array_type, intptr_t length)
{
    if (NS_UNLIKELY(length < 0)) {
        ns_throw_overflow();
        return NULL;
    }
    ns_array *array = (ns_array *)allocate_elements(array_type, NS_ARRAY_DATA, array_type->element_size,
                                                    (size_t)length);
    if (NS_LIKELY(array != NULL)) {
        array->length = (int32_t)length;
    }
    return (ns_ref)array;
}

ns_ref ns_new_string(int32_t length)
{
    if (NS_UNLIKELY(length < 0)) {
        ns_throw_overflow();
        return NULL;
    }
    ns_string *string = (ns_string *)allocate_elements(ns_image.string_type, offsetof(ns_string, chars),
                                                       sizeof(uint16_t), (size_t)length);
    if (NS_LIKELY(string != NULL)) {
        string->length = length;
    }
    return (ns_ref)string;
}

ns_ref ns_box(const ns_type *type, const void *value)
{
    ns_ref box = allocate(type, NS_BOX_DATA + type->size);
    if (NS_LIKELY(box != NULL)) {
        __builtin_memcpy((char *)box + NS_BOX_DATA, value, type->size);
    }
    return box;
}
