// What processes cost: differences of /proc/PID/stat, and resident memory.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

function statOf(pid) {
  try {
    // The name in parentheses may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / TICKS };
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return null; // it ended meanwhile
    throw error;
  }
}

/** CPU seconds so far of each process, with its children: name → seconds. */
export function cpuOf(pids) {
  const all = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), statOf(name)]).filter(([, stat]) => stat));
  const family = (pid) => [...all].filter(([, stat]) => stat.parent === pid).reduce((sum, [child]) => sum + family(child), all.get(pid)?.seconds ?? 0);
  return new Map([...pids].map(([name, pid]) => [name, family(pid)]));
}

/** What was used between two readings, by name. */
export const cpuBetween = (before, after) => new Map([...after].map(([name, seconds]) => [name, seconds - (before.get(name) ?? 0)]));

export const total = (cpu) => [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0);

/** CPU seconds of the whole machine so far, idle time left out. */
export function machineCpu() {
  const [user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8').split('\n')[0].trim().split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq + steal) / TICKS;
}

/**
 * Memory of one process in MB: all that it touches, its own, and its share (proportional set size: a page of a library that ten
 * processes use counts a tenth for each).
 */
export function memoryOf(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const mb = (name) => Number(rollup.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0) / 1024;
  return { rss_mb: mb('Rss'), anon_mb: mb('Anonymous'), pss_mb: mb('Pss') };
}
