/* nslua_modules.c: the native modules, as globals and in package.loaded. */
#include "nslua_internal.h"

#include "lauxlib.h"

static void add_functions(lua_State *L, const nslua_function *function)
{
    for (; function->name != NULL; function++) {
        lua_pushlightuserdata(L, (void *)(uintptr_t)function);
        lua_pushcclosure(L, nslua_dispatch, 1);
        lua_setfield(L, -2, function->name);
    }
}

static void add_constants(lua_State *L, const nslua_constant *constant)
{
    for (; constant->name != NULL; constant++) {
        if (constant->text != NULL) {
            lua_pushstring(L, constant->text);
        } else {
            lua_pushnumber(L, constant->number);
        }
        lua_setfield(L, -2, constant->name);
    }
}

void nslua_open_modules(lua_State *L)
{
    static const luaL_Reg nothing[] = {{NULL, NULL}};
    for (const nslua_module *module = nslua_modules; module->name != NULL; module++) {
        luaL_register(L, module->name, nothing);
        add_functions(L, module->functions);
        add_constants(L, module->constants);
        lua_pop(L, 1);
    }
}
