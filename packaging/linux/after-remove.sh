#!/bin/sh
# Photos, settings and the index of each person stay where they are.
set -e

# Not where a newer version takes its place.
case "$1" in
  upgrade | failed-upgrade | abort-* | 1) exit 0 ;;
esac

if [ -z "$DPKG_ROOT" ] && [ -f /etc/apparmor.d/snapland ]; then
  if command -v apparmor_parser >/dev/null 2>&1; then
    apparmor_parser --remove /etc/apparmor.d/snapland >/dev/null 2>&1 || true
  fi
  rm -f /etc/apparmor.d/snapland
fi
if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database -q "$DPKG_ROOT/usr/share/applications" || true
fi
