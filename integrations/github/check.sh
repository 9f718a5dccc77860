#!/usr/bin/env bash
# A step of action.yml: runs the check, and leaves its exit status to the last step, so that the report is uploaded first.
# Reads the inputs as INPUT_*, which no shell has looked into.
set -euo pipefail

fail() {
    echo "::error title=Yieldwise::$1"
    exit 2
}

# Whether an input that is true or false is true.
is_true() {
    case ${!1} in
        true) return 0 ;;
        false) return 1 ;;
        *)
            name=${1#INPUT_}
            fail "the input ${name//_/-} is '${!1}', not true or false"
            ;;
    esac
}

major_of() {
    "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1
}

# The job's Java if it is new enough, else one of those that GitHub's machines have.
choose_java() {
    local home major
    for home in "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "${JAVA_HOME_21_X64:-}" \
        "${JAVA_HOME_21_ARM64:-}" "${JAVA_HOME_17_X64:-}" "${JAVA_HOME_17_ARM64:-}"; do
        if [[ -n $home && -x $home/bin/java ]]; then
            major=$(major_of "$home/bin/java")
            if ((${major:-0} >= 17)); then
                export JAVA_HOME=$home
                return
            fi
        fi
    done
    # what is on the PATH then; the start script says what is wrong with it
}

# The token of a job for a fork or for Dependabot may read and nothing else.
may_upload() {
    [[ $GITHUB_EVENT_NAME != pull_request ]] ||
        [[ $PULL_REQUEST_FROM == "$GITHUB_REPOSITORY" && $GITHUB_ACTOR != 'dependabot[bot]' ]]
}

sarif=$INPUT_SARIF_FILE
[[ $sarif == /* ]] || sarif=$PWD/$sarif
arguments=(check --fail-on "$INPUT_FAIL_ON" --report "sarif=$sarif")

upload=false
if is_true INPUT_UPLOAD; then
    if may_upload; then
        upload=true
    else
        echo '::notice title=Yieldwise::This job may not upload to code scanning, so the results are annotations.'
    fi
fi
if [[ $upload == true ]]; then
    # the second is for the job's summary alone: code scanning makes annotations of its own
    arguments+=(--report text --report github=/dev/null)
else
    arguments+=(--report github)
fi

if is_true INPUT_ONLY_NEW && [[ -n ${PULL_REQUEST_BASE:-} ]]; then
    # GitHub checks out the merge of the pull request; what it merges into is the first parent
    if git rev-parse --quiet --verify 'HEAD^2' >/dev/null; then
        arguments+=(--since 'HEAD^1')
    else
        arguments+=(--since "$PULL_REQUEST_BASE")
    fi
fi

if [[ -n $INPUT_ARGS ]]; then
    options=$(xargs printf '%s\n' <<<"$INPUT_ARGS") || fail "the input args has a quote without its partner: $INPUT_ARGS"
    while IFS= read -r option; do
        arguments+=("$option")
    done <<<"$options"
fi
arguments+=(--)
while IFS= read -r path; do
    [[ -z $path ]] || arguments+=("$path")
done <<<"$INPUT_PATHS"

choose_java
status=0
"$(dirname "${BASH_SOURCE[0]}")/../../yieldwise" "${arguments[@]}" || status=$?
# with wrong usage there is no new report, and an old one must not pass for it
((status == 0 || status == 1 || status == 3)) || upload=false

{
    echo "status=$status"
    echo "sarif-file=$sarif"
    echo "upload=$upload"
} >>"$GITHUB_OUTPUT"
