import { describe, expect, it } from 'vitest';
import { reuseUnchanged } from '../../src-renderer/store/reuse-unchanged';
import { running, sampleRun, stepsUpTo } from '../helpers/sample-run';

describe('a new snapshot', () => {
  it('an equal snapshot is replaced by the old object', () => {
    const before = sampleRun();
    expect(reuseUnchanged(before, structuredClone(before))).toBe(before);
  });

  it('a new snapshot reuses every row except the changed one', () => {
    const before = sampleRun({ steps: stepsUpTo('notes', running('Writing en-US')) });
    const after = sampleRun({ steps: stepsUpTo('notes', running('Writing de-DE')) });
    const kept = reuseUnchanged(before, structuredClone(after));
    expect(kept).toEqual(after);
    const changed = kept.steps.filter((step, index) => step !== before.steps[index]);
    expect(changed.map((step) => step.id)).toEqual(['notes']);
    expect(kept.package).toBe(before.package);
  });

  it('a new snapshot does not keep removed rows', () => {
    expect(reuseUnchanged({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(reuseUnchanged([1, 2, 3], [1, 2])).toEqual([1, 2]);
    expect(reuseUnchanged({ a: null }, { a: {} })).toEqual({ a: {} });
  });
});
