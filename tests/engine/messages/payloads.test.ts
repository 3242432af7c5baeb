import { describe, expect, it } from 'vitest';
import type { MessageFact } from '#shared/domain/team-messages';
import { payloadFor } from '../../../src-main/engine/messages/payloads';

const now = new Date('2026-11-30T22:00:00Z');
const address = { url: 'https://hooks.example.com/T1/secret', secret: null };
const hostile = 'Orbit <!channel> & @everyone **Notes** [x](https://evil.example)';

const fact = (change: Partial<MessageFact> = {}): MessageFact => ({
  id: 'msg_1',
  event: 'approved',
  at: '2026-11-30T21:59:00.000Z',
  runId: 'run-1',
  environment: 'live',
  app: { name: hostile, bundleId: 'com.northwind.orbit' },
  version: '1.4.0',
  buildNumber: '42',
  platform: 'IOS',
  groups: ['QA', 'Beta <circle>'],
  link: 'https://appstoreconnect.apple.com/apps/1/testflight/ios/2',
  reasons: [],
  notes: null,
  ...change,
});

const longNote = [{ locale: 'en-US', text: '*ü&<🚀> '.repeat(3000) }];

function posted(service: 'slack' | 'teams' | 'discord', change: Partial<MessageFact> = {}) {
  const { body } = payloadFor(service, fact(change), address, now);
  return { body, value: JSON.parse(body) };
}

describe('what is posted to a chat', () => {
  it('Slack mentions nobody and links only to App Store Connect, whatever an app is called', () => {
    const { value } = posted('slack');
    expect(value.text).toContain('Orbit &lt;!channel&gt; &amp; @everyone');
    const marked = value.blocks.filter(
      (one: { text: { type: string } }) => one.text.type === 'mrkdwn',
    );
    expect(marked.map((one: { text: { text: string } }) => one.text.text)).toEqual([
      '<https://appstoreconnect.apple.com/apps/1/testflight/ios/2|Open in App Store Connect>',
    ]);
    // Plain text is not escaped: Slack shows it as it is.
    expect(value.blocks[0].text.text).toContain('Groups: QA and Beta <circle>');
  });

  it('no block of Slack is longer than 3,000 characters, with a note of any length', () => {
    const { value } = posted('slack', { notes: longNote });
    for (const { text } of value.blocks) expect(text.text.length).toBeLessThanOrEqual(3000);
    expect(value.blocks[1].text.text).toMatch(/^What to Test \(English \(US\)\):\n/);
  });

  it('Discord mentions nobody, shows no markup of names and takes at most 2,000 characters', () => {
    const { value } = posted('discord', { notes: longNote });
    expect(value.allowed_mentions).toEqual({ parse: [] });
    expect(value.content.length).toBeLessThanOrEqual(2000);
    expect(value.content).toContain(String.raw`\*\*Notes\*\* \[x\]\(https\:`);
    expect(
      value.content.endsWith('<https://appstoreconnect.apple.com/apps/1/testflight/ios/2>'),
    ).toBe(true);
    expect(value.content.isWellFormed()).toBe(true);
  });

  it('Teams gets an Adaptive Card below 28 KB, in any script', () => {
    const { body, value } = posted('teams', {
      notes: [{ locale: 'ja', text: '新機能"'.repeat(5000) }],
      reasons: Array.from({ length: 5 }, () => '問題'.repeat(900)),
      groups: Array.from({ length: 200 }, (_, place) => `グループ ${place}`),
    });
    expect(Buffer.byteLength(body)).toBeLessThan(28_000);
    const [card] = value.attachments;
    expect(card.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(card.content.actions[0].url).toContain('appstoreconnect.apple.com');
    // A text block would read markup.
    expect(card.content.body.every((one: { type: string }) => one.type === 'RichTextBlock')).toBe(
      true,
    );
  });

  it('a rehearsal is marked and has no link; the text of notes is only there when it is wished', () => {
    for (const service of ['slack', 'teams', 'discord'] as const) {
      const { body } = posted(service, { environment: 'practice', link: null });
      expect(body).toContain('Practice');
      expect(body).not.toContain('appstoreconnect');
      expect(body).not.toContain('What to Test');
    }
  });
});

describe('what is posted to a JSON webhook', () => {
  it('a message that is sent again has the same ID and the same body', () => {
    const signed = { ...address, secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` };
    const one = payloadFor('json', fact(), signed, now);
    const other = payloadFor('json', fact(), signed, new Date('2026-12-01T03:00:00Z'));
    expect(other.body).toBe(one.body);
    expect(other.headers['webhook-id']).toBe('msg_1');
    expect(other.headers['webhook-signature']).not.toBe(one.headers['webhook-signature']);
    expect(JSON.parse(one.body)).not.toHaveProperty('data.notes');
  });
});
