#!/usr/bin/env bash
# 基准：整条命令（hyperfine）与常热进程（BenchmarkDotNet），写成 bench/results/build.md。由 ./mingsuan bench build 调用。
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export MINGSUAN_ROOT=$root
for tool in hyperfine soffice jq; do command -v "$tool" >/dev/null || { echo "缺少 $tool：请安装 hyperfine libreoffice-writer-nogui jq 后再运行。" >&2; exit 3; }; done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cli="dotnet $root/.build/cli/mingsuan-cli.dll"
$cli simulate -o "$work/large" --seed 5 --units 200 --projects 300 --form-set wuhan >/dev/null
$cli build examples/wuhan-2024 -o "$work/one" >/dev/null 2>&1

measure() { # name, runs, command
  hyperfine --warmup 1 --runs "$2" --export-json "$work/$1.json" --command-name "$1" "$3" >&2
}
measure wuhan 10 "$cli build examples/wuhan-2024 -o $work/wuhan"
measure soffice 5 "soffice -env:UserInstallation=file://$work/office --headless --convert-to pdf --outdir $work/office-out $work/one/book.docx"
measure large 3 "$cli build $work/large -o $work/large-out"
peak() { /usr/bin/env bash -c "/usr/bin/time -f %M $1 2>&1 >/dev/null | tail -n 1"; }
memory() { awk -v k="$1" 'BEGIN { printf "%d MB", k / 1024 }'; }
dotnet build bench/Mingsuan.Benchmarks -c Release -v quiet >&2
dotnet bench/Mingsuan.Benchmarks/bin/Release/net10.0/Mingsuan.Benchmarks.dll "$work/bdn" >&2

row() { # label, name
  jq -r --arg what "$1" '.results[0] | "| \($what) | \(.mean*1000|round) | \(.min*1000|round) | \(.max*1000|round) |"' "$work/$2.json"
}
ratio=$(jq -rn --slurpfile a "$work/soffice.json" --slurpfile b "$work/wuhan.json" '($a[0].results[0].mean / $b[0].results[0].mean * 100 | round) / 100')
{
  echo "# 编制成册的基准"
  echo
  echo "机器：$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)，$(nproc) 核，$(free -g | awk '/^Mem/ {print $2}') GB 内存；.NET $(dotnet --version)，Node $(node --version)。"
  echo
  echo "## 整条命令，冷进程（毫秒）"
  echo
  echo "| 命令 | 平均 | 最小 | 最大 |"
  echo "| --- | ---: | ---: | ---: |"
  row "build wuhan-2024，全部文件" wuhan
  row "build 200 个单位、300 个项目，全部文件" large
  row "LibreOffice 把我们的 book.docx 转成 PDF" soffice
  echo
  echo "LibreOffice 只转一个 PDF 所用的时间，是我们编制并写出全部文件的 **$ratio 倍**。"
  echo
  echo "峰值内存（命令行进程，不含排版进程）：wuhan-2024 $(memory "$(peak "$cli build examples/wuhan-2024 -o $work/wuhan")")，200 个单位 $(memory "$(peak "$cli build $work/large -o $work/large-out")")。"
  echo
  echo "## 常热进程"
  echo
  sed -n '/^|/p' "$work"/bdn/results/*.md
} > bench/results/build.md
cat bench/results/build.md
