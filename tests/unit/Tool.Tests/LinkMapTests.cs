using System.Collections.Generic;
using System.Linq;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Sizes;
using Xunit;

namespace NanoSocket.Tool.Tests;

public sealed class LinkMapTests
{
    private const string Map = """
        Discarded input sections

         .text.unused   0x0000000000000000       0x40 /tmp/a.o

        Memory Configuration

        Name             Origin             Length
        flash            0x0000000008000000 0x0000000000004000

        Linker script and memory map

        LOAD /tmp/a.o

        .text           0x0000000008000000       0x74
         *(.text .text.*)
         .text          0x0000000008000000        0x0 /tmp/a.o
         .text.main     0x0000000008000000       0x10 /tmp/a.o
                        0x0000000008000000                main
         .text.a_function_with_a_very_long_name
                        0x0000000008000010       0x32 /tmp/a.o
                        0x0000000008000010                a_function_with_a_very_long_name
         *fill*         0x0000000008000042        0x2 
         .rodata.str1.1
                        0x0000000008000044       0x10 /tmp/a.o
                                                 0x1c (size before relaxing)
         .text          0x0000000008000054       0x20 /usr/lib/libc.a(lib_a-memcpy.o)

        .data           0x0000000020000000        0x8 load address 0x0000000008000074
         .data.value    0x0000000020000000        0x8 /tmp/b.o

        .bss            0x0000000020000008      0x100 load address 0x000000000800007c
         .bss.ring      0x0000000020000008      0x100 /tmp/b.o

        .noinit
         *(.noinit)

        .debug_info     0x0000000000000000      0x500
         .debug_info    0x0000000000000000      0x500 /tmp/a.o
         .debug_info    0x0000000000000500      0x300 /tmp/b.o
        """;

    private static readonly IReadOnlyList<MapSection> Sections = LinkMap.Parse(Map);

    [Fact]
    public void Every_piece_in_memory_is_found_once_and_nothing_else() =>
        Assert.Equal(
            [
                ".text.main 16", ".text.a_function_with_a_very_long_name 50", "*fill* 2", ".rodata.str1.1 16",
                ".text 32", ".data.value 8", ".bss.ring 256",
            ],
            Sections.Select(section => $"{section.Input} {section.Size}"));

    [Fact]
    public void Initialised_variables_are_stored_in_flash()
    {
        MapSection value = Sections.Single(section => section.Input == ".data.value");

        Assert.Equal(0x08000074ul, value.LoadAddress);
        Assert.True(value.IsInitialised);
    }

    [Fact]
    public void Components_add_up_to_the_whole()
    {
        IReadOnlyList<SizeRow> rows = SizeReport.Measure(Boards.Small, Sections, section => section.Object);

        Assert.Equal(new SizeRow("/tmp/a.o", 82, 0), rows.Single(row => row.Component == "/tmp/a.o"));
        Assert.Equal(new SizeRow("/tmp/b.o", 8, 264), rows.Single(row => row.Component == "/tmp/b.o"));
        Assert.Equal(Sections.Sum(section => section.Size) + 8, rows.Sum(row => row.Flash + row.Ram));
    }

    [Fact]
    public void Memories_count_what_lies_in_them()
    {
        Budget budget = Budget.Parse("ring 256 ram bytes\n", "b");

        IReadOnlyList<MemoryUse> uses = MemoryUse.Of(Boards.Small, budget, Sections);

        Assert.Equal(
            [("flash", 116L + 8, 124L), ("ram", 264L, 8L)],
            uses.Select(use => (use.Region.Name, use.Used, use.Other)));
    }

    [Fact]
    public void What_overflows_still_counts_where_it_was_meant_to_go()
    {
        List<MapSection> sections = [new(".bss", ".bss.x", "/tmp/b.o", 0x20000ff0, 0x20, 0x20000ff0)];
        sections.Add(new(".bss", ".bss.y", "/tmp/b.o", 0x20001010, 0x1000, 0x20001010));
        Budget budget = Budget.Parse("ring 4096 ram bytes\n", "b");

        MemoryUse ram = MemoryUse.Of(Boards.Small, budget, sections)[1];

        Assert.Equal(
            "the image does not fit: memory 'ram' has 4096 bytes, 4128 are needed: ring 4096, everything else 32",
            ram.Overflow());
    }
}
