# shellcheck shell=bash
# The private database of ./run: a cluster under .local/postgres that survives from run to run. ./bench keeps one of the same
# kind under .local/bench: it sets "state", and what is different about it, before it reads this file.
# Needs common.sh and postgres.sh.
# shellcheck disable=SC2154 # root and state come from common.sh

private_link="$state/postgres"
private_command=${private_command:-./run}
# Settings for the server besides PostgreSQL's own, as pg_start takes them.
[[ -v private_settings ]] || private_settings=()
private_home=
private_port=
private_started=
private_half_made=

# Where the data is to live. The postgres user, who runs the server when we are root, must be able to go there; where the
# checkout lies in a closed folder such as /root, the data lies in that user's own home, and .local/postgres leads there.
locate_private_database() {
  local elsewhere
  elsewhere="$(postgres_users_home)/hsavtal-$(printf '%s' "${state%/.local}" | sha256sum | cut -c 1-12)"
  if [[ -L $private_link ]]; then
    [[ $(readlink "$private_link") == "$elsewhere" ]] ||
      die "$private_link leder till en annan katalogs databas. Ta bort länken (rm $private_link) för att börja om här."
    private_home=$elsewhere
  elif [[ -e $private_link ]]; then
    private_home=$private_link
    [[ -O $private_home ]] ||
      die "Databasen i $private_home skapades av $(stat -c %U "$private_home"). Kör $private_command som den användaren, eller börja om: $private_command --reset"
    reachable_for_postgres "$private_home" ||
      die "Användaren postgres kommer inte åt $private_home. Öppna katalogerna ovanför (chmod o+x), eller börja om: $private_command --reset"
  elif reachable_for_postgres "$state"; then
    private_home=$private_link
  else
    private_home=$elsewhere
  fi
}

postgres_users_home() {
  local entry home=
  entry=$(getent passwd postgres || true)
  home=$(cut -d: -f6 <<< "$entry")
  printf '%s' "${home:-/var/lib/postgresql}"
}

reachable_for_postgres() { ! is_root || pg_run test -x "$1"; }

private_database_exists() { [[ -e $private_home/data/PG_VERSION ]]; }

# Makes the cluster under another name and renames it when whole, so that no half-made one is ever found.
create_private_database() {
  local new="$private_home.new" reason
  say "Skapar en egen PostgreSQL i $private_home"
  rm -rf "$new"
  require_space "$(dirname "$private_home")" 300 "databasen"
  private_half_made=$new
  if ! pg_create "$new"; then
    reason=$(pg_reason "$new/initdb.log")
    die "PostgreSQL kunde inte skapas i $private_home: ${reason:-initdb misslyckades}. Åtgärda felet och försök igen."
  fi
  mv -T "$new" "$private_home"
  private_half_made=
}

start_private_database() {
  local private_found=
  locate_private_database
  if private_database_exists; then
    private_found=yes
    pg_find "$(cat "$private_home/data/PG_VERSION")" ||
      die "Databasen i $private_home är gjord med PostgreSQL $(cat "$private_home/data/PG_VERSION"), som inte är installerad. Installera den, eller börja om: $private_command --reset"
  else
    create_private_database
  fi
  if [[ $private_home != "$private_link" && ! -L $private_link ]]; then
    [[ -z $private_found ]] || say "Tar upp databasen efter en tidigare kopia av den här katalogen ($private_command --reset börjar om)"
    ln -s "$private_home" "$private_link"
  fi
  require_space "$private_home/data" 50 "databasen"

  # What an earlier, killed ./run left: a server in the middle of starting or stopping, or just going on.
  ! pg_is_running "$private_home" || wait_until 60 pg_is_settled "$private_home" || true
  private_started=yes
  if pg_is_running "$private_home"; then
    private_port=$(pg_pidfile_line "$private_home" 4)
    say "Tar över PostgreSQL från en tidigare körning, på port $private_port"
  else
    launch_private_database
  fi
  ensure_roles_and_database
}

