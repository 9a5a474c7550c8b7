#!/usr/bin/env bash
# How many instructions the program takes for the samples, by callgrind, beside benches/instructions.txt.
#
#   benches/instructions.sh           says what has changed, and fails if something takes over 5 % more
#   benches/instructions.sh --write   writes the file anew
#
# Instructions do not wobble as seconds do: repeats agree to a thousandth. What could still make machines differ is set
# here: the environment, and which copies of memcpy and its like glibc takes (none with AVX or with `rep movs`, of which
# callgrind counts every byte). Crates that look at the processor themselves (memchr, zlib-rs, regex) find AVX2 wherever
# there is one; on a processor without, the counts are higher. A new compiler may change them too: write the file anew
# then, in a commit of its own.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release --locked --quiet
program=$PWD/target/release/nianbao
expected=benches/instructions.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Millions of instructions of a command.
count() {
  env -i PATH="$PATH" LC_ALL=C.UTF-8 GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-AVX,-ERMS,-FSRM \
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$@" 2>&1 >/dev/null |
    sed -n 's/.*Collected : //p' | awk '{printf "%.1f", $1 / 1e6}'
}

# Reports alike but for the body's name, so that each has files of its own.
reports() {
  mkdir "$work/$1"
  for number in $(seq "$1"); do
    sed "s/^body: */&第$number/" samples/xigang-2023.yaml > "$work/$1/$number.yaml"
  done
  # One after the other: threads that wait take instructions too.
  count render "$work/$1" -o "$work/out" --jobs 1 "${@:2}"
  rm -r "${work:?}/$1" "$work/out"
}

# What each further report of a batch takes.
further() {
  awk -v one="$(reports 1 "$@")" -v five="$(reports 5 "$@")" 'BEGIN {printf "%.1f", (five - one) / 4}'
}

{
  echo "check xigang-2023: $(count check samples/xigang-2023.yaml)"
  echo "render xigang-2023: $(count render samples/xigang-2023.yaml -o "$work/out")"
  echo "render minghe-2024: $(count render samples/minghe-2024.yaml -o "$work/out")"
  echo "each further report: $(further)"
  echo "each further Word file: $(further --to docx)"
  echo "each further PDF: $(further --to pdf)"
} > "$work/counted"

if [ "${1:-}" = --write ]; then
  cp "$work/counted" "$expected"
elif [ ! -e "$expected" ]; then
  echo "$expected is not there: run benches/instructions.sh --write"
  exit 1
fi
awk -F ': ' '
  NR == FNR { before[$1] = $2; next }
  !($1 in before) { printf "%-24s %8.1f million instructions, of which the file says nothing\n", $1, $2; failed = 1; next }
  {
    change = ($2 / before[$1] - 1) * 100
    printf "%-24s %8.1f million instructions (%+.1f %%)\n", $1, $2, change
    if (change > 5) failed = 1
  }
  END { if (failed) print "More than 5 % above benches/instructions.txt: find out why, or say why and run benches/instructions.sh --write"; exit failed }
' "$expected" "$work/counted"
