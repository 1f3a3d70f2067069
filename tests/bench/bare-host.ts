import { createServer } from 'node:http';
import { openFile } from '../../electron/db/sqlite-file.ts';

/** The floor of a start: opens the file, checks it, answers. */
const db = openFile(process.argv[2] ?? '', Buffer.from(process.argv[3] ?? '', 'hex'));
db.pragma('quick_check');
const shop = db.prepare('select name from shop');

const server = createServer((_request, response) => response.end(JSON.stringify(shop.get())));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`);
});
process.on('SIGTERM', () => process.exit(0));
