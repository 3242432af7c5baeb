import type { PublishRun } from '#shared/domain/publish-run';
import type { RunEvent } from '../publish/run-event';

/** Fields of events that say what happened and nothing of what a person wrote. */
const shown = [
  'schema',
  'step',
  'status',
  'requestId',
  'state',
  'limit',
  'limitAt',
  'parts',
  'partsStored',
  'total',
  'stored',
  'bytes',
  'size',
  'appId',
  'buildId',
  'buildUploadId',
  'fileId',
  'versionId',
  'submissionId',
  'versionState',
  'submissionState',
  'phasedState',
  'locale',
  'isReady',
  'isRemoved',
  'isCreated',
  'isInternal',
  'isAutomatic',
  'automatic',
  'wasReleased',
  'certain',
  'reason',
  'damagedLines',
  'missingLines',
  'uploadRemoved',
] as const;

/** A code, an ID, a number or a time: never a sentence or a name. */
const code = /^[\w.:+-]{1,100}$/;

/** A run in lines: its state, then each event with its time, codes and IDs. Parts that were stored are counted. */
export function outlineOf(run: PublishRun, events: readonly RunEvent[]): string[] {
  const { bundleId, version, buildNumber, platform } = run.package;
  const build = facts({ bundleId, version, buildNumber, platform });
  const outcome = 'error' in run.status ? ` ${run.status.error.code}` : '';
  const lines = [`run ${run.id} ${run.environment} ${run.status.state}${outcome}${build}`];
  let parts = 0;
  for (const event of events) {
    if (event.type === 'part-stored') {
      parts += 1;
      continue;
    }
    if (parts > 0) lines.push(partsLine(parts));
    parts = 0;
    lines.push(`  ${event.at} ${event.type}${detailsOf(event)}`);
  }
  if (parts > 0) lines.push(partsLine(parts));
  return lines;
}

function partsLine(count: number): string {
  // Not shown: a supporter reads it, the same in every language.
  return `  part-stored count=${count}`;
}

function detailsOf(event: RunEvent): string {
  const fields: Record<string, unknown> = { ...event };
  const plain = Object.fromEntries(shown.map((name) => [name, fields[name]]));
  return facts({ ...plain, ...special(event) });
}

/** What is only partly shown, such as the name of a write that names a group. */
function special(event: RunEvent): Record<string, unknown> {
  switch (event.type) {
    case 'run-started': {
      const { notes, groups } = event.plan;
      return {
        notes: notes.length,
        groups: groups.length,
        keyId: event.connection.keyId.slice(-4),
      };
    }
    case 'write-intended':
    case 'write-answered':
    case 'write-refused':
      return { what: event.what.startsWith('group ') ? 'group' : event.what.replaceAll(' ', '-') };
    case 'step-reported':
    case 'step-started':
    case 'step-finished':
    case 'step-skipped':
      return { sentence: keyOf(event.sentence) };
    case 'step-failed':
    case 'run-failed': {
      const { apple } = event.error;
      return {
        code: event.error.code,
        detail: keyOf(event.error.detail),
        status: apple?.status,
        apple: apple?.errors.map((error) => error.code).join(','),
        requestId: apple?.requestId,
      };
    }
    case 'note-refused':
    case 'note-failed':
    case 'store-texts-refused':
      return { detail: keyOf(event.detail) };
    case 'findings-seen':
    case 'run-blocked':
      return { findings: event.findings.map((finding) => finding.code).join(',') };
    case 'delivery-seen':
      return {
        errors: event.errors.map((error) => error.code).join(','),
        warnings: event.warnings.map((warning) => warning.code).join(','),
      };
    case 'build-states-seen': {
      const { processing, internal, external } = event.states;
      return { processing, internal, external };
    }
    case 'notes-edited':
      return { notes: event.notes.length, removed: event.removed.length };
    case 'groups-identified':
      return { groups: event.groups.length };
    case 'store-obstacle-seen':
    case 'store-obstacle-decided':
      return { obstacle: event.obstacle.kind };
    case 'review-busy-decided':
      return { choice: typeof event.choice === 'string' ? event.choice : 'replace' };
    default:
      return {};
  }
}

/** Of a message its key, without the values; sentences of older journals and of Apple are left out. */
function keyOf(text: unknown): string | undefined {
  return typeof text === 'object' && text !== null && 'key' in text ? String(text.key) : undefined;
}

/** ` step=upload status=409`, without what is empty or no code. */
function facts(values: Record<string, unknown>): string {
  return Object.entries(values)
    .filter(([, value]) => isShown(value))
    .map(([name, value]) => ` ${name}=${value}`)
    .join('');
}

function isShown(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return true;
  return typeof value === 'string' && value.split(',').every((one) => code.test(one));
}
