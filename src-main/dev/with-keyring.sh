#!/bin/sh
# with-keyring.sh COMMAND [ARGUMENT...]
# Runs a command with a private session bus and an unlocked Secret Service; the user's keyring is not used. The
# command replaces this script, so signals and the exit status are its own; a watcher ends the bus and the daemon
# once the command has ended in any way.
set -eu

folder=$(mktemp -d)
bus=
keyring=

end_all() {
  for pid in $keyring $bus; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$folder"
}

give_up() {
  echo "with-keyring.sh: $1" >&2
  end_all
  exit 69
}

# wait_until WHAT PROBE...: tries for ten seconds.
wait_until() {
  what=$1
  shift
  tries=200
  until "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || give_up "$what did not come up"
    sleep 0.05
  done
}

# Asks the bus itself: calling the name would make the bus start a second, locked daemon.
running() {
  dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \
    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true'
}

unlocked() {
  dbus-send --session --print-reply --dest=org.freedesktop.secrets \
    /org/freedesktop/secrets/collection/login org.freedesktop.DBus.Properties.Get \
    string:org.freedesktop.Secret.Collection string:Locked 2>/dev/null | grep -q 'boolean false'
}

export XDG_DATA_HOME="$folder/data" XDG_RUNTIME_DIR="$folder/run"
mkdir -m 700 "$XDG_RUNTIME_DIR"
mkdir -p "$XDG_DATA_HOME/keyrings"

dbus-daemon --session --nofork --nopidfile --print-address=3 3>"$folder/address" \
  </dev/null >/dev/null 2>&1 &
bus=$!
wait_until 'the session bus' test -s "$folder/address"
DBUS_SESSION_BUS_ADDRESS=$(cat "$folder/address")
export DBUS_SESSION_BUS_ADDRESS

printf 'throw-away' | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
keyring=$!
wait_until 'the Secret Service' running
wait_until 'the unlocked keyring' unlocked

(
  trap '' INT TERM HUP
  while kill -0 $$ 2>/dev/null; do sleep 0.2; done
  end_all
) </dev/null >/dev/null 2>&1 &

exec "$@"
