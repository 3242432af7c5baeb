import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftKeeping } from '../../src-main/app/draft-keeping';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('closing', () => {
  it('waits until the page has saved what was typed', async () => {
    const askPage = vi.fn();
    const keeping = createDraftKeeping(askPage);
    const closed = vi.fn();
    void keeping.keep().then(closed);
    void keeping.keep();
    await vi.advanceTimersByTimeAsync(1000);
    expect(askPage).toHaveBeenCalledTimes(1);
    expect(closed).not.toHaveBeenCalled();
    keeping.kept();
    await vi.advanceTimersByTimeAsync(0);
    expect(closed).toHaveBeenCalled();
  });

  it('does not wait for a page that hangs, and asks again the next time', async () => {
    const askPage = vi.fn();
    const keeping = createDraftKeeping(askPage);
    const closed = vi.fn();
    void keeping.keep().then(closed);
    await vi.advanceTimersByTimeAsync(1500);
    expect(closed).toHaveBeenCalled();
    void keeping.keep();
    expect(askPage).toHaveBeenCalledTimes(2);
  });
});
