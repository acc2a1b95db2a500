/* ops.h: the operations of C# that C has no operator for, as functions gcc inlines.
 * Used by image.c only. Part of firmware/Aot, which writes the calls. */
#ifndef NS_OPS_H
#define NS_OPS_H

#include "../kernel/port.h"
#include "abi.h"

#include <math.h>
#include <string.h>

#define NS_UNUSED __attribute__((unused))

/* Whether the call just made left an exception. */
#define NS_THREW() NS_UNLIKELY(ns_pending != NULL)

/* Stands before a return of a function that can throw: nothing is pending there. Where gcc inlines the function, the
 * caller's test disappears. */
#define NS_RETURNS() do { if (ns_pending != NULL) __builtin_unreachable(); } while (0)

/* ---- objects ------------------------------------------------------------------- */

/* One bit of a reference map (ns_type.refs): of its word-th 32 bits, the one for the reference at offset. */
#define NS_REF_BIT(word, offset) \
    ((offset) / sizeof(void *) / 32 == (word) ? UINT32_C(1) << ((offset) / sizeof(void *) % 32) : 0)

/* An object's descriptor. The cast is for a constant null, which the compiler may find behind a cast that fails. */
#define NS_TYPE(object) (((ns_ref)(object))->type)

/* Null checks are explicit: address 0 is readable on many microcontrollers. */
#define NS_BOXED(object) ((void *)((uint8_t *)(object) + NS_BOX_DATA))
#define NS_DELEGATE_TARGET(object) (((const ns_delegate *)(object))->target)
#define NS_ELEMENTS(array) ((void *)((uint8_t *)(array) + NS_ARRAY_DATA))
#define NS_LENGTH(array) (((const ns_array *)(array))->length)
#define NS_STRING_LENGTH(string) (((const ns_string *)(string))->length)

static inline bool ns_outside(const void *array, int32_t index)
{
    return (uint32_t)index >= (uint32_t)NS_LENGTH(array);
}

static inline bool ns_outside_native(const void *array, intptr_t index)
{
    return (uintptr_t)index >= (uintptr_t)NS_LENGTH(array);
}

static inline bool ns_outside_string(const void *string, int32_t index)
{
    return (uint32_t)index >= (uint32_t)NS_STRING_LENGTH(string);
}

static inline void *ns_char_at(const void *string, int32_t index)
{
    return (void *)&((const ns_string *)string)->chars[index];
}

static inline void *ns_array_data(void *array)
{
    return array == NULL ? NULL : NS_ELEMENTS(array);
}

static inline ns_ref ns_is_exactly(ns_ref object, const ns_type *type)
{
    return object != NULL && object->type == type ? object : NULL;
}

static inline bool ns_is_other_type(ns_ref object, const void *type)
{
    return object->type != type;
}

/* A box of an enum may be unboxed as its underlying type and the other way round. */
static inline bool ns_unbox_mismatch(ns_ref box, const void *wanted_type)
{
    const ns_type *wanted = wanted_type;
    const ns_type *actual = box->type;
    if (NS_LIKELY(actual == wanted)) {
        return false;
    }
    const ns_type *plain_actual = actual->kind == NS_ENUM ? actual->element : actual;
    const ns_type *plain_wanted = wanted->kind == NS_ENUM ? wanted->element : wanted;
    return plain_actual != plain_wanted;
}

static inline int32_t ns_identity_hash(const void *object)
{
    return (int32_t)((uintptr_t)object >> 3);
}

static inline void ns_bind_delegate(void *object, void *target, intptr_t code)
{
    ns_delegate *delegate = object;
    delegate->target = target;
    delegate->code = (void (*)(void))code;
}

/* ---- memory -------------------------------------------------------------------- */

static inline void ns_fill(void *address, int32_t value, uint32_t size)
{
    memset(address, value, size);
}

static inline void ns_copy(void *destination, const void *source, uint32_t size)
{
    memmove(destination, source, size);
}

static inline void ns_fill_array(void *array, const void *data)
{
    const ns_array *header = array;
    memcpy(NS_ELEMENTS(array), data, (size_t)header->length * header->header.type->element_size);
}

