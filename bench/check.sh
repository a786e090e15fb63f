#!/usr/bin/env bash
# 审核的基准：冷进程、文件夹、关系的规模、单个笔误的检出，写成 bench/results/check.md。由 ./mingsuan bench check 调用。
# 真实文件取自 MINGSUAN_CORPUS（默认 ../shared/corpus），没有时只用自编的书。
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export MINGSUAN_ROOT=$root
for tool in hyperfine jq pdftotext; do command -v "$tool" >/dev/null || { echo "缺少 $tool：请安装 hyperfine jq poppler-utils 后再运行。" >&2; exit 3; }; done
[ -x .build/native/mingsuan-cli ] || { echo "先运行 ./mingsuan native。" >&2; exit 3; }
native="$root/.build/native/mingsuan-cli"
ahead="dotnet $root/.build/cli/mingsuan-cli.dll"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for set in shanghai-district wuhan central mof-nine shanghai-city; do
  for seed in 1 2; do
    $ahead simulate -o "$work/$set-$seed" --seed "$seed" --form-set "$set" >/dev/null
    $ahead build "$work/$set-$seed" -o "$work/out-$set-$seed" --only pdf >/dev/null 2>&1
    cp "$work/out-$set-$seed/book.pdf" "$work/$set-$seed.pdf"
  done
done
corpus=${MINGSUAN_CORPUS:-$root/../shared/corpus}
real=()
if [ -d "$corpus" ]; then real=("$corpus"/*.pdf); fi
dotnet build bench/Mingsuan.Mutations -c Release -v quiet >&2
mutations="dotnet bench/Mingsuan.Mutations/bin/Release/net10.0/Mingsuan.Mutations.dll"

mean() { # command → milliseconds
  hyperfine -N -i --warmup 1 --runs 7 --export-json "$work/h.json" "$1" >/dev/null 2>&1
  jq -r '.results[0].median * 1000 | round' "$work/h.json"
}
pages() { pdfinfo "$1" 2>/dev/null | awk '/^Pages/ {print $2}'; }
cold() {
  for pdf in "${real[@]}" "$work"/*-1.pdf; do
    echo "$(basename "$pdf") $(pages "$pdf") $(mean "$native check $pdf") $(mean "$ahead check $pdf") $(mean "pdftotext -layout $pdf $work/t.txt")"
  done
}
cold > "$work/cold"
mkdir "$work/folder"
for i in $(seq 1 20); do
  for pdf in "${real[@]}" "$work"/*-1.pdf; do cp "$pdf" "$work/folder/$i-$(basename "$pdf")"; done
done
count=$(find "$work/folder" -name '*.pdf' | wc -l)
folder() { # command → seconds
  local start end; start=$(date +%s.%N); $1 check "$work/folder" >/dev/null || true; end=$(date +%s.%N)
  awk -v a="$start" -v b="$end" 'BEGIN { printf "%.1f", b - a }'
}
slow=$(folder "$ahead"); quick=$(folder "$native")
peak() { { /usr/bin/time -f %M "$@" 2>&1 >/dev/null || true; } | tail -n 1; }
memory=$(peak $native check "$work/folder")
{
  echo "# 审核的基准"
  echo
  echo "机器：$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)，$(nproc) 核，$(free -g | awk '/^Mem/ {print $2}') GB 内存；.NET $(dotnet --version)。"
  echo
  echo "## 冷进程审一份 PDF（毫秒，中位数）"
  echo
  echo "| 文件 | 页 | check（机器码） | check（预编译） | pdftotext -layout | 机器码是 pdftotext 的几倍 |"
  echo "| --- | ---: | ---: | ---: | ---: | ---: |"
  awk '{ printf "| %s | %s | %s | %s | %s | %.1f |\n", $1, $2, $3, $4, $5, $3 / $5 }' "$work/cold"
  echo
  echo "中位数：机器码 $(sort -k3n "$work/cold" | awk '{a[NR]=$3} END {print a[int((NR+1)/2)]}') 毫秒，预编译 $(sort -k4n "$work/cold" | awk '{a[NR]=$4} END {print a[int((NR+1)/2)]}') 毫秒。"
  echo
  echo "## 一个文件夹"
  echo
  echo "$count 份 PDF，一个进程：预编译 $slow 秒（每秒 $(awk -v c="$count" -v s="$slow" 'BEGIN { printf "%.1f", c / s }') 份），机器码 $quick 秒（每秒 $(awk -v c="$count" -v s="$quick" 'BEGIN { printf "%.1f", c / s }') 份）；峰值内存（机器码）$((memory / 1024)) MB。"
  echo
  echo "## 关系的规模"
  echo
  $mutations scale
  echo
  echo "## 单个笔误（变体）"
  echo
  echo "每份文件改一个数、重新认、重新审，每份 160 个变体：八种笔误，落在明细、小计、合计、文字里的金额与百分比。"
  echo "“发现”：有新的差错或疑点；“连提示”：也算提示。只差末位一个单位的在舍入之内，另列一行，不计入各行。"
  echo "“第一处就是它”：第一条发现的第一个位置就是改动的数；“改对”：给出的应为就是原来的数。"
  echo
  $mutations 160 "${real[@]}" "$work"/*.pdf
} > bench/results/check.md
cat bench/results/check.md
