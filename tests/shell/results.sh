# Adds up what the test runs report.

passed=0 failed=0 skipped=0

count() { passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3)); }

# count_trx FILE NAME: an absent or broken file is one failure.
count_trx() {
    local line total ok bad
    line=$(grep -o '<Counters [^>]*>' "$1" 2>/dev/null) || { count 0 1 0; echo "$2: no result file"; return; }
    total=$(attribute total "$line") ok=$(attribute passed "$line")
    bad=$(($(attribute failed "$line") + $(attribute error "$line")))
    count "$ok" "$bad" $((total - ok - bad))
    echo "$2: $ok passed, $bad failed, $((total - ok - bad)) skipped"
}

attribute() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$2"; }

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