launch_private_database() {
  local tries
  # Sessions of a killed server end by themselves within a moment. After that, postmaster.pid is only a leftover, which
  # would keep the server from starting when its number has become another process's.
  wait_until 20 pg_is_idle "$private_home" ||
    die "Processer från en tidigare PostgreSQL arbetar kvar i $private_home/data. Avsluta dem och försök igen."
  rm -f "$private_home/data/postmaster.pid"
  private_port=$(cat "$private_home/port" 2> /dev/null || true)
  for (( tries = 0; tries < 5; tries++ )); do
    if [[ ! $private_port =~ ^[0-9]+$ ]] || port_in_use "$private_port"; then private_port=$(free_port); fi
    [[ $tries -gt 0 ]] || say "Startar PostgreSQL $(cat "$private_home/data/PG_VERSION") på port $private_port"
    if pg_start "$private_home" "$private_port" "${private_settings[@]}"; then
      printf '%s\n' "$private_port" > "$private_home/port"
      return 0
    fi
    # Somebody took the port between our look and the server's.
    grep -q 'Address already in use' "$private_home/log" || break
    private_port=
  done
  die "PostgreSQL startade inte: $(pg_reason "$private_home/log"). Hela loggen: $private_home/log"
}

# Each start sees to it that roles, database and extensions are as they should be, so nothing can be left half-made.
# Passwords stay from run to run.
ensure_roles_and_database() {
  local owner app reason
  owner=$(saved_password "$state/owner.connection")
  app=$(saved_password "$state/app.connection")
  if ! HSAVTAL_OWNER_PASSWORD=$owner HSAVTAL_APP_PASSWORD=$app \
      pg_sql "$private_home" "$private_port" scripts/roles.sql > "$state/database.log" 2>&1; then
    reason=$(head -n 1 "$state/database.log" | sed -E 's/^.*(ERROR|FATAL): *//')
    die "Databasen kunde inte göras i ordning: $reason. Går det inte att rätta till: börja om med $private_command --reset"
  fi
  write_secret "$state/owner.connection" "Host=127.0.0.1;Port=$private_port;Database=hsavtal;Username=hsavtal_owner;Password=$owner"
  write_secret "$state/app.connection" "Host=127.0.0.1;Port=$private_port;Database=hsavtal;Username=hsavtal_app;Password=$app"
}

# The password in a connection string that an earlier run wrote, or a new one.
saved_password() {
  local password
  password=$(sed -nE 's/.*;Password=([0-9a-f]{48})$/\1/p' "$1" 2> /dev/null || true)
  if [[ -n $password ]]; then printf '%s' "$password"; else random_password; fi
}

# Readable for its owner only, and never seen half-written.
write_secret() {
  (umask 077 && printf '%s\n' "$2" > "$1.new")
  mv -f "$1.new" "$1"
}

# Leaves nothing running and nothing half-made.
stop_private_database() {
  [[ -z $private_half_made ]] || rm -rf "$private_half_made"
  [[ -n $private_started ]] || return 0
  private_started=
  pg_stop "$private_home"
}

# Asks unless told not to, then stops the server and takes everything away. What is taken away gets another name first, so
# that a removal that is cut short leaves nothing that looks like a database.
reset_private_database() {
  local sure=$1 reply
  if [[ -L $private_link || -e $private_link ]]; then
    locate_private_database_to_reset
  else
    locate_private_database
  fi
  if [[ ! -e $private_home ]]; then
    say "Det finns ingen databas att ta bort"
    return 0
  fi
  if [[ $sure != yes ]]; then
    [[ -t 0 ]] || die "--reset tar bort databasen och vill fråga först, men här finns ingen att fråga. Lägg till --yes för att bekräfta."
    read -r -p "Ta bort databasen i $private_home med allt som har skrivits in? [j/N] " reply || reply=
    [[ $reply =~ ^([jJ][aA]?|[yY]|[yY][eE][sS])$ ]] || die "Avbrutet. Ingenting är ändrat."
  fi
  say "Tar bort databasen i $private_home"
  if private_database_exists && pg_is_running "$private_home"; then
    pg_find "$(cat "$private_home/data/PG_VERSION")" || pg_find newest || true
    pg_stop "$private_home"
  fi
  rm -rf "$private_home.old"
  if ! mv -T "$private_home" "$private_home.old" || ! rm -rf "$private_home.old"; then
    die "Databasen i $private_home gick inte att ta bort. Kör som den användare som skapade den."
  fi
  rm -f "$private_link" "$state/app.connection" "$state/owner.connection"
}

# As locate_private_database, but a database that cannot be used any more can still be taken away.
locate_private_database_to_reset() {
  if [[ -L $private_link ]]; then locate_private_database; else private_home=$private_link; fi
}
