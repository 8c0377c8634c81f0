// What is known about the stories' input. `cargo xtask test` writes e2e/fixtures with crates/synth, including the
// numbers that the generator knows; the page has to find the same ones.
import fs from 'node:fs';
import path from 'node:path';

const FIXTURES = path.join(import.meta.dirname, '../fixtures');

export interface Known {
  /** A sound tree of signed digests and logs, with its keys. */
  tree: { events: number; files: number; regions: Record<string, number> };
  /** One record of it: its bytes as they stand in its log. */
  record: { eventID: string; json: string; file: string };
  /** The same tree with one log altered and one deleted. */
  wounded: { altered: string; deleted: string };
  /** The built-in sample. */
  sample: { events: number; regions: string[]; altered: string; deleted: string };
  /** Folder of the query results in `lake`. */
  lake: string;
}

/** Path of a folder of fixtures. */
export const fixture = (name: string) => path.join(FIXTURES, name);

/** The known numbers. */
export const known = (): Known => JSON.parse(fs.readFileSync(path.join(FIXTURES, 'known.json'), 'utf8'));
