# Finds the programs that the tests need and installs the missing ones where that is allowed.
PATH="$PATH:/usr/sbin:/sbin"

can_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

install_package() {
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo -n)
    echo "installing $1"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >"$work/apt.log" 2>&1 ||
        { "${as_root[@]}" apt-get update -qq >>"$work/apt.log" 2>&1 &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >>"$work/apt.log" 2>&1; }
}

# need FINDER PACKAGE: the finder prints where the program is; the package brings it.
need() {
    "$1" && return
    if can_install && install_package "$2" >&2; then "$1" && return; fi
    echo "missing: $2 (apt-get install $2)" >&2
    return 1
}

find_postgres() {
    local bin
    bin=$(command -v pg_ctl) && bin=$(dirname "$(readlink -f "$bin")") ||
        bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$bin" ] && [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ] && echo "$bin"
}

find_chromium() {
    [ -x "${CLINICFLOW_CHROMIUM:-}" ] && { echo "$CLINICFLOW_CHROMIUM"; return; }
    command -v chromium || command -v chromium-browser || command -v google-chrome
}

# A port that nothing listens on at the moment.
free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}
