#!/bin/sh
# deb and rpm run this as root after the files are gone: deb with `remove` and `purge`, rpm with the number of versions
# that are still installed. The data of users, in their home folders, is never touched.
set -e

case "$1" in
  remove | purge | disappear | 0) ;;
  *) exit 0 ;; # another version takes over
esac

app='/opt/${sanitizedProductName}'
command=/usr/bin/slipway
profile='/etc/apparmor.d/${executable}'

if [ -L "$command" ] && [ "$(readlink "$command")" = "$app/resources/bin/slipway" ]; then rm -f "$command"; fi

if [ -f "$profile" ]; then
  if [ -d /sys/kernel/security/apparmor ] && command -v apparmor_parser >/dev/null 2>&1; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi

if command -v update-mime-database >/dev/null 2>&1; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q /usr/share/applications || true; fi
if command -v gtk-update-icon-cache >/dev/null 2>&1; then
  gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor || true
fi
exit 0
