#!/bin/sh
# Runs the command line of the unit as the unit does: at its own paths, on a read-only system, without privileges.
# Needs root. CHECKOUT and ENGINE are shown at the unit's places; RUN_AS is the number of an unprivileged user.
set -e
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs /opt
mkdir /opt/kreisrunde
touch /opt/livekit-server
mount --bind "$CHECKOUT" /opt/kreisrunde
mount --bind "$ENGINE" /opt/livekit-server
for place in lib cache; do
  mount -t tmpfs -o mode=755 tmpfs "/var/$place"
  mkdir -m 700 "/var/$place/kreisrunde"
  chown "$RUN_AS" "/var/$place/kreisrunde"
done
mount -t tmpfs -o mode=1777 tmpfs /tmp
mount -o remount,bind,ro /opt/kreisrunde
mount -o remount,bind,ro /
cd /opt/kreisrunde
exec setpriv --reuid="$RUN_AS" --regid="$RUN_AS" --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all "$@"
