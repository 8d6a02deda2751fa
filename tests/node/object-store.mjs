// An S3-compatible object store (npm s3rver) on this machine, with one empty bucket in a folder of its own. Prints its port; ends, and takes the folder away, when its input does.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

const directory = mkdtempSync(join(tmpdir(), 'vinhdanh-s3-'));
const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: 'vinh-danh' }] });
const { port } = await server.run();
console.log(port);
process.stdin.on('end', () => {
  rmSync(directory, { recursive: true, force: true });
  process.exit();
}).resume();
