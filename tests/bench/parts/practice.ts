import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type PracticeSide, startPracticeSide } from '../measure/practice-side';
import { median } from '../measure/statistics';
import { print, printTable } from '../measure/table';
import { hasRoomFor, scratch } from '../samples';

const rounds = 10;
const lists = {
  'builds alone': '/v1/builds?limit=200',
  'with two includes': '/v1/builds?limit=200&include=buildBetaDetail,preReleaseVersion',
};
const mebibyte = 1024 ** 2;
const firstMb = 64;
const allMb = 1024;
const connections = 4;

/** How fast the practice server returns a long list, and what it costs to receive a package. */
export async function measurePractice(): Promise<void> {
  await withSide('large-team', measurePages);
  if (hasRoomFor(allMb)) await withSide('everyday', measureReceiving);
}

async function withSide(
  scenario: string,
  act: (side: PracticeSide) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(scratch, 'practice-'));
  const side = await startPracticeSide(folder, scenario);
  try {
    await act(side);
  } finally {
    await side.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measurePages(side: PracticeSide): Promise<void> {
  const rows: string[][] = [];
  for (const [title, path] of Object.entries(lists)) {
    const cold = await timePages(side, path);
    const warm: number[] = [];
    for (let round = 0; round < rounds; round += 1) warm.push(...(await timePages(side, path)));
    const figures = [median(warm), Math.max(...warm), Math.max(...cold)];
    rows.push([title, ...figures.map((value) => `${value.toFixed(1)} ms`)]);
  }
  const head = ['', 'median', 'worst', 'worst at first'];
  printTable('A page of 200 of 2,000 builds from the practice server, goal 20 ms', head, rows);
}

/** Milliseconds per page, from the request to the last byte. */
async function timePages(side: PracticeSide, path: string): Promise<number[]> {
  const pages: number[] = [];
  let count = 0;
  for (let next: string | undefined = path; next !== undefined; ) {
    const began = performance.now();
    const text: string = await side.ask(next);
    pages.push(performance.now() - began);
    const { data, links } = JSON.parse(text) as { data: unknown[]; links: { next?: string } };
    count += data.length;
    next = links.next;
  }
  if (count !== 2000) throw new Error(`The list has ${count} builds.`);
  return pages;
}

interface Operation {
  url: string;
  method: string;
  length: number;
  requestHeaders: { name: string; value: string }[];
}

async function measureReceiving(side: PracticeSide): Promise<void> {
  const before = await side.peak();
  await receive(side, firstMb, '101');
  const first = await side.peak();
  await receive(side, allMb - firstMb, '102');
  const all = await side.peak();
  const row = (title: string, value: number) => [
    title,
    `${value.toFixed(0)} MiB`,
    `${(value / first).toFixed(2)} x`,
  ];
  printTable(
    'Memory of the practice server, the peak of one process',
    ['', 'peak', `against ${firstMb} MiB`],
    [
      row('before anything came', before),
      row(`${firstMb} MiB received`, first),
      row(`${allMb} MiB received`, all),
    ],
  );
  print('Parts of 5 MiB, four at a time, kept on the disk and committed.');
}

/** Delivers a file of random bytes as one build upload. */
async function receive(side: PracticeSide, sizeMb: number, number: string): Promise<void> {
  const app = { data: { type: 'apps', id: '6480000001' } };
  const uploadId = await make(side, 'buildUploads', {
    attributes: { cfBundleShortVersionString: '1.4.0', cfBundleVersion: number, platform: 'IOS' },
    relationships: { app },
  });
  const fileSize = sizeMb * mebibyte;
  const fileId = await make(side, 'buildUploadFiles', {
    attributes: { assetType: 'ASSET', fileName: 'Noise.ipa', fileSize, uti: 'com.apple.ipa' },
    relationships: { buildUpload: { data: { type: 'buildUploads', id: uploadId } } },
  });
  const { data } = JSON.parse(await side.ask(`/v1/buildUploadFiles/${fileId}`)) as {
    data: { attributes: { uploadOperations: Operation[] } };
  };
  const left = [...data.attributes.uploadOperations];
  const noise = randomBytes(Math.max(...left.map(({ length }) => length)));
  const work = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) await send(next, noise);
  };
  await Promise.all(Array.from({ length: connections }, work));
  const commit = { type: 'buildUploadFiles', id: fileId, attributes: { uploaded: true } };
  await side.ask(`/v1/buildUploadFiles/${fileId}`, 'PATCH', { data: commit });
}

async function make(side: PracticeSide, type: string, rest: object): Promise<string> {
  const text = await side.ask(`/v1/${type}`, 'POST', { data: { type, ...rest } });
  return (JSON.parse(text) as { data: { id: string } }).data.id;
}

async function send({ url, method, length, requestHeaders }: Operation, noise: Buffer) {
  const headers = Object.fromEntries(requestHeaders.map(({ name, value }) => [name, value]));
  const body = new Uint8Array(noise.subarray(0, length));
  const { status } = await fetch(url, { method, headers, body });
  if (status !== 200) throw new Error(`A part was answered with ${status}.`);
}
