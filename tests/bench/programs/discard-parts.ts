import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A storage on loopback that accepts every part and keeps nothing; prints its address. */
const server = createServer((request, response) => {
  request.on('end', () => response.writeHead(200).end());
  request.resume();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
