/* nslua_string.c: strings that are written in place. Lua keeps one copy of each string, so bytes can become one only when
 * they are all there; until then they lie in a block of their own. Nothing has to be copied, and a result of 11,200
 * bytes needs no second 11,200. */
#include "nslua_internal.h"

#include "lgc.h"
#include "lmem.h"
#include "lobject.h"
#include "lstate.h"
#include "lstring.h"
#include "nslua_rom.h"

#include <string.h>

static size_t size_of(size_t length) { return sizeof(TString) + length + 1; }

/* As luaS_newlstr computes it. */
static unsigned int hash_of(const char *bytes, size_t length)
{
    unsigned int hash = (unsigned int)length;
    size_t step = (length >> 5) + 1;
    for (size_t i = length; i >= step; i -= step) {
        hash ^= (hash << 5) + (hash >> 2) + (unsigned char)bytes[i - 1];
    }
    return hash;
}

static TString *find(lua_State *L, const char *bytes, size_t length, unsigned int hash)
{
    stringtable *strings = &G(L)->strt;
    for (GCObject *at = strings->hash[lmod(hash, strings->size)]; at != NULL; at = at->gch.next) {
        TString *string = rawgco2ts(at);
        if (string->tsv.len == length && memcmp(bytes, getstr(string), length) == 0) {
            if (isdead(G(L), at)) {
                changewhite(at);
            }
            return string;
        }
    }
    return (TString *)nslua_rom_string(bytes, length, hash);
}

nslua_string *nslua_string_find(lua_State *L, const char *bytes, size_t length)
{
    return find(L, bytes, length, hash_of(bytes, length));
}

nslua_string *nslua_string_begin(lua_State *L, size_t capacity)
{
    return luaM_malloc(L, size_of(capacity));
}

char *nslua_string_bytes(nslua_string *string) { return (char *)(string + 1); }

void nslua_string_drop(lua_State *L, nslua_string *string, size_t capacity)
{
    luaM_freemem(L, string, size_of(capacity));
}

/* Puts the string where luaS_newlstr would have. The table of strings grows with the next ordinary one: growing it here
 * could fail. */
static void intern(lua_State *L, TString *string, size_t length, unsigned int hash)
{
    global_State *g = G(L);
    GCObject **place = &g->strt.hash[lmod(hash, g->strt.size)];
    string->tsv.len = length;
    string->tsv.hash = hash;
    string->tsv.marked = luaC_white(g);
    string->tsv.tt = LUA_TSTRING;
    string->tsv.reserved = 0;
    string->tsv.next = *place;
    *place = obj2gco(string);
    g->strt.nuse++;
}

void nslua_string_finish(lua_State *L, nslua_string *string, size_t capacity, size_t length)
{
    const char *bytes = nslua_string_bytes(string);
    unsigned int hash = hash_of(bytes, length);
    TString *known = find(L, bytes, length, hash);
    if (known != NULL) {
        nslua_string_drop(L, string, capacity);
        string = known;
    } else {
        string = luaM_realloc_(L, string, size_of(capacity), size_of(length)); /* smaller: cannot fail */
        nslua_string_bytes(string)[length] = '\0';
        intern(L, string, length, hash);
    }
    setsvalue2s(L, L->top, string);
    L->top++;
}
