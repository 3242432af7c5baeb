import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../src-renderer');

function sources(): { name: string; text: string }[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.config.ts'))
    .map((name) => ({
      name: name.replaceAll('\\', '/'),
      text: readFileSync(join(root, name), 'utf8'),
    }));
}

/** Modules of `shared` that are plain functions and lists. */
const free =
  /^#shared\/(change-words|error-catalogue|ipc-channels|asc\/(locales|states|text-rules)|domain\/(overriding|plan-findings|run-readers|upload-bounds))$/;

describe('the window’s sources', () => {
  it('take only types from where zod is: making a schema trips the security policy', () => {
    const wrong = sources().flatMap(({ name, text }) =>
      [...text.matchAll(/^import (?!type )[^;]*? from '(#shared\/[^']+|zod)';/gms)]
        .map((match) => match[1] ?? '')
        .filter((from) => !free.test(from))
        .map((from) => `${name}: ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keep features apart', () => {
    const wrong = sources().flatMap(({ name, text }) => {
      const feature = /^features\/([^/]+)\//.exec(name)?.[1];
      if (feature === undefined) return [];
      return [...text.matchAll(/from '\.\.\/([a-z-]+)\//g)].map((match) => `${name}: ${match[1]}`);
    });
    expect(wrong).toEqual([]);
  });

  it('touch the preload’s object in one place', () => {
    const touching = sources().filter(({ text }) => text.includes('window.slipway'));
    expect(touching.map(({ name }) => name)).toEqual(['bridge/bridge.ts']);
  });
});
