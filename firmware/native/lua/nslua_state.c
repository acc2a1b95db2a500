/* nslua_state.c: the one Lua state: made, run, closed. */
#include "nslua_internal.h"

#include "nsfile.h"

#include "../hal/hal.h"

#include "lauxlib.h"
#include "lualib.h"

static const luaL_Reg libraries[] = {
    {"", luaopen_base}, {LUA_LOADLIBNAME, luaopen_package}, {LUA_TABLIBNAME, luaopen_table},
    {LUA_STRLIBNAME, luaopen_string}, {LUA_MATHLIBNAME, luaopen_math}, {LUA_DBLIBNAME, luaopen_debug},
    {LUA_IOLIBNAME, luaopen_io}, {LUA_OSLIBNAME, luaopen_os}, {NULL, NULL},
};

static void open_libraries(lua_State *L)
{
    for (const luaL_Reg *library = libraries; library->name != NULL; library++) {
        lua_pushcfunction(L, library->func);
        lua_pushstring(L, library->name);
        lua_call(L, 1, 0);
    }
}

static int load_main(lua_State *L)
{
    if (luaL_loadfile(L, "/lua/main.lua") != 0) {
        return lua_error(L);
    }
    return 1;
}

static int add_traceback(lua_State *L)
{
    if (!lua_isstring(L, 1)) {
        return 1;
    }
    lua_getglobal(L, LUA_DBLIBNAME);
    lua_getfield(L, -1, "traceback");
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 2);
    lua_call(L, 2, 1);
    return 1;
}

static int run(lua_State *L)
{
    open_libraries(L);
    lua_pushcfunction(L, add_traceback);
    lua_pushcfunction(L, load_main);
    lua_call(L, 0, 1);
    if (lua_pcall(L, 0, 0, -2) != 0) {
        return lua_error(L);
    }
    return 0;
}

static void log_error(lua_State *L)
{
    const char *text = lua_tostring(L, -1);
    ns_log("lua: %s", text != NULL ? text : "an error that is no text");
}

void nslua_panic(void) { ns_die("Lua error outside of a protected call"); }

int32_t nslua_run(void)
{
    nslua_stack_enter(__builtin_frame_address(0));
    int32_t size;
    void *memory = ns_board_lua_memory(&size);
    nslua_pool_init(memory, (size_t)size);
    lua_State *L = lua_newstate(nslua_pool_realloc, NULL);
    if (L == NULL) {
        ns_log("lua: %d bytes are too few for a state", (int)size);
        return 1;
    }
    int status = lua_cpcall(L, run, NULL);
    if (status != 0) {
        log_error(L);
    }
    lua_close(L);
    nsfile_close_all();
    return status != 0;
}
