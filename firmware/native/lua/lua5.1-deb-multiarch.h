/* lua5.1-deb-multiarch.h: Debian's luaconf.h includes it for the paths of a PC, which nslua_conf.h replaces. */
