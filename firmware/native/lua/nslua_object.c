/* nslua_object.c: objects of C# modules: memory in Lua's heap, whose methods are the functions of a module. Their
 * metatable is in the registry under the module's name. */
#include "nslua_call.h"

#include "lgc.h"
#include "lstate.h"
#include "lstring.h"
#include "ltable.h"

#include <string.h>

static const TValue *metatable(lua_State *L, const char *module, int32_t length)
{
    TString *name = nslua_string_find(L, module, (size_t)length);
    return name == NULL ? luaO_nilobject : luaH_getstr(hvalue(registry(L)), name);
}

static void set(lua_State *L, Table *table, TString *name, const TValue *value)
{
    setobj2t(L, luaH_setstr(L, table, name), value);
    luaC_barriert(L, table, value);
}

/* Pushes the metatable of a module. */
static void make_metatable(lua_State *L, const char *module, int32_t length)
{
    TString *name = luaS_newlstr(L, module, (size_t)length);
    Table *made = luaH_new(L, 0, 1);
    sethvalue(L, L->top, made);
    L->top++;
    const TValue *loaded = luaH_getstr(hvalue(registry(L)), luaS_newliteral(L, "_LOADED"));
    set(L, made, luaS_newliteral(L, "__index"), luaH_getstr(hvalue(loaded), name));
    set(L, hvalue(registry(L)), name, L->top - 1);
}

struct new_object {
    struct nslua_call *call;
    const char *module;
    int32_t length, bytes;
    void *memory;
};

static void new_step(lua_State *L, void *argument)
{
    struct new_object *object = argument;
    luaD_checkstack(L, 2);
    if (!ttistable(metatable(L, object->module, object->length))) {
        make_metatable(L, object->module, object->length);
        L->top--;
    }
    Udata *made = luaS_newudata(L, (size_t)object->bytes, hvalue(gt(L)));
    made->uv.metatable = hvalue(metatable(L, object->module, object->length));
    setuvalue(L, L->top, made);
    L->top++;
    object->memory = memset(made + 1, 0, (size_t)object->bytes);
}

void *nslua_new_object(nslua_frame *frame, const char *module, int32_t length, int32_t bytes)
{
    struct nslua_call *call = nslua_call_of(frame);
    struct new_object object = {.call = call, .module = module, .length = length, .bytes = bytes};
    nslua_run_step(call, new_step, &object);
    return object.memory;
}

void *nslua_object(nslua_frame *frame, int32_t argument, const char *module, int32_t length, int32_t size)
{
    lua_State *L = nslua_call_of(frame)->L;
    const TValue *value = L->base + argument - 1, *expected = metatable(L, module, length);
    bool is_one = ttisuserdata(value) && ttistable(expected) && uvalue(value)->metatable == hvalue(expected)
        && uvalue(value)->len >= (size_t)size; /* debug.setmetatable puts any metatable on anything */
    return is_one ? rawuvalue(value) + 1 : NULL;
}
