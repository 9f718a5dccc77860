#!/usr/bin/env bash
# What a check costs, as whole processes: speed.sh [--rounds N] [parse] [small] [determinism]; default: all three.
# YIELDWISE names another start script. Status 1 if a bound is broken or a report differs.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$here")
yieldwise=${YIELDWISE:-$root/yieldwise}
rounds=5
parts=
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        parse | small | determinism) parts="$parts $1"; shift ;;
        *) echo "usage: speed.sh [--rounds N] [parse] [small] [determinism]" >&2; exit 2 ;;
    esac
done
parts=${parts:-parse small determinism}

# shellcheck source=benchmarks/lib.sh
. "$here/lib.sh"
out=$work/speed
mkdir -p "$out"
broken=0

# The program, and the options and the archive it is started with: asked from the script, so that they are the same.
"$yieldwise" --version >"$out/version"
home=$(dirname "$yieldwise")
jar=$home/.yieldwise/yieldwise.jar
options=$(sed -n "/^options='/,/'\$/p" "$yieldwise" | sed "s/^options=//" | tr -d "'" | tr '\n' ' ')
case $options in
    *UseSerialGC*) ;;
    *) echo "speed.sh: $yieldwise does not tell its options" >&2; exit 2 ;;
esac
java=java
[ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
archive=$(find "$home/.yieldwise" -name 'classes-*.jsa' -size +0 -newer "$jar" | head -n 1)
[ -n "$archive" ] && options="$options -XX:SharedArchiveFile=$archive"
javac -cp "$jar" -d "$out/program" "$here/speed/BareParse.java" "$here/speed/EmptyPicocli.java"

one_core=
command -v taskset >/dev/null 2>&1 && one_core="taskset -c 0"

# measured FILE COMMAND...: appends "wall cpu" in seconds to FILE
measured() {
    local file=$1 status=0 times
    shift
    times=$({ TIMEFORMAT='%R %U %S'; time $one_core "$@" >"$out/stdout" 2>"$out/stderr"; } 2>&1) || status=$?
    if [ "$status" -gt 1 ]; then
        tail -n 5 "$out/stderr" >&2
        echo "speed.sh: status $status of $*" >&2
        exit 2
    fi
    echo "$times" | awk '{ printf "%.3f %.3f\n", $1, $2 + $3 }' >>"$file"
}

# median FILE COLUMN
median() {
    awk -v c="$2" '{ print $c }' "$1" | sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# peak COMMAND...: the most memory the process had, in MB, or 0 where /proc does not tell
peak() {
    local pid most=0 now
    $one_core "$@" >"$out/stdout" 2>"$out/stderr" &
    pid=$!
    while kill -0 "$pid" 2>/dev/null; do
        now=$(sed -n 's/^VmHWM:[[:space:]]*\([0-9]*\).*/\1/p' "/proc/$pid/status" 2>/dev/null || true)
        [ -n "$now" ] && most=$now
        sleep 0.05
    done
    wait "$pid" || true
    echo $((most / 1024))
}

# bound NAME VALUE LIMIT
bound() {
    if awk -v v="$2" -v l="$3" 'BEGIN { exit !(v <= l) }'; then
        echo "  $1 $2, bound $3: kept"
    else
        echo "  $1 $2, bound $3: BROKEN"
        broken=1
    fi
}

# compare NAME LIMIT A B: both ran alternately, their times are in $out/A and $out/B
compare() {
    local name=$1 limit=$2 a=$3 b=$4 file
    for file in "$a" "$b"; do
        echo "  $file: wall $(median "$out/$file" 1) s, cpu $(median "$out/$file" 2) s (medians of $rounds; cpu of each:" \
            "$(awk '{ printf "%s ", $2 }' "$out/$file"))"
    done
    bound "$name, cpu ratio" \
        "$(awk -v a="$(median "$out/$a" 2)" -v b="$(median "$out/$b" 2)" 'BEGIN { printf "%.2f", b / a }')" "$limit"
}

guava_sources() {
    library com.google.guava:guava:33.4.8-jre
}

guava_classpath() {
    local path= artifact
    for artifact in com.google.guava:failureaccess:1.0.3 org.jspecify:jspecify:1.0.0 \
        com.google.errorprone:error_prone_annotations:2.36.0 com.google.j2objc:j2objc-annotations:3.0.0; do
        path=${path:+$path:}$(jar_of "$artifact")
    done
    echo "$path"
}

parse() {
    local guava classpath i check
    guava=$(guava_sources)
    classpath=$(guava_classpath)
    check=("$yieldwise" check "$guava" --base "$guava" --classpath "$classpath" -q -j 1 --fail-on never --report "json=$out/guava.json")
    rm -f "$out/bare-parse" "$out/check-guava"
    echo "guava on one core: a bare parse, and a check"
    for ((i = 0; i < rounds; i++)); do
        # shellcheck disable=SC2086
        measured "$out/bare-parse" "$java" $options -cp "$jar:$out/program" BareParse "$guava"
        [ "$i" -gt 0 ] || echo "  $(cat "$out/stdout")"
        measured "$out/check-guava" "${check[@]}"
    done
    sed -n '/"coverage"/,/}/p' "$out/guava.json" | tr -d '\n {}' | sed 's/^/  /'
    echo
    compare "guava" 3.3 bare-parse check-guava
    # shellcheck disable=SC2086
    echo "  peak memory of the bare parse: $(peak "$java" $options -cp "$jar:$out/program" BareParse "$guava") MB"
    bound "peak memory of the check in MB" "$(peak "${check[@]}")" 399
}

small() {
    local i
    rm -f "$out/empty-picocli" "$out/check-small"
    echo "one small file: an empty picocli program, and a check"
    for ((i = 0; i < rounds * 3; i++)); do
        # shellcheck disable=SC2086
        measured "$out/empty-picocli" "$java" $options -cp "$jar:$out/program" EmptyPicocli check Small.java
        measured "$out/check-small" "$yieldwise" check "$here/speed/Small.java" --base "$here/speed" --classpath "" -q
    done
    rounds=$((rounds * 3)) compare "small file" 2 empty-picocli check-small
}

# same NAME FOLDER CLASSPATH: every number of threads and every run makes the same bytes
same() {
    local name=$1 folder=$2 classpath=$3 threads run=0 first findings
    for threads in 1 2 4 4; do
        run=$((run + 1))
        YIELDWISE_JAVA_OPTS=-Xmx1g "$yieldwise" check "$folder" --base "$folder" --classpath "$classpath" -q -j $threads \
            --fail-on never --allow-incomplete --report "json=$out/$name-$run.json" --report "sarif=$out/$name-$run.sarif" \
            >/dev/null 2>"$out/stderr" || { tail -n 5 "$out/stderr" >&2; echo "  $name: status $? with -j $threads"; broken=1; return; }
        for first in json sarif; do
            if ! cmp -s "$out/$name-1.$first" "$out/$name-$run.$first"; then
                echo "  $name: $first of run $run, -j $threads, DIFFERS from that of run 1, -j 1"
                broken=1
            fi
        done
    done
    findings=$(grep -c '"certainty"' "$out/$name-1.json" || true)
    echo "  $name: $findings findings ($(grep -o '"certainty" *: *"[a-z]*"' "$out/$name-1.json" | grep -c definite || true) definite)," \
        "$(sed -n '/"notifications"/,/\]/p' "$out/$name-1.json" | grep -c '"kind"' || true) notices, -j 1, 2, 4, 4 compared"
    if [ "$findings" -gt 0 ]; then
        grep -E '^      "rule"|^      "certainty"' "$out/$name-1.json" | paste - - | sed 's/[^A-Za-z]/ /g' |
            awk '{ print $2, $4 }' | sort | uniq -c | sed 's/^ */    /'
    fi
}

determinism() {
    local zip home_of
    echo "the same bytes from any number of threads, with -Xmx1g"
    home_of=$(dirname "$(dirname "$(readlink -f "$(command -v "$java")")")")
    for zip in "$home_of"/lib/src.zip /usr/lib/jvm/*/lib/src.zip; do
        # a link may lead nowhere
        if [ -s "$zip" ]; then
            if [ ! -d "$work/sources/java.base" ]; then
                (mkdir -p "$work/sources/unpacked" && cd "$work/sources/unpacked" && jar xf "$zip" java.base && mv java.base ..)
            fi
            echo "$zip" >"$work/sources/java.base.from"
            break
        fi
    done
    same commons-lang3 "$(library org.apache.commons:commons-lang3:3.18.0)" ""
    same commons-collections4 "$(library org.apache.commons:commons-collections4:4.5.0)" ""
    same guava "$(guava_sources)" "$(guava_classpath)"
    # libraries without a finding compare little: the defects of the last recall.sh have many
    if [ -d "$work/recall/defects" ]; then
        same recall-defects "$work/recall/defects" "$root/runtime/target/classes"
    fi
    if [ -d "$work/sources/java.base" ]; then
        echo "  java.base is of $(cat "$work/sources/java.base.from")"
        same java.base "$work/sources/java.base" ""
    else
        echo "  java.base: no src.zip on this machine"
    fi
}

echo "$(cat "$out/version"); $("$java" -version 2>&1 | head -n 1); $rounds rounds; load $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || true)"
for part in $parts; do
    "$part"
done
exit $broken
