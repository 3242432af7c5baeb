import { expect, it } from 'vitest';
import { marksIn } from '#shared/asc/text-marks';
import { checkTyped } from '#shared/asc/text-rules';
import { changeBetween, changeFor, withChanges } from '#shared/domain/note-fixes';
import { issuesIn } from '#shared/domain/note-issues';

const fixed = (text: string) =>
  withChanges(
    text,
    issuesIn({ locale: 'en-US', text }, null).flatMap(({ changes }) => changes),
  );

it('a fix keeps what a sign says, and removes only what says nothing in words', () => {
  const fixes: [string, string][] = [
    ['Go 🚀 now', 'Go now'],
    ['Go 🚀', 'Go'],
    ['Go🚀now', 'Gonow'],
    ['if a < b', 'if a ‹ b'],
    ['a <= b', 'a ≤ b'],
    ['x <- y', 'x ← y'],
    ['Settings ➡️ Sync', 'Settings → Sync'],
    ['1️⃣ first', '1 first'],
    ['Slipway™️', 'Slipway™'],
    ['𝐁𝐨𝐥𝐝', 'Bold'],
    ['✅ Sync\n✨ New\n  ⚡ Fast', '• Sync\n• New\n  • Fast'],
    ['✅', ''],
    ['one\u000btwo', 'one\ntwo'],
    ['one\u2028two', 'one\ntwo'],
    ['be\u0007ll', 'bell'],
    ['cafe\u0301', 'café'],
    ['x\u030c', 'x'],
    ['a\u200bb', 'ab'],
    ['🚀 🚀 🚀', ''],
  ];
  for (const [text, result] of fixes) expect(fixed(text), text).toBe(result);
});

it('a letter of a name is left to the person who knows the name', () => {
  for (const text of ['𠮷野家', 'Z\ufffdrich', 'ខ្មែរ']) {
    expect(fixed(text)).toBe(text);
    expect(marksIn(text)).toHaveLength(1);
  }
});

it('what a fix puts into a note is accepted', () => {
  const symbols = Array.from({ length: 0x2c00 - 0x2000 }, (_, at) =>
    String.fromCodePoint(0x2000 + at),
  );
  const emoji = Array.from({ length: 0x700 }, (_, at) => String.fromCodePoint(0x1f300 + at));
  for (const character of [...symbols, ...emoji]) {
    const text = `a ${character} b`;
    for (const mark of marksIn(text)) {
      const change = changeFor(text, mark);
      if (change === null || mark.kind !== 'refused') continue;
      expect(checkTyped(withChanges(text, [change])).refused, mark.codePoints.join()).toEqual([]);
    }
  }
});

it('a change between two texts never splits a character', () => {
  const pairs: [string, string][] = [
    ['a 🚀 b', 'a b'],
    ['🚀🚁', '🚁'],
    ['e\u0301', 'é'],
    ['same', 'same'],
    ['', 'new'],
  ];
  for (const [before, after] of pairs)
    expect(withChanges(before, [changeBetween(before, after)])).toBe(after);
  expect(changeBetween('x🚀y', 'x🚁y')).toEqual({ start: 1, end: 3, text: '🚁' });
});
