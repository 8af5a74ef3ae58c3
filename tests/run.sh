#!/usr/bin/env bash
# Passes all tests from a fresh clone: .NET, client and browser tests, on SQLite and on a PostgreSQL of its own.
# The last line is "N passed, N failed, N skipped"; the exit code is 0 only if something passed and nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
exec </dev/null
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
# Many processes that live for seconds.
export DOTNET_EnableWriteXorExecute=0

work=$(mktemp -d)
. tests/shell/tools.sh
. tests/shell/postgres.sh
. tests/shell/results.sh

stop() { stop_postgres; rm -rf "$work"; }
trap stop EXIT
trap 'exit 130' INT TERM

finish() {
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
    exit
}

# step NAME COMMAND…: quiet when it succeeds; when it fails, its output is shown and the run ends as failed.
step() {
    local name=$1
    shift
    "$@" >"$work/step.log" 2>&1 && return
    tail -n 100 "$work/step.log"
    echo "$name failed"
    count 0 1 0
    finish
}

client=src/ClinicFlow.Web
build=(dotnet build ClinicFlow.sln -c Debug --nologo -v quiet)
browser=yes
if ! command -v node >/dev/null; then
    echo "Node is missing (20.19 or later): client and browser tests are skipped"
    build+=(-p:SkipClient=true) browser= client=
elif [ -f $client/package-lock.json ] && [ ! $client/node_modules/.package-lock.json -nt $client/package-lock.json ]; then
    step "npm ci" npm ci --prefix $client --no-audit --no-fund
    touch $client/node_modules/.package-lock.json
fi
step "build" "${build[@]}"

if bin=$(need find_postgres postgresql) && start_postgres "$bin"; then
    echo "PostgreSQL: ${CLINICFLOW_TEST_POSTGRES}"
else
    echo "PostgreSQL is missing: its tests are skipped"
fi
if CLINICFLOW_CHROMIUM=$(need find_chromium chromium); then
    export CLINICFLOW_CHROMIUM
else
    unset CLINICFLOW_CHROMIUM
    browser=
    echo "Chromium is missing: the browser tests are skipped"
fi

# The test projects are programs.
for project in tests/*.Tests/*.csproj; do
    name=$(basename "$project" .csproj)
    program="tests/$name/bin/Debug/net10.0/$name"
    if [ "$name" = ClinicFlow.Browser.Tests ] && [ -z "$browser" ]; then
        count 0 0 "$("$program" -list tests | grep -c "^$name")"
        continue
    fi
    timeout --kill-after=10 1200 "$program" -noLogo -noColor -trx "$work/$name.trx" >"$work/$name.log" 2>&1
    code=$?
    before=$failed
    count_run "$work/$name.log" "$name"
    [ "$code" = 124 ] && echo "$name: stopped after 20 minutes"
    [ "$code" != 0 ] && [ "$failed" = "$before" ] && count 0 1 0
    [ "$failed" = "$before" ] || tail -n 200 "$work/$name.log"
done

if [ -n "$client" ] && grep -qs '"test":' $client/package.json; then
    NO_COLOR=1 npm test --silent --prefix $client -- --passWithNoTests --reporter=default --reporter=json --outputFile.json="$work/client.json" >"$work/client.log" 2>&1 ||
        tail -n 100 "$work/client.log"
    count_vitest "$work/client.json"
fi

conformed=$(conformance "$work"/*.log "$work"/*.trx)
[ -z "$conformed" ] || echo "$conformed"
for kind in rules workflows; do
    [ -d "${CLINICFLOW_CONFORMANCE:-../shared/conformance}/$kind" ] || continue
    grep -q "^$kind: " <<<"$conformed" || { echo "the conformance cases of $kind are there, but were not run"; count 0 1 0; }
done
finish
