# Adds up what the test runs report.

passed=0 failed=0 skipped=0

count() { passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3)); }

# count_run LOG NAME: the summary of an xUnit program; without one it did not get to its end, which is one failure.
# Explicit tests ("Not Run") are not counted: they belong to tests/long.sh.
count_run() {
    local line bad ok
    line=$(grep -E "^ *$2 +Total: [0-9]+" "$1" | tail -n 1)
    [ -n "$line" ] || { count 0 1 0; echo "$2: ended without a summary"; return; }
    bad=$(($(figure Failed "$line") + $(figure Errors "$line")))
    ok=$(($(figure Total "$line") - $(figure Failed "$line") - $(figure Skipped "$line") - $(figure 'Not Run' "$line")))
    count "$ok" "$bad" "$(figure Skipped "$line")"
    echo "$2: $ok passed, $bad failed, $(figure Skipped "$line") skipped"
}

figure() {
    local found
    found=$(grep -oE "$1: [0-9]+" <<<"$2" | grep -oE '[0-9]+')
    echo "${found:-0}"
}

# count_vitest FILE: the JSON reporter's file.
count_vitest() {
    local figures
    figures=$(node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1]));
        const suites = r.testResults.filter(t => t.status === "failed" && t.assertionResults.every(a => a.status !== "failed")).length;
        console.log(r.numPassedTests, r.numFailedTests + suites, r.numTotalTests - r.numPassedTests - r.numFailedTests)' "$1" 2>/dev/null) ||
        { count 0 1 0; echo "client: no result file"; return; }
    # shellcheck disable=SC2086
    count $figures
    # shellcheck disable=SC2086
    printf 'client: %s passed, %s failed, %s skipped\n' $figures
}

# How far the two engines agree with the cases from real runs, as their tests print it.
conformance() { cat "$@" 2>/dev/null | grep -oE '(rules|workflows): [0-9]+ of [0-9]+[^<&]*' | sort -u; }
