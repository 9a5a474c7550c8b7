# To be sourced: puts Node 20 or later on the path, with npm. Where there is none, Debian's is installed; where that is older
# (Debian 12 has 18), the registry of npm gives a newer one, which is kept in the user's cache.
if ! command -v npm >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm
fi
if [ "$(node -p 'parseInt(process.versions.node)')" -lt 20 ]; then
  newer=${XDG_CACHE_HOME:-$HOME/.cache}/nianbao-node
  [ -x "$newer/node_modules/.bin/node" ] || npm install --silent --no-audit --no-fund --prefix "$newer" node@22
  export PATH="$newer/node_modules/.bin:$PATH"
fi
