// A plain static host for the stories: serves the built site under a sub-path, without special headers.
//
//     node support/serve.mjs [--port 4179] [--base /some/sub/path/] [--dist ../dist]
//
// The site is `--dist`, or else the folder in the environment variable DIST.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4179' },
    base: { type: 'string', default: '/some/sub/path/' },
    dist: { type: 'string', default: process.env.DIST ?? path.join(import.meta.dirname, '../../dist') },
  },
});
const root = path.resolve(values.dist);

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** The file that a request is for, or undefined. */
async function find(url) {
  const { pathname } = new URL(url, 'http://host');
  if (!pathname.startsWith(values.base)) return undefined;
  const file = path.join(root, decodeURIComponent(pathname.slice(values.base.length)) || 'index.html');
  const found = file.startsWith(root + path.sep) && (await stat(file).catch(() => undefined));
  return found && found.isFile() ? file : undefined;
}

const server = http.createServer(async (request, response) => {
  const file = await find(request.url).catch(() => undefined);
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream');
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
});
// Says which port it is: with 0, the system chooses one.
server.listen(Number(values.port), '127.0.0.1', () => console.log(String(server.address().port)));
