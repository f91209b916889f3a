#!/bin/bash
# Writes the outputs in a golden file anew, by running the real programs on the meminfo texts that the file holds.
# Needs root (a private mount namespace shows them the texts in place of the machine's own files) and a procps of that version:
#
#   unshare -m bash record.sh procps-4.0.2.golden /usr/bin/free /usr/bin/vmstat
#
# A case begins with "### meminfo, min_free_kbytes N" and the text; then come "### free ..." and "### vmstat -s", each with its output.
set -eu
golden=$1 free=$2 vmstat=$3
work=$(mktemp -d)
cp "$golden" "$work/old"
export LC_ALL=C

# Counters that VmstatSTest expects: 7654 idle ticks, 1234 pages swapped out, booted at 4, 411 forks, nothing else.
printf 'cpu  0 0 0 7654 0 0 0 0 0 0\ncpu0 0 0 0 7654 0 0 0 0 0 0\nintr 0\nctxt 0\nbtime 4\nprocesses 411\nprocs_running 1\nprocs_blocked 0\n' > "$work/stat"
printf 'pgpgin 0\npgpgout 0\npswpin 0\npswpout 1234\n' > "$work/vmstat"
mount --bind "$work/stat" /proc/stat
mount --bind "$work/vmstat" /proc/vmstat

run() {
  mount --bind "$work/meminfo" /proc/meminfo
  mount --bind "$work/minfree" /proc/sys/vm/min_free_kbytes
  "$@"
  umount /proc/meminfo /proc/sys/vm/min_free_kbytes
}

reading=no
while IFS= read -r line; do
  case $line in
    "### meminfo, min_free_kbytes "*) echo "$line"; echo "${line##* }" > "$work/minfree"; : > "$work/meminfo"; reading=yes ;;
    "### free"*) echo "$line"; reading=no; run "$free" ${line#"### free"} ;;
    "### vmstat -s") echo "$line"; reading=no; run "$vmstat" -s ;;
    *) if [ $reading = yes ]; then echo "$line"; echo "$line" >> "$work/meminfo"; fi ;;
  esac
done < "$work/old" > "$work/new"
cat "$work/new" > "$golden"
umount /proc/stat /proc/vmstat
rm -r "$work"
