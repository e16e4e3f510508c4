# shellcheck shell=bash
# What ./run and ./test share: messages, signals, child processes, disk, ports and packages.

# The checkout, and the folder in it where everything that the scripts make lies.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
state="$root/.local"

# Messages of the programs that we read (PostgreSQL, apt, dotnet) shall be the same whatever language the machine speaks.
export LC_ALL=C.UTF-8 DOTNET_CLI_UI_LANGUAGE=en
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Nothing that builds may linger after the script.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
# The product speaks Swedish, which needs ICU; some images turn it off.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false

say() { printf '%s\n' "$*"; }

die() {
  printf 'Fel: %s\n' "$*" >&2
  exit 1
}

is_root() { [[ $EUID -eq 0 ]]; }

# ---- signals and child processes ------------------------------------------------------------------------------------

# A shell that a script started in the background ignores Ctrl-C and cannot even trap it: start over with the usual signals.
restore_signals() {
  [[ -z ${HSAVTAL_SIGNALS_RESTORED:-} && -r /proc/$$/status ]] || return 0
  local key value
  while read -r key value; do
    if [[ $key == SigIgn: ]] && (( 16#$value & 2 )); then
      HSAVTAL_SIGNALS_RESTORED=1 exec env --default-signal=INT,QUIT bash "$root/${0##*/}" "$@"
    fi
  done < "/proc/$$/status"
}

child=

# supervise OUTPUT ERRORS COMMAND...: runs a command, its output added to two files (or one twice), in a session of its own
# and waits for it, so that Ctrl-C reaches only this script, which then stops the
# command with everything that it started. Nor does anything outlive a command that ends by itself. The locks (8, 9) stay
# with the script.
supervise() {
  local output=$1 errors=$2 code=0
  shift 2
  setsid "$@" < /dev/null >> "$output" 2>> "$errors" 8>&- 9>&- &
  child=$!
  # Should it crash, the shell's own remark on that is no message for the user.
  { wait "$child" || code=$?; } 2> /dev/null
  stop_child 5
  return "$code"
}

# Stops the supervised command's whole group: first kindly, after the given seconds by force.
stop_child() {
  [[ -n $child ]] || return 0
  stop_group "$child" "$1"
  child=
}

stop_group() {
  local group=$1 seconds=$2 tries
  kill -TERM -- "-$group" 2> /dev/null || return 0
  for (( tries = seconds * 10; tries > 0; tries-- )); do
    kill -0 -- "-$group" 2> /dev/null || return 0
    sleep 0.1
  done
  kill -KILL -- "-$group" 2> /dev/null || true
}

# ---- folders, disk, ports -------------------------------------------------------------------------------------------

make_local_folder() {
  if ! mkdir -p "$state" 2> /dev/null || [[ ! -w $state ]]; then
    die "Katalogen $state kan inte skrivas av $(id -un). Kör som den användare som äger den, eller ta bort den."
  fi
  require_space "$state" 20 "HsAvtal"
  # .NET wants a home folder that it can write to.
  if [[ ! -w ${HOME:-/nonexistent} ]]; then
    export HOME="$state/home"
    mkdir -p "$HOME"
  fi
}

free_megabytes() { df -Pm "$1" | { read -r _; read -r _ _ _ free _; printf '%s' "$free"; }; }

# require_space FOLDER MEGABYTES WHAT-FOR
require_space() {
  local free
  free=$(free_megabytes "$1")
  (( free >= $2 )) ||
    die "Disken är nästan full: $free MB ledigt i $1, $3 behöver minst $2 MB. Frigör utrymme och försök igen."
}

# Looks in the kernel's table, so that the program behind the port notices nothing.
port_in_use() {
  local hex address
  printf -v hex '%04X' "$1"
  # 127.0.0.1, any IPv4, any IPv6, 127.0.0.1 as IPv6; state 0A is listening.
  for address in 0100007F 00000000 00000000000000000000000000000000 0000000000000000FFFF00000100007F; do
    grep -qsE "^ *[0-9]+: $address:$hex [0-9A-F]+:0000 0A " /proc/net/tcp /proc/net/tcp6 && return 0
  done
  return 1
}

# A port below those that the kernel hands out by itself to outgoing connections.
free_port() {
  local port tries
  for (( tries = 0; tries < 100; tries++ )); do
    port=$(( 20000 + RANDOM % 12000 ))
    port_in_use "$port" || { printf '%s' "$port"; return 0; }
  done
  die "Ingen ledig port hittades på 127.0.0.1 mellan 20000 och 32000. Stäng något program och försök igen."
}

random_password() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# ---- packages -------------------------------------------------------------------------------------------------------

# install_packages WHAT PACKAGE...: with apt where we may, else one line that says what to install.
install_packages() {
  local what=$1
  shift
  if ! is_root || ! command -v apt-get > /dev/null; then
    die "$what saknas. Installera först, till exempel: sudo apt-get install $*"
  fi
  say "Installerar $what (apt-get install $*)"
  local log="$state/apt.log" apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300)
  # A list that could not be renewed is no fault as long as the packages come.
  "${apt[@]}" update > "$log" 2>&1 < /dev/null 8>&- 9>&- || true
  "${apt[@]}" install --no-install-recommends "$@" >> "$log" 2>&1 < /dev/null 8>&- 9>&- ||
    die "$what gick inte att installera: $(grep -m1 -E '^(E:|dpkg:)' "$log" || echo okänd orsak). Hela loggen: $log"
}

# What .NET needs of the system: ICU for Swedish, time zones, certificates to fetch packages over TLS.
ensure_system_libraries() {
  local missing=()
  /sbin/ldconfig -p 2> /dev/null | grep -q libicuuc || missing+=("$(icu_package)")
  [[ -e /usr/share/zoneinfo/Europe/Stockholm ]] || missing+=(tzdata)
  [[ -e /etc/ssl/certs/ca-certificates.crt || -n ${SSL_CERT_FILE:-}${SSL_CERT_DIR:-} ]] || missing+=(ca-certificates)
  [[ ${#missing[@]} -eq 0 ]] || install_packages "Systembibliotek för .NET" "${missing[@]}"
}

# The package is named for ICU's version, which differs between releases.
icu_package() {
  local name
  name=$(apt-cache pkgnames libicu 2> /dev/null | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1) || true
  printf '%s' "${name:-libicu72}"
}
