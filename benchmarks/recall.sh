#!/usr/bin/env bash
# Injects 60 defects into copies of two libraries and counts how many the checker finds: recall.sh [--seed N] [--all]
# --all puts in every shape there is, 98 defects, instead of 60 drawn from them.
# YIELDWISE names another start script, YIELDWISE_RUNTIME other classes of the runtime.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$here")
seed=20261122
all=false
while [ $# -gt 0 ]; do
    case $1 in
        --seed) seed=$2; shift 2 ;;
        --all) all=true; shift ;;
        *) echo "usage: recall.sh [--seed N] [--all]" >&2; exit 2 ;;
    esac
done

# shellcheck source=benchmarks/lib.sh
. "$here/lib.sh"
runtime=${YIELDWISE_RUNTIME:-$(runtime_classes)}
lang=$(library org.apache.commons:commons-lang3:3.18.0)
collections=$(library org.apache.commons:commons-collections4:4.5.0)
mkdir -p "$work/recall/program"
javac -Xlint:all -d "$work/recall/program" "$here"/shared/*.java "$here"/recall/*.java
exec java -Xmx1g -cp "$work/recall/program" Recall --seed "$seed" --all "$all" --shapes "$here/recall/shapes" --misses "$here/recall-misses.md" \
    --work "$work/recall" --runtime "$runtime" --checker "${YIELDWISE:-$root/yieldwise}" --lang "$lang" --collections "$collections"
