/* nslua_rom.c: finds what is in flash. */
#include "nslua_rom.h"

#include "lauxlib.h"
#include "lstring.h"
#include "ltable.h"

#include <string.h>

GCObject *nslua_rom_string(const char *bytes, size_t length, unsigned int hash)
{
    unsigned int slot = hash & nslua_string_mask;
    for (int i = nslua_string_slots[slot]; i < nslua_string_slots[slot + 1]; i++) {
        const TString *string = nslua_strings[i];
        if (string->tsv.hash == hash && string->tsv.len == length && memcmp(getstr(string), bytes, length) == 0) {
            return (GCObject *)(uintptr_t)string;
        }
    }
    return NULL;
}

int nslua_part_find(const nslua_part *part, const TString *key)
{
    unsigned int slot = key->tsv.hash & part->mask;
    for (int i = part->slots[slot]; i < part->slots[slot + 1]; i++) {
        if (part->entries[i].name == key) {
            return i;
        }
    }
    return -1;
}

void nslua_rom_open(lua_State *L)
{
    for (int i = 0; i < nslua_table_count; i++) {
        luaH_openrom(L, &nslua_tables[i]);
        G(L)->totalbytes += sizeof(Table);
    }
}

void nslua_push_table(lua_State *L, int table)
{
    lua_lock(L);
    luaL_checkstack(L, 1, "a table");
    sethvalue(L, L->top, &nslua_tables[table]);
    L->top++;
    lua_unlock(L);
}

int nslua_is_in_rom(lua_State *L, const char *name)
{
    const TValue *table = L->top - 1;
    return ttistable(table) && nslua_rom_get(hvalue(table), luaS_new(L, name)) != luaO_nilobject;
}
