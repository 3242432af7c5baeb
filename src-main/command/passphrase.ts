import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { longestPassphrase } from '#shared/domain/key-backup';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { refuseUsage } from './command';
import type { OptionValues } from './options';

/**
 * The passphrase of a backup: from a file, from standard input, or typed without being shown. It is never an argument,
 * which other programs on the computer could read.
 */
export async function readPassphrase(
  options: OptionValues,
  times: 'once' | 'twice',
): Promise<string> {
  const file = options['passphrase-file'];
  const passphrase = file === undefined ? await askPerson(times) : await fromFile(file);
  if (passphrase === '') refuseUsage(message('usage.passphrase-empty'));
  if (passphrase.length > longestPassphrase)
    refuseUsage(message('usage.passphrase-long', { most: longestPassphrase }));
  return passphrase;
}

/** Editors and `echo` end the line. */
async function fromFile(file: string): Promise<string> {
  const content =
    file === '-'
      ? await text(process.stdin)
      : await readFile(file, 'utf8').catch(() =>
          refuseUsage(message('usage.passphrase-file-unreadable', { file })),
        );
  return content.replace(/\r?\n$/, '');
}

async function askPerson(times: 'once' | 'twice'): Promise<string> {
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    refuseUsage(message('usage.passphrase-missing'));
  const typed = await typedUnseen(say('command.keys.passphrase'));
  if (times === 'twice' && (await typedUnseen(say('command.keys.passphrase-again'))) !== typed)
    refuseUsage(message('usage.passphrases-differ'));
  return typed;
}

/** A line that the terminal does not show. */
function typedUnseen(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_characters, _encoding, written) => written() });
  const asking = createInterface({
    input: process.stdin,
    output: nowhere,
    terminal: true,
    historySize: 0,
  });
  process.stderr.write(`${question} `);
  return new Promise<string>((resolve) => {
    asking.once('line', (line) => {
      resolve(line);
      asking.close();
    });
    // The terminal sends no signal while it is read by single keys.
    asking.once('SIGINT', () => {
      asking.close();
      process.kill(process.pid, 'SIGINT');
    });
    asking.once('close', () => {
      process.stderr.write('\n');
      resolve('');
    });
  });
}
