import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allCommands } from '../../src-main/command/commands';
import { commonOptions } from '../../src-main/command/options';

const root = join(import.meta.dirname, '../..');
const documents = [
  'README.md',
  'src-renderer/guide/app-store.md',
  'src-renderer/guide/command.md',
  'src-renderer/guide/notes.md',
  'src-renderer/guide/rehearse.md',
  'src-renderer/guide/several-at-once.md',
  'src-renderer/guide/when-something-goes-wrong.md',
];

/** What is typed after `slipway`, in code blocks and spans, and in the first column of the table of commands. */
function typedIn(text: string): string[] {
  const lines = [...text.matchAll(/^slipway (?!--)([^#\n]+)/gm)].map(([, words = '']) => words);
  const spans = [...text.matchAll(/`slipway\s(?!--|practice`)([^`]+)`/g)].map(
    ([, words = '']) => words,
  );
  const cells = [...text.matchAll(/^\| ((?:`[a-z][^`]*`(?:, )?)+) \| [a-z]/gm)].flatMap(
    ([, cell = '']) => [...cell.matchAll(/`([a-z-]+ [^`]+)`/g)].map(([, words = '']) => words),
  );
  return [...lines, ...spans, ...cells].filter((words) => !words.startsWith('COMMAND'));
}

it.each(documents)('every command and option that %s shows is one', async (document) => {
  const commands = await allCommands();
  const typed = typedIn(readFileSync(join(root, document), 'utf8'));
  expect(typed.length).toBeGreaterThan(0);
  const wrong = typed.filter((words) => {
    const command = commands
      .filter(({ name }) => words === name || words.startsWith(`${name} `))
      .toSorted((one, other) => other.name.length - one.name.length)[0];
    const given = [...words.matchAll(/--([a-z-]+)/g)].map(([, name = '']) => name);
    const known: readonly string[] = [...(command?.options ?? []), ...commonOptions];
    return command === undefined || given.some((name) => !known.includes(name));
  });
  expect(wrong).toEqual([]);
});
