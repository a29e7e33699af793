# shellcheck shell=sh disable=SC2034,SC2154 # ./dev sets src and cache, and reads environment
# Read by ./dev: finds or makes a place that has the tools and libraries of
# build-aux/packages, and sets environment to its name.  It is, in this order, the system itself, the system
# after apt installed what it lacks, or a Debian 13 root in the user's cache.

suite=trixie
gtk_needed=4.18
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

packages () { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$src/build-aux/packages"; }

missing_packages () {
  # shellcheck disable=SC2046 # package names have no spaces
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $(packages) 2>/dev/null | sed -n 's/^installed //p')
  packages | while read -r package; do
    printf '%s\n' "$installed" | grep -qxF "$package" || printf '%s\n' "$package"
  done
}

# gtk_is_new VERSION, which is empty or "(none)" where there is no GTK 4
gtk_is_new () {
  case $1 in
    [0-9]*) dpkg --compare-versions "$1" ge "$gtk_needed" ;;
    *) return 1 ;;
  esac
}

system_is_ready () {
  if command -v dpkg-query >/dev/null; then
    gtk_is_new "$(dpkg-query -W -f '${Version}' libgtk-4-dev 2>/dev/null)" && [ -z "$(missing_packages)" ]
  else
    # Where the packages have other names, meson says which one is missing.
    command -v meson >/dev/null && pkg-config --exists "gtk4 >= $gtk_needed" 2>/dev/null
  fi
}

# as_root COMMAND…
as_root () {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

may_be_root () {
  [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }
}

# apt_install PACKAGE…
apt_install () {
  command -v apt-get >/dev/null \
    || die "please install with your system's package manager, then start ./dev again: $*"
  may_be_root || die "please ask the administrator for this, then start ./dev again: apt-get install $*"
  say "Installing with apt: $*"
  as_root apt-get -q update </dev/null || say "apt could not refresh all its lists; going on with what it has."
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" </dev/null \
    || die "apt could not install what is needed; the reason stands above."
}

offered_gtk () { apt-cache policy libgtk-4-dev 2>/dev/null | sed -n 's/^ *Candidate: *//p'; }

apt_offers_gtk () {
  command -v apt-cache >/dev/null || return 1
  # A machine that was never used may have no lists yet.
  case $(offered_gtk) in
    [0-9]*) ;;
    *) ! may_be_root || as_root apt-get -q update </dev/null || : ;;
  esac
  gtk_is_new "$(offered_gtk)"
}

# What makes objects built earlier useless: another tree, compiler or library.
build_key () {
  {
    printf '%s\n' "$src"
    cc --version | head -n 1
    if command -v dpkg-query >/dev/null; then
      # shellcheck disable=SC2046
      dpkg-query -W -f '${Package} ${Version}\n' meson $(packages | grep -e '-dev$') 2>/dev/null
    else
      pkg-config --modversion gtk4
    fi
  } | sha256sum | cut -c 1-16
}

# The name of a root says what is in it, so that a changed list makes a new one.
root_key () {
  {
    packages
    sed -n '/^bootstrap/,/^}/p' "$src/build-aux/environment.sh"
  } | sha256sum | cut -c 1-16
}

need_root_tools () {
  wanted=''
  command -v bwrap >/dev/null || wanted="$wanted bubblewrap"
  if [ ! -d "$root" ]; then
    command -v mmdebstrap >/dev/null || wanted="$wanted mmdebstrap"
    command -v mount >/dev/null || wanted="$wanted mount"
    [ "$(id -u)" -eq 0 ] || command -v newuidmap >/dev/null || wanted="$wanted uidmap"
    [ -e "$keyring" ] || wanted="$wanted debian-archive-keyring"
  fi
  # shellcheck disable=SC2086
  [ -z "$wanted" ] || apt_install $wanted
}

# On Debian, the mirrors that apt uses; elsewhere nothing, and mmdebstrap's own hold.
own_mirrors () {
  # shellcheck disable=SC1091
  codename=$(. /etc/os-release 2>/dev/null; [ "${ID-}" = debian ] && printf '%s' "${VERSION_CODENAME-}") || return 0
  # shellcheck disable=SC2016 # apt fills in these names
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 2>/dev/null | sort -u \
    | awk -v from="$codename" -v to="$suite" '
        $1 ~ /^https?:/ && $3 == "main" && ($2 == from || $2 == from "-updates" || $2 == from "-security") {
          sub (from, to, $2); print "deb", $1, $2, $3 }'
}

