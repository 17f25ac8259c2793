import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { putFile, startServer } from './child'
import type { Peer } from './peer'

/** Debian's defaults for workers and events; the rest is what WebDAV needs, and no log. */
const configuration = (home: string, port: number) => `
daemon off;
user root;
worker_processes auto;
pid ${home}/nginx.pid;
error_log ${home}/error.log;
events { worker_connections 768; }
http {
  access_log off;
  client_max_body_size 0;
  client_body_temp_path ${home}/incoming;
  proxy_temp_path ${home}/proxy;
  fastcgi_temp_path ${home}/fastcgi;
  uwsgi_temp_path ${home}/uwsgi;
  scgi_temp_path ${home}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${home}/photos;
    location / { dav_methods PUT; }
  }
}
`

export const nginx: Peer = {
  name: 'nginx PUT',
  setUp:
    'nginx 1.22 (Debian), a process for each core, WebDAV `PUT` into a folder on the same disk, no log, all else as nginx has it by default. ' +
    'It streams to a temporary file and renames it: no checksum, no `fsync`, and a file of that name is overwritten.',
  async start(home) {
    const file = join(home, 'nginx.conf')
    const server = await startServer(home, async (_, port) => {
      const text = configuration(home, port)
      await writeFile(file, process.getuid?.() === 0 ? text : text.replace('user root;', ''))
      return ['/usr/sbin/nginx', '-c', file, '-e', join(home, 'error.log')]
    })
    return { ...server, send: putFile }
  },
}
