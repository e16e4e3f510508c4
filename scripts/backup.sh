# shellcheck shell=bash
# What ./backup and ./restore share: which server, which programs and which roles.
# Needs common.sh, postgres.sh and private-database.sh.
# shellcheck disable=SC2154 # root, state, pg_bin and private_* come from those

database=
owner_role=
app_role=
declare -A connection=()

external_server() { [[ -n ${ConnectionStrings__HsAvtal:-} ]]; }

# Files are named as seen from where the script was called.
absolute_path() { if [[ $1 == /* ]]; then printf '%s' "$1"; else printf '%s/%s' "$HSAVTAL_CALLER" "$1"; fi; }

# ---- programs -------------------------------------------------------------------------------------------------------

# The newest client programs: pg_dump reads servers as old as itself or older. The server's own are not needed.
find_client_programs() {
  local folder newest=0 major
  pg_bin=
  for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin "$(dirname "$(command -v pg_dump || echo /nonexistent/x)")"; do
    [[ -x $folder/pg_dump && -x $folder/pg_restore && -x $folder/psql ]] || continue
    major=$("$folder/pg_dump" --version 2> /dev/null | sed -nE 's/^[^0-9]*([0-9]+).*/\1/p')
    if [[ -n $major ]] && (( major > newest )); then newest=$major pg_bin=$folder; fi
  done
  [[ -n $pg_bin ]] || die "pg_dump och psql saknas. Installera dem först, till exempel: sudo apt-get install postgresql-client"
}

# ---- which server ---------------------------------------------------------------------------------------------------

# read_connection NAME: takes an Npgsql connection string in the variable apart, into "connection".
read_connection() {
  local rest=${!1} key value quote
  connection=()
  while [[ $rest == *=* ]]; do
    key=${rest%%=*} rest=${rest#*=}
    quote=${rest:0:1}
    if [[ $quote == \" || $quote == \' ]]; then
      rest=${rest:1}
      value=${rest%%"$quote"*}
      [[ $rest == *"$quote"* ]] || die "$1 går inte att läsa: ett citattecken saknar sitt slut."
      rest=${rest#*"$quote"}
      rest=${rest#*;}
    else
      value=${rest%%;*}
      if [[ $rest == *\;* ]]; then rest=${rest#*;}; else rest=; fi
    fi
    key=${key,,}
    case ${key//[[:space:]]/} in
      host | server) connection[host]=$value ;;
      port) connection[port]=$value ;;
      database | db) connection[database]=$value ;;
      username | userid | user | uid) connection[user]=$value ;;
      password | pwd | psw) connection[password]=$value ;;
      sslmode) connection[sslmode]=$(sed -E 's/^verify-?(ca|full)$/verify-\1/' <<< "${value,,}") ;;
      rootcertificate | sslrootcert) connection[sslrootcert]=$value ;;
      *) ;; # what only concerns the app's pool and its like
    esac
  done
  [[ -n ${connection[host]:-} && -n ${connection[user]:-} ]] || die "$1 saknar värd eller användare. Rätta den."
}

# Signs in as the role that sees and may do most: the administrator's if there is one, else the owner.
use_external_server() {
  local admin=ConnectionStrings__HsAvtalAdmin owner=ConnectionStrings__HsAvtalOwner
  read_connection ConnectionStrings__HsAvtal
  app_role=${connection[user]}
  if [[ -n ${!owner:-} ]]; then
    read_connection "$owner"
    owner_role=${connection[user]}
  fi
  if [[ -n ${!admin:-} ]]; then
    read_connection "$admin"
  elif [[ -z ${!owner:-} ]]; then
    die "Sätt också ConnectionStrings__HsAvtalAdmin: en superanvändare, eller en roll som får läsa och göra allt i databasen."
  fi
  owner_role=${owner_role:-${connection[user]}}
  database=$(read_connection ConnectionStrings__HsAvtal; printf '%s' "${connection[database]:-${connection[user]}}")
  forget_postgres_settings
  export PGHOST=${connection[host]} PGPORT=${connection[port]:-5432} PGUSER=${connection[user]} PGCONNECT_TIMEOUT=10
  export PGPASSWORD=${connection[password]:-}
  [[ -z ${connection[sslmode]:-} ]] || export PGSSLMODE=${connection[sslmode]}
  [[ -z ${connection[sslrootcert]:-} ]] || export PGSSLROOTCERT=${connection[sslrootcert]}
  find_client_programs
}

# The server of ./run, which is running already or is started for the time being.
use_private_server() {
  [[ -z ${ConnectionStrings__HsAvtalOwner:-}${ConnectionStrings__HsAvtalAdmin:-} ]] ||
    die "ConnectionStrings__HsAvtalOwner eller ConnectionStrings__HsAvtalAdmin är satt men inte ConnectionStrings__HsAvtal. Sätt den också, eller ingen."
  forget_postgres_settings
  exec 9>> "$state/run.lock"
  if flock -n 9; then
    ensure_postgres
    start_private_database
  else
    [[ ${1:-} == shared ]] || die "./run är igång i den här katalogen. Avsluta det med Ctrl-C först."
    locate_private_database
    wait_until 60 private_database_answers || die "./run är igång men dess databas svarar inte. Vänta tills den har startat och försök igen."
    pg_find "$(cat "$private_home/data/PG_VERSION")" || die "PostgreSQL $(cat "$private_home/data/PG_VERSION") är inte installerad."
    private_port=$(pg_pidfile_line "$private_home" 4)
  fi
  database=hsavtal owner_role=hsavtal_owner app_role=hsavtal_app
  export PGHOST=127.0.0.1 PGPORT=$private_port PGUSER=postgres PGPASSFILE=$private_home/pgpass PGCONNECT_TIMEOUT=10
}

private_database_answers() { private_database_exists && [[ $(pg_pidfile_line "$private_home" 8) == ready ]]; }

# ---- statements -----------------------------------------------------------------------------------------------------

# sql DATABASE [psql-argument...] < STATEMENTS: names come as :"name" from --set, so that nothing has to be quoted here.
sql() {
  local to=$1
  shift
  "$pg_bin/psql" --no-psqlrc --quiet --no-password --tuples-only --no-align --set=ON_ERROR_STOP=1 --dbname="$to" "$@" 8>&- 9>&-
}

server_answers() {
  local reason
  reason=$(sql "$1" <<< 'SELECT 1' 2>&1 > /dev/null) ||
    die "Databasen $1 på $PGHOST:$PGPORT går inte att nå som $PGUSER: $(sed -nE '1s/^.*(FATAL|error): *//p' <<< "$reason")"
}

first_error() { sed -nE 's/^.*(ERROR|FATAL|error): *//p' "$1" | head -n 1; }
