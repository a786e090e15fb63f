#!/usr/bin/env bash
# 乱改的基准：两千个乱改的文件、四百个乱改的预算包，写成 bench/results/fuzz.md。由 ./mingsuan bench fuzz 调用。
# 有程序的错、没有话说的文件、超过两倍时限的，留在 .build/fuzz，退出码 1。
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
dotnet build bench/Mingsuan.Mutations -c Release -v quiet >&2
rm -rf .build/fuzz
status=0
table=$(dotnet bench/Mingsuan.Mutations/bin/Release/net10.0/Mingsuan.Mutations.dll fuzz "${1:-2000}" "${2:-400}") || status=$?
{
  echo "# 乱改的文件与预算包"
  echo
  echo "按种子乱改（位、数、重复、删减、截断；压缩的文件改里面的一个部件），逐个审核；种子就是序号，每次都一样。"
  echo "不压缩的 PDF 与整改清单本来就不是公开文件，只量读的一步。"
  echo
  echo "$table"
} > bench/results/fuzz.md
cat bench/results/fuzz.md
exit $status
