# A PostgreSQL cluster of our own on loopback, thrown away at the end. Needs tools.sh and $work.

postgres_bin=
postgres_data=
postgres_home=

as_postgres() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# Where the cluster lies: in memory where there is room, because each test makes a database of its own.
new_postgres_home() {
    local free
    free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)
    if [ "${free:-0}" -gt 4000000 ] && [ -w /dev/shm ]; then mktemp -d /dev/shm/clinicflow-postgres-XXXXXX; else mktemp -d "$work/postgres-XXXXXX"; fi
}

# start_postgres BIN: sets CLINICFLOW_TEST_POSTGRES. Sorted by Russian rules, so that code that
# expects the database to compare text as .NET does is found out.
start_postgres() {
    local home port try
    postgres_bin=$1
    home=$(new_postgres_home)
    postgres_home=$home
    [ "$(id -u)" = 0 ] && chown postgres "$home" && chmod 755 "$work"
    as_postgres "$postgres_bin/initdb" -D "$home/data" -U clinicflow -A trust -E UTF8 \
        --locale-provider=icu --icu-locale=ru-RU --locale=C.UTF-8 -N >"$work/initdb.log" 2>&1 ||
        { cat "$work/initdb.log" >&2; return 1; }
    postgres_data="$home/data"
    for try in 1 2 3 4 5; do
        port=$(free_port)
        as_postgres "$postgres_bin/pg_ctl" start -w -s -t 60 -D "$postgres_data" -l "$home/server.log" \
            -o "-c listen_addresses=127.0.0.1 -p $port -k $home -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c dynamic_shared_memory_type=mmap" \
            </dev/null >"$work/pg_ctl.log" 2>&1 && break
        [ "$try" = 5 ] && { cat "$work/pg_ctl.log" "$home/server.log" >&2; postgres_data=; return 1; }
    done
    export CLINICFLOW_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=clinicflow;Database=postgres"
}

stop_postgres() {
    [ -z "$postgres_data" ] || as_postgres "$postgres_bin/pg_ctl" stop -s -m immediate -D "$postgres_data" >/dev/null 2>&1
    postgres_data=
    [ -z "$postgres_home" ] || rm -rf "$postgres_home"
}