static inline void ns_memory_barrier(void)
{
    __atomic_signal_fence(__ATOMIC_SEQ_CST); /* one core: only the compiler must be held back */
}

/* ---- atomic operations ---------------------------------------------------------
 * The CPU's own where it has them for that width; elsewhere interrupts are masked, which is enough on one core.
 * Add, and, or give the new value for add (as Interlocked.Add does) and the old one for and and or. */

#define NS_ATOMIC_NATIVE(suffix, type)                                                                  \
    static inline type ns_atomic_read##suffix(void *at)                                                 \
    {                                                                                                   \
        return __atomic_load_n((type *)at, __ATOMIC_SEQ_CST);                                           \
    }                                                                                                   \
    static inline type ns_atomic_add##suffix(void *at, type value)                                      \
    {                                                                                                   \
        return __atomic_add_fetch((type *)at, value, __ATOMIC_SEQ_CST);                                 \
    }                                                                                                   \
    static inline type ns_atomic_and##suffix(void *at, type value)                                      \
    {                                                                                                   \
        return __atomic_fetch_and((type *)at, value, __ATOMIC_SEQ_CST);                                 \
    }                                                                                                   \
    static inline type ns_atomic_or##suffix(void *at, type value)                                       \
    {                                                                                                   \
        return __atomic_fetch_or((type *)at, value, __ATOMIC_SEQ_CST);                                  \
    }                                                                                                   \
    static inline type ns_atomic_exchange##suffix(void *at, type value)                                 \
    {                                                                                                   \
        return __atomic_exchange_n((type *)at, value, __ATOMIC_SEQ_CST);                                \
    }                                                                                                   \
    static inline type ns_atomic_compare_exchange##suffix(void *at, type value, type expected)          \
    {                                                                                                   \
        __atomic_compare_exchange_n((type *)at, &expected, value, false, __ATOMIC_SEQ_CST,              \
                                    __ATOMIC_SEQ_CST);                                                  \
        return expected;                                                                                \
    }

/* One operation under the mask: old is what the variable held. */
#define NS_ATOMIC_MASKED_OPERATION(name, type, parameters, stored, result)                              \
    static inline type name parameters                                                                  \
    {                                                                                                   \
        volatile type *variable = at;                                                                   \
        uint32_t mask = ns_port_mask();                                                                 \
        type old = *variable;                                                                           \
        *variable = (stored);                                                                           \
        ns_port_unmask(mask);                                                                           \
        return (result);                                                                                \
    }

