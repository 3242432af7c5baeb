import { describe, expect, it } from 'vitest';
import { keepSame } from '../../src-renderer/store/keep-same';
import { running, sampleRun, stepsUpTo } from '../helpers/sample-run';

describe('a new snapshot', () => {
  it('that says the same is the old object', () => {
    const before = sampleRun();
    expect(keepSame(before, structuredClone(before))).toBe(before);
  });

  it('keeps every row but the one that changed', () => {
    const before = sampleRun({ steps: stepsUpTo('notes', running('Writing en-US')) });
    const after = sampleRun({ steps: stepsUpTo('notes', running('Writing de-DE')) });
    const kept = keepSame(before, structuredClone(after));
    expect(kept).toEqual(after);
    const changed = kept.steps.filter((step, index) => step !== before.steps[index]);
    expect(changed.map((step) => step.id)).toEqual(['notes']);
    expect(kept.package).toBe(before.package);
  });

  it('does not keep what has gone', () => {
    expect(keepSame({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(keepSame([1, 2, 3], [1, 2])).toEqual([1, 2]);
    expect(keepSame({ a: null }, { a: {} })).toEqual({ a: {} });
  });
});
