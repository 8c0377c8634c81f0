// Writes a script or a style sheet as short as it can be said: `node minify.mjs FILE > SHORT`. For the build.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { transformSync } from 'esbuild';

const [file] = process.argv.slice(2);
const { code } = transformSync(readFileSync(file, 'utf8'), {
  loader: path.extname(file).slice(1),
  // What is written in the sources works in every browser that can run the page.
  target: 'esnext',
  minify: true,
  legalComments: 'none',
});
process.stdout.write(code);
