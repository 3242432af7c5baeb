import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { layers } from '../../src-main/dev/layers/rules.mjs';
import { root } from '../../src-main/dev/paths.mjs';

const facts = 'shared/asc/app-store-connect.md';
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  facts,
  'src-main/decisions.md',
  'src-main/dependencies.md',
  '.github/SECURITY.md',
];
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');

/** Paths in code spans, except those with a word in capitals, which is a placeholder. */
function filesNamedIn(text: string): string[] {
  const named = [...text.matchAll(/`((?:shared|src-main|src-renderer|tests)\/[\w./-]*)`/g)];
  return named.map(([, file = '']) => file).filter((file) => !/[A-Z]{3}/.test(file));
}

it.each(documents)('every file and folder that %s names is there', (document) => {
  const named = filesNamedIn(read(document));
  expect(named.filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([]);
});

/** A folder as the table writes it: without `src-main`, and without what is below it. */
const shortName = (file: string) => file.replace(/^src-main\//, '').split('/')[0] ?? '';

/** A row of the README's table: the folder, and the folders that it may import. */
function tableRows(): { folder: string; imports: string[] }[] {
  const rows = [
    ...read('README.md').matchAll(/^\| `(src-main\/[\w-]+\/|shared\/)` \|.*\| (.*) \|$/gm),
  ];
  return rows.map(([, folder = '', imports = '']) => ({
    folder,
    imports: imports
      .split(', ')
      .filter((name) => name !== 'nothing')
      .map((name) => shortName(name.replace(/’s.*|'s.*/, ''))),
  }));
}

const folderLayers = layers.filter(({ folder }) =>
  /^(shared|src-main\/(?!dev)[\w-]+)\/$/.test(folder),
);

it('the README has a row for every folder that rules are for', () => {
  const rows = tableRows().map(({ folder }) => folder);
  for (const { folder } of folderLayers) expect(rows).toContain(folder);
});

it.each(folderLayers)(
  'the README says what $folder may import, as the rules do',
  ({ folder, files }) => {
    const row = tableRows().find((one) => one.folder === folder);
    const allowed = files.map(shortName);
    expect(new Set(row?.imports)).toEqual(new Set(allowed));
  },
);

/** `builds 3`, for every line of the document about App Store Connect. */
function knownFacts(): string[] {
  let section = '';
  const found: string[] = [];
  for (const line of read(facts).split('\n')) {
    section = /^## (\w+)/.exec(line)?.[1]?.toLowerCase() ?? section;
    const number = /^\| (\d+) \|/.exec(line)?.[1];
    if (number !== undefined) found.push(`${section} ${number}`);
  }
  return found;
}

it('facts about App Store Connect are numbered without gaps, and none stands twice', () => {
  const last = new Map<string, number>();
  for (const fact of knownFacts()) {
    const [section = '', number] = fact.split(' ');
    expect(Number(number), fact).toBe((last.get(section) ?? 0) + 1);
    last.set(section, Number(number));
  }
  expect(last.size).toBeGreaterThan(5);
});

it('every fact about App Store Connect that a comment refers to is in the document', () => {
  const known = new Set(knownFacts());
  const referred = ['shared', 'src-main']
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => path.join(folder, file)),
    )
    .flatMap((file) =>
      [...read(file).matchAll(/app-store-connect\.md,[\s*/]+(\w+)[\s*/]+(\d+)/g)].map(
        ([, section, number]) => ({ file, fact: `${section} ${number}` }),
      ),
    );
  expect(referred.length).toBeGreaterThan(20);
  expect(referred.filter(({ fact }) => !known.has(fact))).toEqual([]);
});

it.each([...documents, '.github/CHANGELOG.md', '.github/pull_request_template.md'])(
  'every file that %s links to is there',
  (document) => {
    const folder = path.dirname(path.join(root, document));
    const links = [...read(document).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)];
    const missing = links
      .map(([, file = '']) => file)
      .filter((file) => !fs.existsSync(path.join(folder, file)));
    expect(missing).toEqual([]);
  },
);

it('every npm script that a document names is one', () => {
  const { scripts } = JSON.parse(read('package.json'));
  for (const document of documents) {
    const named = [...read(document).matchAll(/npm run (?:--silent )?([a-z:]+)/g)];
    for (const [, name = ''] of named) expect(Object.keys(scripts), document).toContain(name);
  }
});
