#!/usr/bin/env bash
# What the engines cost, side by side: engines.sh [--quick] [--jdk N|HOME]... [--rounds N] [--only REGEX] [--draw]
# Default: on JDK 17 and 25, as far as they are found; then docs/engines.md and its charts are written. Status 1 if a bound is broken.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$here")
usage="usage: engines.sh [--quick] [--jdk N|HOME]... [--rounds N] [--only REGEX] [--draw]"
jdks=()
options=()
docs=$root/docs
measuring=1
# shellcheck source=benchmarks/lib.sh
. "$here/lib.sh"
out=$work/engines
while [ $# -gt 0 ]; do
    case $1 in
        --quick) options+=(-Dengines.quick=true) docs=$out/docs; shift ;;
        --jdk) jdks+=("$2"); shift 2 ;;
        --rounds) options+=("-Dengines.rounds=$2"); shift 2 ;;
        --only) options+=("-Dengines.only=$2") docs=$out/docs; shift 2 ;;
        --draw) measuring=; shift ;;
        *) echo "$usage" >&2; exit 2 ;;
    esac
done

# The home of a JDK, by its number or as it is: home_of N|HOME
home_of() {
    local home
    for home in "$1" ${JAVA_HOME:+"$JAVA_HOME"} /usr/lib/jvm/*; do
        [ -x "$home/bin/javac" ] && [ -f "$home/release" ] || continue
        if [ "$home" = "$1" ] || [ "$(feature_of "$home")" = "$1" ]; then
            echo "$home"
            return
        fi
    done
    return 1
}

feature_of() { # HOME
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

homes=()
for jdk in "${jdks[@]}"; do
    home=$(home_of "$jdk") || { echo "engines.sh: no JDK $jdk here" >&2; exit 2; }
    homes+=("$home")
done
if [ ${#jdks[@]} -eq 0 ]; then
    for jdk in 17 25; do
        home=$(home_of "$jdk") && homes+=("$home") || echo "engines.sh: no JDK $jdk here" >&2
    done
fi
[ ${#homes[@]} -gt 0 ] || { echo "engines.sh: no JDK 17 or 25 found; --jdk HOME names another" >&2; exit 2; }

# The benchmarks, with the runtime's jar of this checkout: nothing is installed.
runtime=$(runtime_jar)
(cd "$here/engines" && mvn -q -B "-Druntime.jar=$runtime" process-classes) >"$work/engines.log" 2>&1 ||
    { grep ERROR "$work/engines.log" | head -n 20 >&2; exit 2; }
classpath=$out/classes:$(cat "$out/classpath")

# The programs that copy a class, by the ASM that the runtime's jar has under its own name, or by ASM itself.
own_asm=dev.yieldwise.internal.asm
asm=$(tr ':' '\n' <"$out/classpath" | grep '/asm-[0-9.]*\.jar$')
fresh=$out/classes:$runtime:$out/copies
mkdir -p "$out/copies"
if [ -n "$(jar tf "$runtime" | grep "^${own_asm//./\/}/ClassReader.class")" ]; then
    sed "s/org\.objectweb\.asm/$own_asm/" "$here/engines/copies/AsmCopy.java" >"$out/AsmCopy.java"
else
    cp "$here/engines/copies/AsmCopy.java" "$out/AsmCopy.java"
    fresh=$fresh:$asm
fi

commit=$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)
git -C "$root" diff --quiet HEAD -- ':!docs' 2>/dev/null || commit=$commit+changes
status=0
measured=()
for home in "${homes[@]}"; do
    feature=$(feature_of "$home")
    [ -n "$measuring" ] || continue
    measured+=("$out/jdk$feature.json")
    sources=("$out/AsmCopy.java")
    [ "$feature" -lt 24 ] || sources+=("$here/engines/copies/ClassFileCopy.java")
    rm -rf "$out/copies"
    "$home/bin/javac" -proc:none -cp "$fresh" -d "$out/copies" "${sources[@]}"
    quiet=()
    [ "$feature" -lt 24 ] || quiet=(--sun-misc-unsafe-memory-access=allow) # JMH uses what these JDKs warn of
    "$home/bin/java" "${quiet[@]}" -Djmh.ignoreLock=true "${options[@]}" "-Dengines.commit=$commit" "-Dengines.classpath=$fresh" \
        "-Dengines.other=$here/engines/other" "-Dengines.results=$out/jdk$feature.json" \
        -cp "$classpath" dev.yieldwise.benchmarks.driver.Measure || status=$?
    [ "$status" -le 1 ] || exit "$status"
done

# The page and its charts are made of docs/engines.json alone, in which a run replaces what is of its JDKs.
"${homes[0]}/bin/java" -cp "$classpath" dev.yieldwise.benchmarks.driver.Draw "$docs" "${measured[@]}"
echo "written: $docs/engines.md"
exit "$status"
