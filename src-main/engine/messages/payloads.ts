import { createHmac } from 'node:crypto';
import type { MessageFact, MessageService } from '#shared/domain/team-messages';
import { type ComposedMessage, composeMessage } from '#shared/words/team-messages';
import { type Address, keyOf } from './address';

export interface Payload {
  body: string;
  headers: Record<string, string>;
}

/** What is posted to a destination. A test has no fact. */
export function payloadFor(
  service: MessageService,
  fact: MessageFact | 'test',
  address: Address,
  now: Date,
): Payload {
  if (service === 'json') return signed(jsonBody(fact, now), address, now, fact);
  const composed = composeMessage(fact);
  const body = JSON.stringify(chatBodies[service](composed));
  return { body, headers: { 'content-type': 'application/json' } };
}

const chatBodies: Record<
  Exclude<MessageService, 'json'>,
  (composed: ComposedMessage) => Record<string, unknown>
> = { slack: slackBody, teams: teamsBody, discord: discordBody };

/** Slack takes 3,000 characters in a block. https://docs.slack.dev/reference/block-kit/blocks/section-block */
const slackBlock = 2_900;

/** Plain text is shown as it is; only what is marked up needs Slack's three escapes. */
function slackBody({ title, lines, note, link }: ComposedMessage): Record<string, unknown> {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const plain = (text: string) => ({
    type: 'section',
    text: { type: 'plain_text', text: cut(text, slackBlock), emoji: false },
  });
  const texts = [title, ...lines].join('\n');
  return {
    text: escaped(cut(title, slackBlock)),
    blocks: [
      plain(texts),
      ...(note === null ? [] : [plain(note)]),
      ...(link === null
        ? []
        : [
            {
              type: 'section',
              text: { type: 'mrkdwn', text: `<${link.url}|${escaped(link.label)}>` },
            },
          ]),
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** Teams refuses messages over 28 KB. https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors */
const teamsText = 4_000;

/**
 * An Adaptive Card, which is all that Workflows takes. Runs of text show no markup, so that nothing needs to be
 * escaped; four thousand characters stay below the limit in every script.
 */
function teamsBody({ title, lines, note, link }: ComposedMessage): Record<string, unknown> {
  const text = (words: string, isBold = false) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: words, ...(isBold && { weight: 'Bolder' }) }],
  });
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      text(cut(title, 500), true),
      ...lines.map((one) => text(cut(one, 500))),
      ...(note === null ? [] : [text(cut(note, teamsText))]),
    ],
    ...(link !== null && {
      actions: [{ type: 'Action.OpenUrl', title: link.label, url: link.url }],
    }),
  };
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: card,
      },
    ],
  };
}

/** Discord takes 2,000 characters. https://discord.com/developers/docs/resources/webhook#execute-webhook */
const discordText = 2_000;

function discordBody({ title, lines, note, link }: ComposedMessage): Record<string, unknown> {
  const escaped = (text: string): string =>
    text.replace(/[\\`*_{}[\]()#+\-.!|<>~:@]/g, (sign) => `\\${sign}`);
  // In angle brackets, so that no preview of the page is shown.
  const end = link === null ? '' : `\n${escaped(link.label)}: <${link.url}>`;
  const head = [`**${escaped(cut(title, 300))}**`, ...lines.map((one) => escaped(cut(one, 300)))];
  const before = head.join('\n').slice(0, discordText - end.length);
  const room = discordText - before.length - end.length - 1;
  const shown = note === null || room < 20 ? '' : `\n${fitting(note, escaped, room)}`;
  return {
    content: `${before}${shown}${end}`,
    // Nobody is mentioned, whatever a name or a note says.
    allowed_mentions: { parse: [] },
  };
}

/** As much of a text as fits once it is escaped. */
function fitting(text: string, escaped: (text: string) => string, most: number): string {
  for (let length = most; length > 0; length -= Math.max(1, Math.floor(length / 10))) {
    const tried = escaped(cut(text, length));
    if (tried.length <= most) return tried;
  }
  return '';
}

/** Never inside a character. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = most - 1;
  if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** Documented in `src-renderer/guide/your-own-services.md`: changes are only additions. */
function jsonBody(fact: MessageFact | 'test', now: Date): string {
  if (fact === 'test')
    return JSON.stringify({ type: 'test', timestamp: now.toISOString(), data: {} });
  const { event, at, runId, environment, app, version, buildNumber, platform } = fact;
  const { groups, link, notes } = fact;
  const { title, lines } = composeMessage({ ...fact, notes: null });
  return JSON.stringify({
    type: `run.${event}`,
    timestamp: at,
    data: {
      text: [title, ...lines].join('\n'),
      run: runId,
      environment,
      app,
      version,
      build: buildNumber,
      platform,
      groups,
      link,
      ...(notes !== null && { notes }),
    },
  });
}

/** As Standard Webhooks has it: https://github.com/standard-webhooks/standard-webhooks */
function signed(body: string, { secret }: Address, now: Date, fact: MessageFact | 'test'): Payload {
  const id = fact === 'test' ? `msg_test_${now.getTime()}` : fact.id;
  const timestamp = `${Math.floor(now.getTime() / 1000)}`;
  const signature = createHmac('sha256', keyOf(secret ?? ''))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  };
}
