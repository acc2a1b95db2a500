/* types.c: assignability. Class chains are walked; interfaces, variant ones included, stand in the type's list. */
#include "runtime.h"

/* int[] and uint[] may stand for each other, as may arrays of enums over them: same width, sign aside. */
static bool same_integers(const ns_type *a, const ns_type *b)
{
    enum { FIRST_INTEGER = 5, LAST_INTEGER = 12 }; /* TypeCode.SByte, Byte, ..., UInt64: pairs of a width */
    a = a->kind == NS_ENUM ? a->element : a;
    b = b->kind == NS_ENUM ? b->element : b;
    return a == b
        || (a->code >= FIRST_INTEGER && a->code <= LAST_INTEGER && b->code >= FIRST_INTEGER
            && b->code <= LAST_INTEGER && (a->code - FIRST_INTEGER) / 2 == (b->code - FIRST_INTEGER) / 2);
}

static bool element_is(const ns_type *actual, const ns_type *wanted)
{
    if (((actual->flags | wanted->flags) & NS_FLAG_VALUE) == 0) {
        return ns_is(actual, wanted);
    }
    return (actual->flags & wanted->flags & NS_FLAG_VALUE) != 0 && same_integers(actual, wanted);
}

bool ns_is(const ns_type *actual, const ns_type *wanted)
{
    if (wanted->kind == NS_NULLABLE) {
        wanted = wanted->element; /* a boxed Nullable<T> is a boxed T */
    }
    if (wanted == ns_image.object_type) {
        return true;
    }
    for (const ns_type *type = actual; type != NULL; type = type->base) {
        if (type == wanted) {
            return true;
        }
    }
    for (size_t i = 0; i < actual->interface_count; i++) {
        if (actual->interfaces[i] == wanted) {
            return true;
        }
    }
    return actual->kind == NS_ARRAY && wanted->kind == NS_ARRAY && actual->rank == wanted->rank
        && element_is(actual->element, wanted->element);
}

ns_ref ns_is_instance(ns_ref object, const ns_type *wanted)
{
    return object != NULL && ns_is(object->type, wanted) ? object : NULL;
}

ns_ref ns_cast(ns_ref object, const ns_type *wanted)
{
    if (object == NULL || object->type == wanted || ns_is(object->type, wanted)) {
        return object;
    }
    ns_throw_invalid_cast_to(object, wanted);
    return NULL;
}

bool ns_can_store(ns_ref array, ns_ref value)
{
    return value == NULL || value->type == array->type->element || ns_is(value->type, array->type->element);
}
