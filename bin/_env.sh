# Sourced by every command in bin/: makes .venv match requirements/$1.txt (app or dev).
# Needs only bash and Python 3.11 or newer. A second start costs the time of one checksum.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  say "Shoptalk needs Python 3.11 or newer, and found none. Install it, or name it: PYTHON=/path/to/python $0"
  exit 1
}

make_venv() {
  "$1" -m venv .venv 2>/dev/null && return
  rm -rf .venv
  "$1" -m venv --without-pip .venv && "$1" -m pip --python .venv/bin/python install -q pip && return
  say "Python cannot make a virtual environment here (on Debian: apt-get install python3-venv)."
  exit 1
}

# uv does not read pip's configuration, so the machine's own package index is carried over.
carry_pip_settings() {
  local index certificate
  index=${PIP_INDEX_URL:-$(.venv/bin/python -m pip config get global.index-url 2>/dev/null || true)}
  certificate=${PIP_CERT:-$(.venv/bin/python -m pip config get global.cert 2>/dev/null || true)}
  [ -z "$index" ] || export UV_DEFAULT_INDEX=${UV_DEFAULT_INDEX:-$index}
  [ -z "$certificate" ] || export SSL_CERT_FILE=${SSL_CERT_FILE:-$certificate}
  export UV_HTTP_TIMEOUT=${UV_HTTP_TIMEOUT:-180} UV_PYTHON_DOWNLOADS=never
}

# dev holds everything of app, so an environment made for dev also serves app.
install() {
  local pip=".venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes"
  local tool; tool=$(mktemp -d)
  carry_pip_settings
  if $pip --target "$tool" --only-binary :all: -r requirements/uv.txt 2>/dev/null &&
    "$tool/bin/uv" pip sync -q --compile-bytecode --python .venv/bin/python --require-hashes "requirements/$1.txt"; then
    :
  else
    say "uv could not install, pip does it instead (slower)"
    $pip --no-deps -r "requirements/$1.txt"
  fi
  rm -rf "$tool"
}

ensure_environment() {
  local wanted=$1 sum started=$SECONDS
  sum=$(cat "requirements/$wanted.txt" bin/_env.sh | sha256sum | cut -d' ' -f1)
  if [ "$wanted" = app ] && [ -f .venv/.stamp-dev ] && [ "$(cat .venv/.stamp-app-in-dev 2>/dev/null)" = "$sum" ]; then return; fi
  if [ "$(cat ".venv/.stamp-$wanted" 2>/dev/null)" = "$sum" ]; then return; fi
  say "Preparing .venv, this happens once (about a minute)"
  [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 || make_venv "$(find_python)"
  install "$wanted"
  rm -f .venv/.stamp-*
  echo "$sum" >".venv/.stamp-$wanted"
  [ "$wanted" = app ] || cat requirements/app.txt bin/_env.sh | sha256sum | cut -d' ' -f1 >.venv/.stamp-app-in-dev
  say "Environment ready in $((SECONDS - started)) s"
}

# Compiled files make a start twice as fast; whoever switched them off for their own work did not mean this program.
unset PYTHONDONTWRITEBYTECODE
ensure_environment "${1:-app}"
export PATH="$PWD/.venv/bin:$PATH" VIRTUAL_ENV="$PWD/.venv"
