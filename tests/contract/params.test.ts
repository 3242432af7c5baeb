import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors';
import { requestChannels } from '#shared/ipc/channels';
import { type RequestChannel, requests } from '#shared/ipc/contract';
import { inWords } from '#shared/words/say';
import { answerCall } from '../../src-main/app/ipc/answer-call';
import type { Handlers } from '../../src-main/app/ipc/handlers';

/** Reports which handlers were called, and with what. */
function recordingHandlers() {
  const reached: { channel: string; params: unknown }[] = [];
  const entries = requestChannels.map((channel) => [
    channel,
    (params: unknown) => {
      reached.push({ channel, params });
      return null;
    },
  ]);
  return { reached, handlers: Object.fromEntries(entries) as Handlers };
}

const unheard = (): void => {};

async function refusalOf(channel: RequestChannel, sent: unknown): Promise<AppError> {
  const { handlers, reached } = recordingHandlers();
  const reply = await answerCall(handlers, channel, sent, unheard);
  expect(reached).toEqual([]);
  expect(reply.ok).toBe(false);
  return AppError.parse(reply.ok ? null : reply.error);
}

const cyclic: Record<string, unknown> = {};
cyclic.itself = cyclic;

const nonsense: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['a text', 'runs'],
  ['a list', [{}]],
  ['an unknown field', { surprise: true }],
  ['a field named __proto__', JSON.parse('{"__proto__": {"isAdmin": true}, "path": "/a.ipa"}')],
  ['an object that holds itself', cyclic],
  ['a megabyte of text in every field', megabytes()],
];

function megabytes(): Record<string, unknown> {
  const long = 'x'.repeat(1_000_000);
  const names = [
    'path',
    'accountId',
    'runId',
    'ticket',
    'name',
    'keyId',
    'issuerId',
    'bundleId',
    'target',
    'theme',
  ];
  return Object.fromEntries(names.map((name) => [name, long]));
}

describe.each(requestChannels)('%s', (channel) => {
  it.each(nonsense)('a channel refuses %s without calling its handler', async (_name, sent) => {
    const refusal = await refusalOf(channel, sent);
    expect(refusal.code).toBe('call-malformed');
    expect(inWords(refusal.detail)).toContain(channel);
    expect(inWords(refusal.detail).length).toBeLessThan(400);
  });

  it('a channel answers any input with a reply that the window can parse', async () => {
    const { handlers, reached } = recordingHandlers();
    await fc.assert(
      fc.asyncProperty(
        fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
        async (sent) => {
          reached.length = 0;
          const reply = await answerCall(handlers, channel, sent, unheard);
          if (!reply.ok) AppError.parse(reply.error);
          if (reached[0])
            expect(requests[channel].params.safeParse(reached[0].params).success).toBe(true);
          expect(JSON.stringify(reply) ?? '').not.toMatch(/\n\s+at /);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a reply', () => {
  const call = (handle: () => unknown) => {
    const { handlers } = recordingHandlers();
    return answerCall(
      { ...handlers, 'accounts:list': handle } as unknown as Handlers,
      'accounts:list',
      {},
      unheard,
    );
  };

  it('a reply contains only fields of the contract', async () => {
    const account = {
      id: 'a',
      name: 'Team',
      environment: 'live',
      keyId: 'ABCDE12345',
      issuerId: null,
      check: { state: 'not-tested' },
    };
    const reply = await call(() => [{ ...account, privateKeyPem: 'PRIVATE' }]);
    expect(reply).toEqual({ ok: true, value: [account] });
  });

  it('a reply is an error when the handler returns nothing', async () => {
    const reply = await call(() => undefined);
    expect(reply).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  });

  it('a reply names an unexpected error without its stack or secrets', async () => {
    const pem = '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----';
    const reply = await call(() => {
      throw new Error(`cannot read ${pem}`);
    });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'unexpected', detail: 'cannot read [masked]' },
    });
    expect(JSON.stringify(reply)).not.toContain('stack');
  });
});
