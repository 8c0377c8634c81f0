// Serves the built site with nginx, configured as docs/nginx.conf says, below some path.
//
//     node support/nginx.mjs --port 4179 --base /some/sub/path/ [--dist ../dist]
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4179' },
    base: { type: 'string', default: '/some/sub/path/' },
    dist: { type: 'string', default: process.env.DIST ?? path.join(import.meta.dirname, '../../dist') },
  },
});
const docs = path.join(import.meta.dirname, '../../docs');
const folder = await mkdtemp(path.join(os.tmpdir(), 'traillight-nginx-'));
const location = (await readFile(path.join(docs, 'nginx.conf'), 'utf8'))
  .replaceAll('/srv/traillight/', path.resolve(values.dist) + path.sep)
  .replaceAll(' /traillight/', ` ${values.base}`)
  .replace('include mime.types', 'include /etc/nginx/mime.types');
const config = `
  worker_processes 1;
  pid ${folder}/pid;
  error_log stderr;
  events {}
  http {
    access_log off;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder};`).join('\n')}
    ${await readFile(path.join(docs, 'nginx-http.conf'), 'utf8')}
    server {
      listen 127.0.0.1:${values.port};
      ${location}
    }
  }`;
await writeFile(path.join(folder, 'nginx.conf'), config);
const nginx = spawn('nginx', ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-g', 'daemon off;'], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
nginx.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => nginx.kill());
