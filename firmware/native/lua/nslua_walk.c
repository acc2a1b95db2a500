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

static uint8_t next_of_array(struct nslua_call *call, struct nslua_walk *walk, nslua_value *key, nslua_value *value)
{
    while (walk->index < walk->table->sizearray) {
        const TValue *item = &walk->table->array[walk->index++];
        if (!ttisnil(item)) {
            *key = (nslua_value){.number = walk->index, .type = LUA_TNUMBER};
            read(call, item, value);
            return 1;
        }
    }
    return 0;
}

uint8_t nslua_next(nslua_frame *frame, nslua_value *key, nslua_value *value)
{
    struct nslua_call *call = nslua_call_of(frame);
    struct nslua_walk *walk = current(call);
    if (next_of_array(call, walk, key, value)) {
        return 1;
    }
    while (walk->index - walk->table->sizearray < sizenode(walk->table)) {
        Node *node = gnode(walk->table, walk->index++ - walk->table->sizearray);
        if (!ttisnil(gval(node))) {
            nslua_describe(key2tval(node), key);
            read(call, gval(node), value);
            return 1;
        }
    }
    walk->index = 0;
    return 0;
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
