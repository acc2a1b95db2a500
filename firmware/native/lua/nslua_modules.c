/* nslua_modules.c: the native modules, as globals and in package.loaded. What is in them lies in flash until a script
 * uses it: a module's table is empty at first, and its metatable puts an entry there when it is asked for. rawget and
 * next ask, too (patches/). A script may write to a module as to any table. */
#include "nslua_internal.h"

#include "lauxlib.h"

#include <string.h>

static void push_function(lua_State *L, const nslua_function *function)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)function);
    lua_pushcclosure(L, nslua_dispatch, 1);
}

static void push_constant(lua_State *L, const nslua_constant *constant)
{
    if (constant->text != NULL) {
        lua_pushstring(L, constant->text);
    } else {
        lua_pushnumber(L, constant->number);
    }
}

/* Pushes what the module has under that name; false: nothing. */
static bool push_entry(lua_State *L, const nslua_module *module, const char *name)
{
    for (const nslua_function *function = module->functions; function->name != NULL; function++) {
        if (strcmp(function->name, name) == 0) {
            push_function(L, function);
            return true;
        }
    }
    for (const nslua_constant *constant = module->constants; constant->name != NULL; constant++) {
        if (strcmp(constant->name, name) == 0) {
            push_constant(L, constant);
            return true;
        }
    }
    return false;
}

/* __index(table, name): functions stay in the table, constants are cheap to make again. */
static int index_module(lua_State *L)
{
    const nslua_module *module = lua_touserdata(L, lua_upvalueindex(1));
    luaL_checktype(L, 1, LUA_TTABLE); /* a script can have got it from the metatable */
    if (lua_type(L, 2) != LUA_TSTRING || !push_entry(L, module, lua_tostring(L, 2))) {
        return 0;
    }
    if (lua_isfunction(L, -1)) {
        lua_pushvalue(L, 2);
        lua_pushvalue(L, -2);
        lua_rawset(L, 1);
    }
    return 1;
}

/* Puts a name's entry into the table unless the script has put its own there. */
static void add_missing(lua_State *L, int table, const nslua_module *module, const char *name)
{
    lua_pushstring(L, name);
    lua_pushvalue(L, -1);
    lua_rawget(L, table);
    bool is_missing = lua_isnil(L, -1) != 0;
    lua_pop(L, 1);
    if (is_missing && push_entry(L, module, name)) {
        lua_rawset(L, table);
    } else {
        lua_pop(L, 1);
    }
}

/* Puts everything into the table, which is an ordinary one from then on. */
static void fill(lua_State *L, int table, const nslua_module *module)
{
    for (const nslua_function *function = module->functions; function->name != NULL; function++) {
        add_missing(L, table, module, function->name);
    }
    for (const nslua_constant *constant = module->constants; constant->name != NULL; constant++) {
        add_missing(L, table, module, constant->name);
    }
    lua_pushnil(L);
    lua_setmetatable(L, table);
}

/* __newindex(table, name, value): an entry that is taken away before it was used must not come back. */
static int write_module(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 3);
    if (lua_isnil(L, 3)) {
        fill(L, 1, lua_touserdata(L, lua_upvalueindex(1)));
    }
    lua_rawset(L, 1);
    return 0;
}

/* The metatable's [1] says which module it is. */
void nslua_fill_module(lua_State *L, int table)
{
    if (!lua_getmetatable(L, table)) {
        return;
    }
    lua_rawgeti(L, -1, 1);
    const nslua_module *module = lua_islightuserdata(L, -1) ? lua_touserdata(L, -1) : NULL;
    lua_pop(L, 2);
    if (module != NULL) {
        fill(L, table, module);
    }
}

static void set_method(lua_State *L, const nslua_module *module, const char *event, lua_CFunction method)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)module);
    lua_pushcclosure(L, method, 1);
    lua_setfield(L, -2, event);
}

void nslua_open_modules(lua_State *L)
{
    static const luaL_Reg nothing[] = {{NULL, NULL}};
    for (const nslua_module *module = nslua_modules; module->name != NULL; module++) {
        luaL_register(L, module->name, nothing);
        lua_createtable(L, 1, 2);
        lua_pushlightuserdata(L, (void *)(uintptr_t)module);
        lua_rawseti(L, -2, 1);
        set_method(L, module, "__index", index_module);
        set_method(L, module, "__newindex", write_module);
        lua_setmetatable(L, -2);
        lua_pop(L, 1);
    }
}
