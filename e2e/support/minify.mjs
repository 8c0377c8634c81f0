// Minifies a script or a style sheet: `node minify.mjs FILE > SHORT`. Used by the build.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { transformSync } from 'esbuild';

const [file] = process.argv.slice(2);
const { code } = transformSync(readFileSync(file, 'utf8'), {
  loader: path.extname(file).slice(1),
  // The syntax in the sources already works in every browser that can run the page.
  target: 'esnext',
  minify: true,
  legalComments: 'none',
});
process.stdout.write(code);
