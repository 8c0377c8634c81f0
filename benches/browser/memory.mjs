// Memory of a browser: the proportional set size of all its processes, so that what they share counts once. Linux only.
import { readFileSync, readdirSync } from 'node:fs';

/** Bytes that the processes started by this one take; `undefined` where the system does not tell. */
export function memory() {
  const parents = new Map();
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const stat = read(`/proc/${pid}/stat`);
      // The name, in brackets, may contain anything.
      if (stat) parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    }
  } catch {
    return undefined;
  }
  const ours = [...parents.keys()].filter((pid) => pid !== process.pid && isOurs(pid, parents));
  const kilobytes = ours.map((pid) => Number(read(`/proc/${pid}/smaps_rollup`)?.match(/^Pss: +(\d+)/m)?.[1] ?? 0));
  return kilobytes.reduce((sum, size) => sum + size, 0) * 1024;
}

function isOurs(pid, parents) {
  for (let at = pid; at; at = parents.get(at)) if (at === process.pid) return true;
  return false;
}

/** A process may end at any time. */
function read(name) {
  try {
    return readFileSync(name, 'utf8');
  } catch {
    return undefined;
  }
}
