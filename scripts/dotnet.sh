# shellcheck shell=bash
# Finding the .NET SDK and building. Needs common.sh; the working directory is the checkout, where global.json lies.
# shellcheck disable=SC2154 # state comes from common.sh

# Puts a dotnet with a 10.x SDK first on PATH.
find_dotnet() {
  local candidate
  for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-}/dotnet" "${HOME:-}/.dotnet/dotnet" \
      /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
    if [[ -x $candidate ]] && "$candidate" --list-sdks 2> /dev/null | grep '^10\.' > /dev/null; then
      PATH="$(dirname "$(readlink -f "$candidate")"):$PATH"
      ensure_system_libraries
      dotnet --version > /dev/null 2>&1 ||
        die "Den .NET SDK som är installerad duger inte för global.json. Uppdatera .NET 10 SDK och försök igen."
      return 0
    fi
  done
  die ".NET SDK 10 saknas. Installera det (paketet dotnet-sdk-10.0), så att kommandot dotnet finns, och försök igen."
}

# run_build LOG ARGUMENT...: one build or publish at a time in this checkout, whoever asks. Its projects share one warm compiler,
# which is the build's own and ends with it.
run_build() {
  local log=$1 code=0
  shift
  exec 8> "$state/build.lock"
  if ! flock -n 8; then
    say "Väntar på ett annat bygge i samma katalog"
    flock 8
  fi
  : > "$log"
  supervise "$log" "$log" dotnet "$@" -nodeReuse:false -p:UseSharedCompilation=true \
    -p:SharedCompilationId="hsavtal-$$" || code=$?
  exec 8>&-
  return "$code"
}

# The errors of a failed build, each once, or the log's end where it names none.
show_build_errors() {
  local log=$1 errors
  errors=$(grep -E '(: error |^error |No space left on device)' "$log" | sed 's/^ *//; s/ \[[^]]*\]$//' | sort -u | head -n 20) || true
  [[ -n $errors ]] || errors=$(tail -n 20 "$log")
  printf '%s\n' "$errors" >&2
}
