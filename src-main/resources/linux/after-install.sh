#!/bin/sh
# deb and rpm run this as root after the files are in place. electron-builder puts names in for the words in braces.
set -e

app='/opt/${sanitizedProductName}'
launcher="$app/resources/bin/slipway"
command=/usr/bin/slipway
profile='/etc/apparmor.d/${executable}'

# The sandbox of Chromium: the helper with the rights of root is used where an ordinary user may not make a namespace.
chown root:root "$app/chrome-sandbox"
chmod 4755 "$app/chrome-sandbox"

# The command. A file of someone else's is left alone.
if [ -x "$launcher" ]; then
  if [ -L "$command" ] && [ "$(readlink "$command")" = "$launcher" ]; then
    :
  elif [ -e "$command" ] || [ -L "$command" ]; then
    echo "slipway: $command is not from this package and was left alone. The command is $launcher." >&2
  else
    ln -s "$launcher" "$command"
  fi
fi

# Ubuntu 24.04 and newer let only programs with a profile make a namespace. Where AppArmor is too old for the profile,
# none is needed.
if command -v apparmor_parser >/dev/null 2>&1 && [ -d /etc/apparmor.d ] && [ -f "$app/resources/apparmor-profile" ]; then
  if apparmor_parser --skip-kernel-load --skip-cache --debug "$app/resources/apparmor-profile" >/dev/null 2>&1; then
    cp -f "$app/resources/apparmor-profile" "$profile"
    chmod 0644 "$profile"
    if [ -d /sys/kernel/security/apparmor ] && ! { command -v ischroot >/dev/null 2>&1 && ischroot; }; then
      apparmor_parser --replace --write-cache --skip-read-cache "$profile" || true
    fi
  fi
fi

# Which files and links the desktop offers Slipway for.
if command -v update-mime-database >/dev/null 2>&1; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q /usr/share/applications || true; fi
if command -v gtk-update-icon-cache >/dev/null 2>&1; then
  gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor || true
fi
exit 0
