import { request } from 'node:http';
import { expect, test } from 'vitest';
import type { Json } from './client/plain-client';
import { start } from './client/start';
import { reserveFile, reserveUpload } from './client/upload';

const mebibyte = 1024 * 1024;
const buffer = Buffer.alloc(mebibyte, 7);

/** Sends that many bytes from one buffer, so that the sender's own memory is not measured. */
function pour(operation: Json): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = request(operation.url, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', 'content-length': operation.length },
    });
    sending.on('response', (answer) => resolve(answer.resume().statusCode)).on('error', reject);
    let left = operation.length;
    const write = () => {
      while (left > 0) {
        const piece = buffer.subarray(0, Math.min(left, buffer.length));
        left -= piece.length;
        if (!sending.write(piece)) {
          sending.once('drain', write);
          return;
        }
      }
      sending.end();
    };
    write();
  });
}

test('memory does not grow with the size of an upload', async () => {
  const { practice, client } = await start({ partSize: 16 * mebibyte });
  const uploadId = (await reserveUpload(client)).json.data.id;
  const { uploadOperations } = (await reserveFile(client, uploadId, 256 * mebibyte)).json.data
    .attributes;
  await pour(uploadOperations[0]);
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const begun = performance.now();
  const rest = uploadOperations.slice(1);
  for (let place = 0; place < rest.length; place += 4) {
    const statuses = await Promise.all(rest.slice(place, place + 4).map(pour));
    expect(statuses.every((status) => status === 200)).toBe(true);
  }
  clearInterval(watch);
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `256 MiB received in ${seconds.toFixed(1)} s, memory grew by ${Math.round((peak - before) / mebibyte)} MiB`,
  );
  // A loose bound: sender and receiver share this process.
  expect(peak - before).toBeLessThan(128 * mebibyte);
  expect(practice.requests.every((entry) => entry.failure === undefined)).toBe(true);
});
