#!/bin/bash
# Writes ps-4.0.2.golden anew, by running the real program on processes that are not there. Needs root and a procps of that version:
#
#   for digits in 4194304 32768; do unshare -mp --fork bash record-ps.sh $digits; done > ps-4.0.2.golden
#
# In a mount namespace of its own a folder stands in for /proc; ps itself runs as process 1, for it looks itself up first.
set -eu
mount --make-rprivate /
proc=$(mktemp -d)

process() {
  local pid=$1 state=$2 name=$3 session=$4
  mkdir "$proc/$pid"
  echo "$pid ($name) $state 1 $session $session 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 100 1000 100 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0" \
    "17 0 0 0 0 0 0 0 0 0 0 0 0 0 0" > "$proc/$pid/stat"
  printf 'Name:\t%s\nState:\t%s\nTgid:\t%s\nPid:\t%s\nPPid:\t1\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\nThreads:\t1\n' \
    "$name" "$state" "$pid" "$pid" > "$proc/$pid/status"
  printf '%s\0' "$name" > "$proc/$pid/cmdline"
  echo "100 10 5 1 0 5 0" > "$proc/$pid/statm"
}

process 1 S systemd 1
process 214 S systemd-journal 214
process 366 D hv_vss_daemon 366
process 400 R stress 300
process 401 D fio 300
process 12345 S dd 300
cp /proc/stat /proc/uptime /proc/meminfo /proc/version /proc/loadavg /proc/filesystems "$proc"
mkdir -p "$proc/tty" "$proc/sys/kernel"
touch "$proc/tty/drivers"
ln -s 1 "$proc/self"
echo "$1" > "$proc/sys/kernel/pid_max"
echo 6.1.0 > "$proc/sys/kernel/osrelease"
mount --bind "$proc" /proc
LC_ALL=C exec ps --sort=pid -eo pid,stat,comm
