# shellcheck shell=bash
# PostgreSQL clusters of our own: the private one of ./run and the throwaway one of ./test. Needs common.sh.
#
# A cluster lives in a "home" folder: data/ is PostgreSQL's, log its log, pgpass the superuser's password for psql.

pg_oldest=15
pg_bin=

# ---- binaries -------------------------------------------------------------------------------------------------------

pg_major_of() { "$1/postgres" --version 2> /dev/null | sed -nE 's/^[^0-9]*([0-9]+).*/\1/p'; }

# Prints "major folder" for each PostgreSQL server found, newest last.
pg_installed() {
  local folder major
  for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin "$(dirname "$(command -v postgres || echo /nonexistent/x)")"; do
    [[ -x $folder/initdb && -x $folder/postgres && -x $folder/psql ]] || continue
    major=$(pg_major_of "$folder")
    [[ -n $major ]] && printf '%s %s\n' "$major" "$folder"
  done | sort -n
}

# pg_find newest|MAJOR: sets pg_bin to the folder with that server's programs; false where there is none.
pg_find() {
  local want=$1 major folder
  pg_bin=
  while read -r major folder; do
    if [[ $want == newest ]] && (( major < pg_oldest )); then continue; fi
    if [[ $want == newest || $want == "$major" ]]; then pg_bin=$folder; fi
  done < <(pg_installed)
  [[ -n $pg_bin ]]
}

ensure_postgres() {
  if ! pg_find newest; then
    # Debian's package would make and start a cluster of its own, which nobody needs here.
    local quiet=/etc/postgresql-common/createcluster.d/hsavtal.conf
    if is_root && [[ -e /etc/debian_version ]]; then
      mkdir -p "${quiet%/*}"
      echo 'create_main_cluster = false' > "$quiet"
    fi
    local code=0
    (install_packages "PostgreSQL" postgresql) || code=$?
    rm -f "$quiet"
    rmdir --ignore-fail-on-non-empty "${quiet%/*}" 2> /dev/null || true
    [[ $code -eq 0 ]] || exit "$code"
    pg_find newest || die "PostgreSQL $pg_oldest eller senare behövs, men paketkällan har bara en äldre. Installera en senare, eller ange en server i ConnectionStrings__HsAvtal."
  fi
  ! is_root || id postgres > /dev/null 2>&1 ||
    die "PostgreSQL vägrar köra som root och systemanvändaren postgres saknas. Kör som vanlig användare, eller lägg till den: useradd --system postgres"
}

# PostgreSQL refuses to run as root. Nothing of our environment (PGHOST, passwords) goes along.
pg_run() {
  local as=()
  ! is_root || as=(setpriv --reuid=postgres --regid=postgres --init-groups --)
  (cd / && exec env -i PATH="$PATH" LC_ALL=C.UTF-8 "${as[@]}" "$@" 8>&- 9>&-)
}

# ---- clusters -------------------------------------------------------------------------------------------------------

# pg_create HOME: an empty cluster with a superuser whose random password is in HOME/pgpass.
pg_create() {
  local home=$1 password
  password=$(random_password)
  mkdir -p "$home/data"
  chmod 711 "$home"
  (umask 077 && printf '%s\n' "127.0.0.1:*:*:postgres:$password" > "$home/pgpass" && printf '%s\n' "$password" > "$home/first")
  : > "$home/log"
  ! is_root || chown postgres: "$home/data" "$home/log" "$home/first"
  pg_run "$pg_bin/initdb" --pgdata="$home/data" --username=postgres --pwfile="$home/first" --encoding=UTF8 \
    --locale=C.UTF-8 --auth=scram-sha-256 --data-checksums > "$home/initdb.log" 2>&1 || return 1
  rm -f "$home/first"
  # The unix socket would need a folder, whose path may be too long, and gives nothing that loopback does not.
  pg_run tee -a "$home/data/postgresql.conf" > /dev/null <<'CONF'

# HsAvtal: reachable from this machine only
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
CONF
}

# pg_start HOME PORT [SETTING...]: starts and waits until it answers.
pg_start() {
  local home=$1 options="-c port=$2"
  shift 2
  while (( $# > 0 )); do options+=" -c $1"; shift; done
  : > "$home/log"
  pg_run "$pg_bin/pg_ctl" start --silent --wait --timeout=60 --pgdata="$home/data" --log="$home/log" \
    --options="$options" > /dev/null 2>&1
}

# Fast: sessions are ended, the data is written. By force only when that takes more than a minute.
pg_stop() {
  local home=$1
  pg_run "$pg_bin/pg_ctl" stop --silent --wait --timeout=60 --mode=fast --pgdata="$home/data" > /dev/null 2>&1 ||
    pg_run "$pg_bin/pg_ctl" stop --silent --wait --timeout=10 --mode=immediate --pgdata="$home/data" > /dev/null 2>&1 || true
}

# Line N of postmaster.pid: 1 the process, 4 the port, 8 the state.
pg_pidfile_line() { sed -n "$2p" "$1/data/postmaster.pid" 2> /dev/null | tr -d ' '; }

# Whether the process that postmaster.pid names is really this cluster's: its number may by now be another program's.
pg_is_running() {
  local pid
  pid=$(pg_pidfile_line "$1" 1)
  [[ $pid =~ ^[0-9]+$ && $(readlink "/proc/$pid/cwd" 2> /dev/null) == "$(realpath "$1/data")" ]]
}

# Whether any process at all, such as a session that outlived its killed server, still works in the data folder.
pg_is_in_use() { readlink /proc/[0-9]*/cwd 2> /dev/null | grep -xF "$(realpath "$1/data")" > /dev/null; }

# wait_until SECONDS COMMAND...
wait_until() {
  local tries=$(( $1 * 10 ))
  shift
  until "$@"; do
    (( tries-- > 0 )) || return 1
    sleep 0.1
  done
}

pg_is_idle() { ! pg_is_in_use "$1"; }
pg_is_settled() { [[ $(pg_pidfile_line "$1" 8) == ready ]] || ! pg_is_running "$1"; }

# What somebody set for another server (PGOPTIONS and its like) would also steer psql and the app at ours.
forget_postgres_settings() { unset "${!PG@}"; }

# pg_sql HOME PORT FILE: psql as the cluster's superuser. Passwords come in the environment, not in the list of processes.
pg_sql() {
  PGPASSFILE="$1/pgpass" PGCONNECT_TIMEOUT=10 \
    "$pg_bin/psql" --no-psqlrc --quiet --no-password --set=ON_ERROR_STOP=1 --file="$3" \
    --host=127.0.0.1 --port="$2" --username=postgres --dbname=postgres 8>&- 9>&-
}

# pg_reason LOG: the reason of a failure in the server's own words; a full disk explains whatever came after it.
pg_reason() {
  { grep -h 'No space left' "$1" || grep -hE '(FATAL|PANIC|error):' "$1" || true; } 2> /dev/null |
    tail -n 1 | sed -E 's/^.*(FATAL|PANIC|ERROR|error): *//'
}
