/* nslua_walk.c: C# reads tables. */
#include "nslua_call.h"

#include "ltable.h"

static struct nslua_walk *current(struct nslua_call *call) { return &call->walk[call->walks - 1]; }

uint8_t nslua_enter(nslua_frame *frame, int32_t argument)
{
    struct nslua_call *call = nslua_call_of(frame);
    const TValue *table = argument == 0 ? call->last_read : call->L->base + argument - 1;
    if (table == NULL || argument > frame->count || !ttistable(table) || call->walks == NSLUA_MAX_DEPTH) {
        return 0;
    }
    call->walk[call->walks++] = (struct nslua_walk){hvalue(table), 0};
    return 1;
}

static void read(struct nslua_call *call, const TValue *from, nslua_value *to)
{
    call->last_read = from;
    nslua_describe(from, to);
}

uint8_t nslua_next(nslua_frame *frame, nslua_value *key, nslua_value *value)
{
    struct nslua_call *call = nslua_call_of(frame);
    struct nslua_walk *walk = current(call);
    TValue name;
    const TValue *item;
    walk->index = luaH_walk(walk->table, walk->index, &name, &item);
    if (walk->index == 0) {
        return 0;
    }
    nslua_describe(&name, key);
    read(call, item, value);
    return 1;
}

void nslua_item(nslua_frame *frame, int32_t index, nslua_value *value)
{
    struct nslua_call *call = nslua_call_of(frame);
    read(call, luaH_getnum(current(call)->table, index), value);
}

void nslua_leave(nslua_frame *frame)
{
    struct nslua_call *call = nslua_call_of(frame);
    call->last_read = NULL;
    call->walks--;
}
