#!/bin/sh
# Builds the runtime with a hand-made image and tests it on this PC: plain, under sanitizers, and with a collection
# at every allocation. The last line is "N passed, N failed"; the exit status is the answer.
#
#   tests/native/run.sh [OUTPUT-FOLDER]        default: tests/native/.build
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${1:-$here/.build}
native=$root/firmware/native
mkdir -p "$out"

common="-std=gnu11 -g -Wall -Wextra -Werror -fwrapv -fno-strict-aliasing -fno-pie -I$here
    -DNS_PORT_WATCHES_LOCK -DNS_STACK_BLOCK=4096 -DNS_STACK_MIN=262144 -DNS_STACK_GUARD=4096"
# gcc 12 forgets that a bool is volatile when it checks its value (sanitize=bool): loops would wait for ever.
sanitize="-fsanitize=address,undefined -fno-sanitize=alignment,bool -fno-sanitize-recover=undefined"
sources="$native/runtime/*.c $native/gc/*.c $native/kernel/*.c $native/kernel/posix/*.c
    $native/hal/core_wait.c $native/hal/log.c $root/boards/posix/modem_uart.c $here/*.c"
passed=0
failed=0

count() { # OUTPUT-FILE: adds what its last line says, or one failure if it does not say
    summary=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$1" | tail -n 1)
    passed=$((passed + $(echo "${summary:-0 1}" | cut -d ' ' -f 1)))
    failed=$((failed + $(echo "${summary:-0 1}" | cut -d ' ' -f 2)))
}

suite() { # NAME FLAGS...: builds and runs one configuration
    name=$1
    shift
    # shellcheck disable=SC2086
    if ! gcc $common "$@" $sources -no-pie -Wl,-z,now -o "$out/$name"; then
        failed=$((failed + 1))
        return
    fi
    timeout 200 "$out/$name" > "$out/$name.log" 2>&1
    status=$?
    grep -v ' passed, ' "$out/$name.log" | sed "s/^/$name: /"
    [ $status -le 1 ] || echo "$name: ended with status $status"
    count "$out/$name.log"
}

replay() { # SUITE SEED: passes on a schedule drawn from the seed
    NS_SCHED_SEED=$2 timeout 200 "$out/$1" > "$out/$1-seed.log" 2>&1 || echo "$1, NS_SCHED_SEED=$2: status $?"
    grep -v ' passed, ' "$out/$1-seed.log" | sed "s/^/$1, NS_SCHED_SEED=$2: /"
    count "$out/$1-seed.log"
}

ends() { # SUITE SCENARIO STATUS PATTERN...: the run ends with that status and its log has these lines
    suite=$1
    scenario=$2
    expected=$3
    shift 3
    timeout 20 "$out/$suite" "$scenario" > "$out/scenario.log" 2>&1
    status=$?
    good=true
    [ $status -eq "$expected" ] || good=false
    for pattern in "$@"; do
        grep -q "$pattern" "$out/scenario.log" || good=false
    done
    if $good; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$suite $scenario: status $status, log:"
        cat "$out/scenario.log"
    fi
}

suite plain -O2
# shellcheck disable=SC2086
suite sanitized -O1 $sanitize
# shellcheck disable=SC2086
suite stress -O2 $sanitize -DNS_GC_STRESS
for seed in 1 2 3 4; do
    replay plain $seed
done
replay sanitized 5
replay stress 6
for build in plain sanitized; do
    for where in unhandled unhandled-in-thread; do
        ends $build $where 134 '^Unhandled exception. Test.Exception: outer message$' \
            "^ ---> Test.DerivedException: Exception of type 'Test.DerivedException' was thrown.$" \
            '^   --- End of inner exception stack trace ---$' '^   at 0x[0-9a-f]\{8\}$'
    done
    ends $build stack-overflow 134 '^Fatal error: stack overflow, in thread 1 '
    ends $build stack-overflow-in-thread 134 '^Fatal error: stack overflow, in thread 2 '
    ends $build exit-code 7
done
ends plain wild-pointer 134 '^Fault address 0x00000040$' '^Fatal error: invalid memory access, in thread 1 '
ends sanitized wild-pointer 1 'AddressSanitizer: SEGV on unknown address 0x000000000040'

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
