#!/usr/bin/env bash
# tests/long.sh kill|fuzz|load|two-nodes: the long runs, which tests/run.sh leaves out or cuts short.
# They are explicit tests of the product with [Trait("Long", "<name>")]; what they print goes to docs/verification.md.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
exec </dev/null
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

name=${1:-}
case $name in
    kill | fuzz | load | two-nodes) ;;
    *) echo "usage: tests/long.sh kill|fuzz|load|two-nodes"; exit 2 ;;
esac

work=$(mktemp -d)
. tests/shell/tools.sh
. tests/shell/postgres.sh
. tests/shell/results.sh
stop() { stop_postgres; rm -rf "$work"; }
trap stop EXIT
trap 'exit 130' INT TERM

dotnet build tests/ClinicFlow.Tests -c Release -p:SkipClient=true --nologo -v quiet >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 2; }
if bin=$(need find_postgres postgresql); then start_postgres "$bin"; fi

tests/ClinicFlow.Tests/bin/Release/net10.0/ClinicFlow.Tests -noLogo -noColor -explicit only -trait "Long=$name" \
    -showLiveOutput 2>&1 | tee "$work/long.log"
count_run "$work/long.log" ClinicFlow.Tests >/dev/null
[ $((passed + failed + skipped)) -gt 0 ] || echo "no test carries [Trait(\"Long\", \"$name\")] yet"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
