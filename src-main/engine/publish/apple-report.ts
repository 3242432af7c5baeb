import { basename } from 'node:path';
import type { PublishRun } from '#shared/domain/publish-run';
import type { AppleAnswer } from '#shared/errors';
import { message, type Text } from '#shared/words/message';
import { appName } from '#shared/words/names';
import { inWords, say } from '#shared/words/say';
import type { RunEvent } from './run-event';
import { writeText } from './write-text';

/**
 * A run for Apple’s support, as plain text: IDs, request IDs, times in UTC, the file’s checksum, and what Apple answered,
 * in Apple’s own words. Without key, account, notes, groups or folders.
 */
export function appleReport(run: PublishRun, events: readonly RunEvent[]): string {
  const facts = factsOf(run, events).flatMap(([name, value]) =>
    value === null || value === ''
      ? []
      : [say('apple-report.line', { name: inWords(name), value })],
  );
  const history = events.flatMap((event) =>
    happened(event).map((words) => `${utc(event.at)}  ${inWords(words)}`),
  );
  return [
    say('apple-report.title', { app: appName(run.package) }),
    '',
    ...facts,
    '',
    say('apple-report.history'),
    ...history,
    '',
    say('apple-report.sent-by'),
    '',
  ].join('\n');
}

function factsOf(
  { app, package: info, plan, ids, buildStates: states, reviewState, delivery }: PublishRun,
  events: readonly RunEvent[],
): readonly (readonly [Text, string | null])[] {
  const sha256 = events.findLast((event) => event.type === 'package-hashed')?.sha256 ?? null;
  const unknown = '–';
  return [
    [
      message('apple-report.app'),
      say('apple-report.app-value', {
        name: appName(info),
        bundleId: info.bundleId ?? unknown,
        id: app?.id ?? unknown,
      }),
    ],
    [
      message('apple-report.build'),
      say('apple-report.build-value', {
        version: info.version ?? unknown,
        build: info.buildNumber ?? unknown,
        platform: info.platform ?? unknown,
      }),
    ],
    [
      message('apple-report.file'),
      plan.packagePath === ''
        ? null
        : say('apple-report.file-value', { name: basename(plan.packagePath), bytes: info.size }),
    ],
    [message('run-view.details.sha256'), sha256],
    [message('run-view.details.upload-id'), ids.buildUpload],
    [message('run-view.details.file-id'), ids.buildUploadFile],
    [message('run-view.details.build-id'), ids.build],
    [message('run-view.details.review-id'), ids.reviewSubmission],
    [message('apple-report.delivery'), delivery?.state ?? null],
    [
      message('apple-report.states'),
      states &&
        say('apple-report.states-value', {
          processing: states.processing || unknown,
          internal: states.internal ?? unknown,
          external: states.external ?? unknown,
        }),
    ],
    [message('apple-report.review-state'), reviewState],
  ];
}

/** One event in words; none for what happened on this computer only, or is about people and texts. */
function happened(event: RunEvent): Text[] {
  switch (event.type) {
    case 'write-answered': {
      if (isAboutTexts(event.what)) return [];
      const { requestId: id } = event;
      const what = writeText(event.what);
      return [
        id === null
          ? message('log.write-answered', { what })
          : message('log.write-answered-id', { what, id }),
      ];
    }
    case 'upload-created':
      return [message('log.upload-created', { id: event.buildUploadId })];
    case 'file-reserved':
      return [message('log.file-reserved', { bytes: event.size, id: event.fileId })];
    case 'upload-committed':
      return [message('log.upload-committed')];
    case 'delivery-seen':
      return [
        message('log.delivery-seen', { state: event.state }),
        ...event.errors.map(({ code, description: text }) => message('log.error', { code, text })),
        ...event.warnings.map(({ code, description: text }) =>
          message('log.warning', { code, text }),
        ),
      ];
    case 'build-found':
      return [message('log.build-found', { id: event.buildId })];
    case 'build-states-seen': {
      const none = message('log.no-state');
      const { processing, internal, external } = event.states;
      return [
        message('log.build-states-seen', {
          processing,
          internal: internal ?? none,
          external: external ?? none,
        }),
      ];
    }
    case 'review-seen':
      return [message('log.review-seen', { state: event.state, id: event.submissionId })];
    case 'step-failed':
      return event.error.apple === null ? [] : answered(event.error.apple);
    default:
      return [];
  }
}

/** Names of groups and languages of notes are of no use to Apple. */
function isAboutTexts(what: string): boolean {
  // Not shown: the journal’s own names.
  return /^(group|note|removal of note|test information) /.test(what);
}

function answered({ status, errors, requestId: id }: AppleAnswer): Text[] {
  const first =
    id === null
      ? message('apple-report.refused', { status: `${status}` })
      : message('apple-report.refused-id', { status: `${status}`, id });
  return [
    first,
    ...errors.map(({ code, title, detail }) =>
      message('log.error', { code, text: detail ?? title }),
    ),
  ];
}

/** To the second, as Apple’s own logs have it. */
function utc(iso: string): string {
  return `${iso.slice(0, 19)}Z`;
}
