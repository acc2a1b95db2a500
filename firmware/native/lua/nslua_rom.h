/* nslua_rom.h: objects of Lua that are constants in flash, written by the tool (tools/NanoSocket.Tool/Lua): strings,
 * C functions, and parts of tables. The collector never frees or marks them: they have no white bit. For our files and
 * for those of Lua's that our patches let see them. */
#ifndef NSLUA_ROM_H
#define NSLUA_ROM_H

#include "lua.h"

#include "lgc.h"
#include "lobject.h"
#include "lstate.h"

/* ---- strings ---- */

/* NSLUA_STRING(name, hash, reserved, text): found by luaS_newlstr; reserved as the lexer has it. */
#define NSLUA_STRING(name, hash_, reserved_, text_)                                                                    \
    static const struct {                                                                                              \
        TString head;                                                                                                  \
        char text[sizeof(text_)];                                                                                      \
    } name = {{.tsv = {.tt = LUA_TSTRING, .marked = bitmask(FIXEDBIT), .reserved = (reserved_), .hash = (hash_),       \
                       .len = sizeof(text_) - 1}},                                                                     \
              text_}

/* By the low bits of their hashes: those of slot i are from slots[i] up to slots[i + 1]. */
extern const TString *const nslua_strings[];
extern const uint16_t       nslua_string_slots[];
extern const unsigned int   nslua_string_mask;

/* The string of these bytes, or NULL. */
GCObject *nslua_rom_string(const char *bytes, size_t length, unsigned int hash);

/* ---- C functions ---- */

/* Its environment is one of the tables below; what a native function is lies behind it. */
#define NSLUA_CLOSURE(function_, table_, data_)                                                                        \
    {.tt = LUA_TFUNCTION, .marked = bitmask(FIXEDBIT), .isC = 1, .env = &nslua_tables[table_], .f = (function_),       \
     .upvalue = {{.value = {.p = (void *)(uintptr_t)(data_)}}}}

static inline int nslua_rom_is_closure(const Closure *closure) { return testbit(closure->c.marked, FIXEDBIT); }

/* ---- tables ---- */

/* Tables that have a part in flash: what is written to them lies in RAM, as of any table, and shadows it. There as long
 * as the state. An entry in RAM whose value is nil hides what is in flash. */
extern Table     nslua_tables[];
extern const int nslua_table_count;

typedef struct nslua_entry {
    const TString *name;
    TValue         value;
} nslua_entry;

/* Entries as nslua_strings. */
typedef struct nslua_part {
    const nslua_entry *entries;
    const uint16_t    *slots;
    uint16_t           count, mask;
} nslua_part;
extern const nslua_part nslua_parts[]; /* of the tables */

/* Makes the tables; they count as memory of the state. */
void nslua_rom_open(lua_State *L);

/* Index of the entry with that key, or -1. */
int nslua_part_find(const nslua_part *part, const TString *key);

static inline const nslua_part *nslua_rom_part(const Table *table)
{
    uintptr_t offset = (uintptr_t)table - (uintptr_t)nslua_tables;
    return offset < (size_t)nslua_table_count * sizeof(Table) ? &nslua_parts[offset / sizeof(Table)] : NULL;
}

static inline int nslua_rom_count(const Table *table)
{
    const nslua_part *part = nslua_rom_part(table);
    return part == NULL ? 0 : part->count;
}

static inline int nslua_rom_find(const Table *table, const TValue *key)
{
    const nslua_part *part = nslua_rom_part(table);
    return part == NULL || !ttisstring(key) ? -1 : nslua_part_find(part, rawtsvalue(key));
}

/* What is in flash under a key, shadowed or not; luaO_nilobject: nothing. */
static inline const TValue *nslua_rom_get(const Table *table, const TString *key)
{
    const nslua_part *part = nslua_rom_part(table);
    int index = part == NULL ? -1 : nslua_part_find(part, key);
    return index < 0 ? luaO_nilobject : &part->entries[index].value;
}

/* Whether a value lies in the table's part in flash. */
static inline int nslua_rom_holds(const Table *table, const TValue *value)
{
    const nslua_part *part = nslua_rom_part(table);
    return part != NULL && (uintptr_t)value - (uintptr_t)part->entries < part->count * sizeof(nslua_entry);
}

static inline void nslua_rom_key(const Table *table, int index, TValue *key)
{
    key->value.gc = (GCObject *)(uintptr_t)nslua_rom_part(table)->entries[index].name;
    key->tt = LUA_TSTRING;
}

#endif
