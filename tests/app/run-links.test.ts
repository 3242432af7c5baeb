import { describe, expect, it } from 'vitest';
import { runInLink, runLink } from '#shared/domain/run-link';
import { linksInArguments, runLinkOpener } from '../../src-main/app/run-links';

const runId = '20261130-220000-1a2b3c';

describe('a link to a run', () => {
  it.each([runLink(runId), `slipway://run/${runId}/`, `SLIPWAY://run/${runId}`])(
    'names its run: %s',
    (link) => {
      expect(runInLink(link)).toBe(runId);
    },
  );

  it.each([
    '',
    'slipway:',
    'slipway://',
    'slipway://run',
    'slipway://run/',
    'slipway://run//',
    `slipway://run/${runId}/publish`,
    `slipway://run/${runId}?confirm=1`,
    `slipway://run/${runId}#x`,
    `slipway://publish/${runId}`,
    `slipway://resume/${runId}`,
    `slipway://evil.test/run/${runId}`,
    `slipway://run@evil.test/${runId}`,
    `slipway://run:80/${runId}`,
    `slipway:/run/${runId}`,
    `slipway:run/${runId}`,
    `slipway:////run/${runId}`,
    `https://run/${runId}`,
    `xslipway://run/${runId}`,
    ` slipway://run/${runId}`,
    `slipway://run/${runId} `,
    `slipway://run/${runId}\n`,
    `slipway://run/${runId}\0`,
    'slipway://run/..',
    'slipway://run/../../practice',
    'slipway://run/%2e%2e%2f%2e%2e',
    'slipway://run/..%5c..',
    'slipway://run/%32%30',
    'slipway://run/a b',
    'slipway://run/a"--inspect',
    'slipway://run/\u202eabc',
    'slipway://run/run\u0131d',
    `slipway://run/${'a'.repeat(65)}`,
    `slipway://run/${'a'.repeat(1_000_000)}`,
  ])('anything else names none', (link) => {
    expect(runInLink(link)).toBeNull();
  });

  it('is found among the arguments of a start, and nothing else is', () => {
    const argv = [runLink('program'), '--', runLink(runId), 'slipway.ipa', '--slipway://run/a'];
    expect(linksInArguments(argv)).toEqual([runLink(runId)]);
  });
});

describe('an opened link', () => {
  async function opened(link: string): Promise<{ done: string[]; logged: string }> {
    const done: string[] = [];
    const lines: unknown[] = [];
    const note = (...line: unknown[]) => void lines.push(line);
    const open = runLinkOpener({
      hasRun: async (id) => id === runId,
      show: (id) => void done.push(`shown ${id}`),
      showMissing: () => void done.push('not here'),
      log: { info: note, warn: note },
    });
    await open(link);
    return { done, logged: JSON.stringify(lines) };
  }

  it('shows its run', async () => {
    expect((await opened(runLink(runId))).done).toEqual([`shown ${runId}`]);
  });

  it('of a run that is elsewhere says so', async () => {
    expect((await opened(runLink('20250101-000000-abcdef'))).done).toEqual(['not here']);
  });

  it('with anything else does nothing, and leaves a line in the log without its text', async () => {
    const { done, logged } = await opened(`slipway://publish/${runId}?token=secret-text`);
    expect(done).toEqual([]);
    expect(logged).toContain('A link was ignored');
    expect(logged).not.toContain('secret-text');
  });
});
