#!/bin/sh
# Tests the C runtime with a hand-made image: on this PC (plain, under sanitizers, with a collection at every
# allocation, and on seeded schedules) and on emulated Cortex-M4 and RISC-V boards. The last line is
# "N passed, N failed"; the exit status is the answer.
#
#   tests/native/run.sh [OUTPUT-FOLDER]        default: tests/native/.build
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${1:-$here/.build}
native=$root/firmware/native
mkdir -p "$out"
passed=0
failed=0

# ---- counting ----

pass() { passed=$((passed + 1)); }

fail() { # MESSAGE
    failed=$((failed + 1))
    echo "$1"
}

count() { # NAME LOG: adds what the log's last count says, or one failure if there is none, and shows the rest
    summary=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$2" | tail -n 1)
    [ -n "$summary" ] || echo "$1: ended early"
    passed=$((passed + $(echo "${summary:-0 1}" | cut -d ' ' -f 1)))
    failed=$((failed + $(echo "${summary:-0 1}" | cut -d ' ' -f 2)))
    if [ "${summary#* }" != 0 ]; then
        sed "s/^/$1: /" "$2"
    fi
}

# ---- building ----

common="-std=gnu11 -g -Wall -Wextra -Werror -fwrapv -fno-strict-aliasing -Wl,--wrap=ns_console_write"
portable="$native/runtime/*.c $native/gc/*.c $native/kernel/*.c $here/*.c"

# gcc 12 forgets that a bool is volatile when it checks its value (sanitize=bool): loops would wait for ever.
sanitize="-fsanitize=address,undefined -fno-sanitize=alignment,bool -fno-sanitize-recover=undefined"

posix() { # NAME FLAGS...
    name=$1
    shift
    # shellcheck disable=SC2086
    gcc $common -fno-pie -no-pie -Wl,-z,now -I"$here/posix" "$@" \
        -DNS_PORT_WATCHES_LOCK -DNS_STACK_BLOCK=4096 -DNS_STACK_MIN=262144 -DNS_STACK_GUARD=4096 \
        $portable $native/kernel/posix/*.c $native/hal/core_wait.c $native/hal/log.c \
        "$root/boards/posix/modem_uart.c" "$root/boards/posix/line.c" $native/hal/emulated_pins.c \
        $here/posix/*.c -o "$out/$name"
}

board() { # NAME GCC BOARD-FOLDER FLAGS AND SOURCES...: with the board's own start-up, console and linker script
    name=$1
    gcc=$2
    folder=$root/boards/$3
    shift 3
    # shellcheck disable=SC2086
    "$gcc" $common -Os -ffunction-sections -fdata-sections -fno-tree-loop-distribute-patterns -I"$here/qemu" "$@" \
        $portable $native/hal/*.c $here/qemu/*.c $folder/*.c -T "$folder/link.ld" -L "$root/boards" -nostartfiles \
        -Wl,--gc-sections -Wl,--build-id=sha1 -Wl,--no-warn-rwx-segments -lm -o "$out/$name"
}

# ---- running ----

run_posix() { # NAME [SEED]: all tests, on a schedule drawn from the seed if it is a number
    log=$out/$1${2:+-$2}.log
    NS_SCHED_SEED=${2:-0} timeout 300 "$out/$1" > "$log" 2>&1
    count "$1${2:+, $2}" "$log"
}

# Until the board says that it ended; the console is the last serial port. Time is counted in instructions.
run_emulated() { # NAME QEMU ARGUMENTS...
    name=$1
    shift
    rm -f "$out/$name.console"
    timeout 300 "$@" -kernel "$out/$name" -icount shift=3,sleep=off -display none -monitor none -serial "file:$out/$name.console" \
        > "$out/$name.qemu" 2>&1 &
    keeper=$!
    while kill -0 $keeper 2> /dev/null && ! grep -aq '!exit' "$out/$name.console" 2> /dev/null; do
        sleep 0.2
    done
    kill $keeper 2> /dev/null
    wait $keeper 2> /dev/null
    tr -d '\016\017' < "$out/$name.console" > "$out/$name.log"
    count "$name" "$out/$name.log"
}

ends() { # NAME SCENARIO STATUS PATTERN...: the run ends with that status and its log has these lines
    name=$1
    scenario=$2
    expected=$3
    shift 3
    timeout 20 "$out/$name" "$scenario" > "$out/scenario.log" 2>&1
    status=$?
    good=true
    [ $status -eq "$expected" ] || good=false
    for pattern in "$@"; do
        grep -q "$pattern" "$out/scenario.log" || good=false
    done
    if $good; then
        pass
    else
        fail "$name $scenario: status $status, log:"
        cat "$out/scenario.log"
    fi
}

# ---- on this PC ----

on_pc() {
    # shellcheck disable=SC2086
    if ! { posix plain -O2 && posix sanitized -O1 $sanitize && posix stress -O2 $sanitize -DNS_GC_STRESS; }; then
        fail "the runtime does not build for this PC"
        return
    fi
    for name in plain sanitized stress; do
        run_posix $name
    done
    for seed in 1 2 3 4; do
        run_posix plain $seed
    done
    run_posix sanitized 5
    run_posix stress 6
    NS_GC_STORM=150 run_posix sanitized storm
    for name in plain sanitized; do
        for where in unhandled unhandled-in-thread; do
            ends $name $where 134 '^Unhandled exception. Test.Exception: outer message$' \
                "^ ---> Test.DerivedException: Exception of type 'Test.DerivedException' was thrown.$" \
                '^   --- End of inner exception stack trace ---$' '^   at 0x[0-9a-f]\{8\}$'
        done
        ends $name stack-overflow 134 '^Fatal error: stack overflow, in thread 1 '
        ends $name stack-overflow-in-thread 134 '^Fatal error: stack overflow, in thread 2 '
        ends $name exit-code 7
    done
    ends plain wild-pointer 134 '^Fault address 0x00000040$' '^Fatal error: invalid memory access, in thread 1 '
    ends sanitized wild-pointer 1 'AddressSanitizer: SEGV on unknown address 0x000000000040'
}

# ---- on emulated boards ----

on_cortex_m() {
    # shellcheck disable=SC2086
    if ! board cortex-m arm-none-eabi-gcc netduino-plus-2 --specs=nano.specs -mcpu=cortex-m4 -mthumb \
        -mfpu=fpv4-sp-d16 -mfloat-abi=hard -DNS_STACK_GUARD=128 -DNS_STACK_MIN=3072 \
        $native/kernel/cortex-m/*.c $native/hal/stm32/*.c; then
        fail "the runtime does not build for a Cortex-M4"
        return
    fi
    run_emulated cortex-m qemu-system-arm -M netduinoplus2 \
        -serial null -serial null -serial null -serial null -serial null
}

on_riscv() {
    # shellcheck disable=SC2086
    if ! board riscv riscv64-unknown-elf-gcc riscv-virt --specs=picolibc.specs -march=rv32imc -mabi=ilp32 \
        -Wl,--wrap=floor -Wl,--wrap=ceil -DNS_STACK_MIN=3072 $native/kernel/riscv/*.c; then
        fail "the runtime does not build for RISC-V"
        return
    fi
    run_emulated riscv qemu-system-riscv32 -M virt -bios none
}

on_pc
on_cortex_m
on_riscv
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
