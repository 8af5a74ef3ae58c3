#!/usr/bin/env bash
# tests/long.sh kill|fuzz|load|two-nodes: the long runs, which tests/run.sh leaves out or cuts short.
# They are explicit tests with [Trait("Long", "<name>")], of the product, fuzz of the two libraries too; what they print goes
# to docs/verification.md. CLINICFLOW_FUZZ_MINUTES and CLINICFLOW_LOAD_MINUTES say how long.
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

projects=(ClinicFlow.Tests)
[ "$name" = fuzz ] && projects+=(ClinicFlow.Rules.Tests ClinicFlow.Workflows.Tests)
for project in "${projects[@]}"; do
    dotnet build "tests/$project" -c Release -p:SkipClient=true --nologo -v quiet >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 2; }
done
if [ "$name" != fuzz ] && bin=$(need find_postgres postgresql); then start_postgres "$bin"; fi

for project in "${projects[@]}"; do
    "tests/$project/bin/Release/net10.0/$project" -noLogo -noColor -explicit only -trait "Long=$name" -showLiveOutput 2>&1 | tee "$work/long.log"
    count_run "$work/long.log" "$project" >/dev/null
done
[ $((passed + failed + skipped)) -gt 0 ] || echo "no test carries [Trait(\"Long\", \"$name\")] yet"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
