#!/usr/bin/env bash
# tests/screenshots.sh OUT: pictures of every page of the demo clinic, <page>-<ru|en>-<1440|390>.png.
set -euo pipefail
out=$(realpath -m "${1:?where shall the pictures go? tests/screenshots.sh OUT}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

work=$(mktemp -d)
. tests/shell/tools.sh
product=
stop() {
    [ -z "$product" ] || { kill -- "-$product" 2>/dev/null && wait "$product"; } || true
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

CLINICFLOW_CHROMIUM=$(need find_chromium chromium)
export CLINICFLOW_CHROMIUM
[ -d tests/screenshots/node_modules ] || npm ci --silent --no-audit --no-fund --prefix tests/screenshots
if [ -z "${CLINICFLOW_URL:-}" ]; then
    dotnet build src/ClinicFlow --nologo -v quiet >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
    CLINICFLOW_URL="http://127.0.0.1:$(free_port)"
    set -m
    ASPNETCORE_URLS=$CLINICFLOW_URL CLINICFLOW_DATA="$work/data" CLINICFLOW_MODE=demo \
        dotnet run --no-build --project src/ClinicFlow >"$work/product.log" 2>&1 &
    product=$!
    set +m
fi
node tests/screenshots/take.mjs "$CLINICFLOW_URL" "$out" || { code=$?; tail -n 40 "$work/product.log" 2>/dev/null; exit $code; }