# bootstrap MODE TARGET [MIRROR]
bootstrap () {
  mode=$1
  target=$2
  shift 2
  [ ! -e "$keyring" ] || set -- "$@" --keyring="$keyring"
  # shellcheck disable=SC2016 # mmdebstrap hands the root to its hooks as $1
  mmdebstrap --mode="$mode" --variant=minbase \
    --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/doc/*' \
    --include="$(packages | paste -s -d , -)" \
    --customize-hook='for l in en_GB en_US nl_BE nl_NL; do chroot "$1" localedef -i $l -f UTF-8 $l.UTF-8; done' \
    "$suite" "$target" "$@"
}

# fill_root [MIRROR]
fill_root () {
  rm -rf --one-file-system "$making"
  mkdir -p "$making"
  if [ "$(id -u)" -eq 0 ]; then
    bootstrap root "$making" "$@"
  else
    # In a user's namespaces the files belong to ids that are not the user's,
    # and the home directory may be closed to them; so they come as an archive.
    bootstrap unshare - "$@" | tar -x -C "$making" --no-same-owner --exclude='./dev/*' && chmod -R u+rwX "$making"
  fi
}

make_root () {
  exec 9>"$root.lock"
  flock -n 9 || { say "Another ./dev is making the Debian root; waiting for it."; flock 9; }
  [ ! -d "$root" ] || return 0

  say "Making a Debian 13 root in $root (some minutes and 1.3 GB; once)."
  making=$cache/making-${root##*/}
  mirrors=$(own_mirrors)
  if [ -n "$mirrors" ] && printf '%s\n' "$mirrors" | fill_root -; then
    :
  else
    [ -z "$mirrors" ] || say "The mirrors of this system did not do; trying Debian's own."
    fill_root </dev/null || die "the Debian root could not be made; the reason stands above."
  fi
  [ -x "$making/usr/bin/meson" ] || die "the Debian root is not whole; the reason stands above."

  tr -d - </proc/sys/kernel/random/uuid >"$making/etc/machine-id"
  mv -T "$making" "$root"
  say "The Debian root is ready."
  remove_old_roots
}

# Roots of other package lists go, unless somebody is in one.
remove_old_roots () {
  for old in "$cache"/root-????????????????; do
    case ${old##*/root-} in *[!0-9a-f]*) continue ;; esac
    if [ ! -d "$old" ] || [ "$old" = "$root" ]; then continue; fi
    exec 7>>"$old.lock"
    if flock -n 7; then
      say "Removing the older root $old."
      rm -rf --one-file-system "$old" "$old.lock"
    fi
    exec 7>&-
  done
}

# share OPTION PATH… prints OPTION PATH PATH for each path that exists, NUL-ended, for bwrap --args
share () {
  option=$1
  shift
  for path in "$@"; do
    [ -z "$path" ] || [ ! -e "$path" ] || printf '%s\0' "$option" "$path" "$path"
  done
}

keep () {
  for name in "$@"; do
    eval "value=\${$name-}"
    # shellcheck disable=SC2154 # eval sets value
    [ -z "$value" ] || printf '%s\0' --setenv "$name" "$value"
  done
}

root_arguments () {
  printf '%s\0' --die-with-parent --unshare-pid --proc /proc --dev-bind /dev /dev --tmpfs /run
  for directory in "$root"/*; do
    name=/${directory##*/}
    if [ -L "$directory" ]; then
      printf '%s\0' --symlink "$(readlink "$directory")" "$name"
    else
      case $name in
        /etc | /opt | /usr | /var) printf '%s\0' --ro-bind "$directory" "$name" ;;
      esac
    fi
  done
  printf '%s\0' --tmpfs /var/tmp
  share --ro-bind /sys /etc/passwd /etc/group "${XAUTHORITY-}"
  share --bind /tmp /run/dbus "${XDG_RUNTIME_DIR-}" "${XDG_DATA_HOME-}" "${XDG_CONFIG_HOME-}" "${XDG_CACHE_HOME-}"
  [ "$HOME" = / ] || share --bind "$HOME"
  share --bind "$src"
  # The user's documents look right in the user's fonts; tests see the root's own only.
  [ "$1" != run ] || [ ! -d /usr/share/fonts ] || printf '%s\0' --ro-bind /usr/share/fonts /usr/local/share/fonts

  printf '%s\0' --clearenv --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin
  printf '%s\0' --setenv LANG "${LANG:-C.UTF-8}" --setenv STM_DEV_ROOT "$root" --chdir "$src"
  keep HOME USER LOGNAME SHELL TERM COLORTERM COLUMNS LINES NO_COLOR CI TZ LANGUAGE LC_ALL LC_CTYPE LC_TIME LC_NUMERIC \
    LC_PAPER LC_MESSAGES DISPLAY WAYLAND_DISPLAY XAUTHORITY XDG_RUNTIME_DIR XDG_SESSION_TYPE XDG_CURRENT_DESKTOP \
    XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME DBUS_SESSION_BUS_ADDRESS \
    G_DEBUG G_MESSAGES_DEBUG GTK_DEBUG GDK_DEBUG GSK_RENDERER GTK_THEME
}

# enter_root COMMAND [ARGUMENT…]
enter_root () {
  # While the shared lock is held, here and by what runs in the root, no other ./dev removes it.
  exec 9>>"$root.lock"
  flock -s 9
  bwrap --ro-bind "$root" / --proc /proc --dev-bind /dev /dev --unshare-pid /usr/bin/true \
    || die "bubblewrap may not make namespaces for the Debian root here; the reason stands above."
  arguments=$(mktemp)
  root_arguments "$1" >"$arguments"
  exec 6<"$arguments"
  rm -f "$arguments"
  exec bwrap --args 6 -- "$src/dev" "$@"
}

# find_environment COMMAND [ARGUMENT…] sets environment, or starts ./dev again in the root
find_environment () {
  if [ -n "${STM_DEV_ROOT-}" ]; then
    environment=debian-13
    return
  fi
  environment=native
  ! system_is_ready || return 0

  mkdir -p "$cache"
  root=$cache/root-$(root_key)
  if [ ! -d "$root" ] && apt_offers_gtk; then
    # shellcheck disable=SC2046
    apt_install $(missing_packages)
    return 0
  fi
  need_root_tools
  [ -d "$root" ] || make_root
  enter_root "$@"
}