#define NS_ATOMIC_MASKED(suffix, type)                                                                  \
    NS_ATOMIC_MASKED_OPERATION(ns_atomic_read##suffix, type, (void *at), old, old)                      \
    NS_ATOMIC_MASKED_OPERATION(ns_atomic_add##suffix, type, (void *at, type value), old + value, old + value) \
    NS_ATOMIC_MASKED_OPERATION(ns_atomic_and##suffix, type, (void *at, type value), old & value, old)   \
    NS_ATOMIC_MASKED_OPERATION(ns_atomic_or##suffix, type, (void *at, type value), old | value, old)    \
    NS_ATOMIC_MASKED_OPERATION(ns_atomic_exchange##suffix, type, (void *at, type value), value, old)    \
    NS_ATOMIC_MASKED_OPERATION(ns_atomic_compare_exchange##suffix, type,                                \
                               (void *at, type value, type expected), old == expected ? value : old, old)

#ifdef __GCC_HAVE_SYNC_COMPARE_AND_SWAP_4
NS_ATOMIC_NATIVE(_4, int32_t)
#else
NS_ATOMIC_MASKED(_4, int32_t)
#endif

#ifdef __GCC_HAVE_SYNC_COMPARE_AND_SWAP_8
NS_ATOMIC_NATIVE(_8, int64_t)
#else
NS_ATOMIC_MASKED(_8, int64_t)
#endif

/* Native integers and object references. */
#if INTPTR_MAX == INT64_MAX || defined(__GCC_HAVE_SYNC_COMPARE_AND_SWAP_4)
NS_ATOMIC_NATIVE(_word, intptr_t)
#else
NS_ATOMIC_MASKED(_word, intptr_t)
#endif

/* ---- arithmetic ---------------------------------------------------------------- */

static inline bool ns_quotient_overflows_i4(int32_t dividend, int32_t divisor)
{
    return divisor == -1 && dividend == INT32_MIN;
}

static inline bool ns_quotient_overflows_i8(int64_t dividend, int64_t divisor)
{
    return divisor == -1 && dividend == INT64_MIN;
}

static inline bool ns_quotient_overflows_i(intptr_t dividend, intptr_t divisor)
{
    return divisor == -1 && dividend == INTPTR_MIN;
}

static inline int32_t ns_divide(int32_t dividend, int32_t divisor)
{
    return dividend / divisor;
}

static inline bool ns_is_not_finite(double value)
{
    return !isfinite(value);
}

/* Conversions from floating point saturate, and NaN becomes 0 (.NET 9 and later). */
static inline int32_t ns_f8_to_i4(double value)
{
    if (value >= 2147483648.0) {
        return INT32_MAX;
    }
    if (value <= -2147483648.0) {
        return INT32_MIN;
    }
    return value != value ? 0 : (int32_t)value;
}

static inline uint32_t ns_f8_to_u4(double value)
{
    if (value >= 4294967296.0) {
        return UINT32_MAX;
    }
    return value > 0.0 ? (uint32_t)value : 0;
}

static inline int64_t ns_f8_to_i8(double value)
{
    if (value >= 9223372036854775808.0) {
        return INT64_MAX;
    }
    if (value <= -9223372036854775808.0) {
        return INT64_MIN;
    }
    return value != value ? 0 : (int64_t)value;
}

static inline uint64_t ns_f8_to_u8(double value)
{
    if (value >= 18446744073709551616.0) {
        return UINT64_MAX;
    }
    return value > 0.0 ? (uint64_t)value : 0;
}

static inline intptr_t ns_f8_to_i(double value)
{
    return sizeof(intptr_t) == 8 ? (intptr_t)ns_f8_to_i8(value) : (intptr_t)ns_f8_to_i4(value);
}

static inline uintptr_t ns_f8_to_u(double value)
{
    return sizeof(uintptr_t) == 8 ? (uintptr_t)ns_f8_to_u8(value) : (uintptr_t)ns_f8_to_u4(value);
}

/* A cast that overflows when the truncated value does not fit; low and high are the first that do not. */
#define NS_CHECKED_FLOAT_CONVERSION(suffix, type, low, high)                        \
    static inline bool ns_f8_to_##suffix##_overflows(double value, type *result)   \
    {                                                                              \
        if (!(value > (low) && value < (high))) {                                  \
            return true;                                                           \
        }                                                                          \
        *result = (type)value;                                                     \
        return false;                                                              \
    }

NS_CHECKED_FLOAT_CONVERSION(i1, int8_t, -129.0, 128.0)
NS_CHECKED_FLOAT_CONVERSION(u1, uint8_t, -1.0, 256.0)
NS_CHECKED_FLOAT_CONVERSION(i2, int16_t, -32769.0, 32768.0)
NS_CHECKED_FLOAT_CONVERSION(u2, uint16_t, -1.0, 65536.0)
NS_CHECKED_FLOAT_CONVERSION(i4, int32_t, -2147483649.0, 2147483648.0)
NS_CHECKED_FLOAT_CONVERSION(u4, uint32_t, -1.0, 4294967296.0)
/* The first double below -2^63 is -2^63 - 2048. */
NS_CHECKED_FLOAT_CONVERSION(i8, int64_t, -9223372036854777856.0, 9223372036854775808.0)
NS_CHECKED_FLOAT_CONVERSION(u8, uint64_t, -1.0, 18446744073709551616.0)
#if INTPTR_MAX == INT64_MAX
NS_CHECKED_FLOAT_CONVERSION(i, intptr_t, -9223372036854777856.0, 9223372036854775808.0)
NS_CHECKED_FLOAT_CONVERSION(u, uintptr_t, -1.0, 18446744073709551616.0)
#else
NS_CHECKED_FLOAT_CONVERSION(i, intptr_t, -2147483649.0, 2147483648.0)
NS_CHECKED_FLOAT_CONVERSION(u, uintptr_t, -1.0, 4294967296.0)
#endif

#endif
