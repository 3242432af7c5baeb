import { compareVersions, isVersion } from '../asc/version-numbers';
import { message } from '../words/message';
import { stateText } from '../words/states';
import { isEditableVersion, type StorePage, type StoreVersion } from './app-store';
import type { KnownOfStore } from './readiness-item';
import {
  blocker,
  inSlipway,
  onWeb,
  type Row,
  topic,
  unchecked,
  warning,
} from './store-readiness-rows';

/** The version, its build and the build's export compliance. */
export function versionRows(page: StorePage, known: KnownOfStore): Row[] {
  const { open } = page;
  const chosen = known.buildId ?? null;
  // A run makes the version for its build.
  const isPlanned = chosen !== null && chosen !== open?.build?.id;
  return [
    ...topic('version', versionFindings(page, chosen !== null)),
    ...[rejection(page)].filter((one) => one !== null),
    ...(isPlanned || open ? topic('build', [isPlanned ? null : buildFinding(open)]) : []),
    ...(open?.build && !isPlanned ? topic('compliance', [complianceFinding(open)]) : []),
  ];
}

function versionFindings(page: StorePage, isMadeByRun: boolean): (Row | null)[] {
  const { open, live } = page;
  if (open === null) {
    if (isMadeByRun) return [];
    const title = message('store-readiness.version-missing.title');
    const detail = message('store-readiness.version-missing.detail');
    return [blocker('version-missing', title, { detail, fix: inSlipway('version') })];
  }
  const version = open.versionString;
  const isHigher =
    live === null ||
    !isVersion(version) ||
    !isVersion(live.versionString) ||
    compareVersions(version, live.versionString) > 0;
  return [
    stateFinding(open),
    isHigher || !isEditableVersion(open)
      ? null
      : blocker(
          'version-not-higher',
          message('store-readiness.version-not-higher.title', {
            version,
            live: live.versionString,
          }),
          {
            detail: message('store-readiness.version-not-higher.detail', {
              live: live.versionString,
            }),
            fix: inSlipway('version'),
          },
        ),
  ];
}

function stateFinding(open: StoreVersion): Row | null {
  if (open.state === '')
    return unchecked('version-unchecked', message('store-readiness.version-unchecked.title'));
  if (isEditableVersion(open) || open.state === 'WAITING_FOR_EXPORT_COMPLIANCE') return null;
  return blocker(
    'version-locked',
    message('store-readiness.version-locked.title', { version: open.versionString }),
    {
      detail: message('store-readiness.version-locked.detail', {
        state: stateText('store-version', open.state),
      }),
    },
  );
}

function rejection({ open, submissions }: StorePage): Row | null {
  const isRejected =
    open !== null &&
    (open.state === 'REJECTED' ||
      open.state === 'METADATA_REJECTED' ||
      (submissions ?? []).some(
        ({ state, versionId, items }) =>
          state === 'UNRESOLVED_ISSUES' &&
          (versionId === open.id || items?.some((item) => item.versionId === open.id)),
      ));
  if (!isRejected) return null;
  return warning(
    'rejected',
    message('store-readiness.rejected.title', { version: open.versionString }),
    { detail: message('store-readiness.rejected.detail'), fix: onWeb('resolution-center') },
  );
}

function buildFinding(open: StoreVersion | null): Row | null {
  const fix = inSlipway('build');
  const build = open?.build ?? null;
  if (build === null)
    return blocker('build-missing', message('store-readiness.build-missing.title'), {
      detail: message('store-readiness.build-missing.detail'),
      fix,
    });
  const named = { build: buildName(open, build) };
  const { processingState, expired } = build;
  if (processingState === null)
    return unchecked('build-unchecked', message('store-readiness.build-unchecked.title'), { fix });
  if (processingState === 'PROCESSING')
    return blocker('build-processing', message('store-readiness.build-processing.title', named), {
      detail: message('store-readiness.build-processing.detail'),
      fix,
    });
  if (processingState !== 'VALID' || open?.state === 'INVALID_BINARY')
    return blocker('build-invalid', message('store-readiness.build-invalid.title', named), {
      detail: message('store-readiness.build-invalid.detail'),
      fix,
    });
  if (expired === true)
    return blocker('build-expired', message('store-readiness.build-expired.title', named), {
      detail: message('store-readiness.build-expired.detail'),
      fix,
    });
  if (expired === null)
    return unchecked('build-unchecked', message('store-readiness.build-unchecked.title'), { fix });
  return null;
}

function buildName(open: StoreVersion | null, build: NonNullable<StoreVersion['build']>): string {
  return `${open?.versionString ?? ''} (${build.buildNumber ?? '?'})`.trim();
}

/** A build without an answer has null in that field; one of which nothing was reported has null in every field. */
function complianceFinding(open: StoreVersion): Row | null {
  const { build } = open;
  if (build === null || build.usesNonExemptEncryption !== null) return null;
  const fix = inSlipway('compliance');
  if (build.processingState === null)
    return unchecked(
      'compliance-unchecked',
      message('store-readiness.compliance-unchecked.title'),
      { fix },
    );
  return blocker(
    'compliance-unanswered',
    message('store-readiness.compliance-unanswered.title', { build: buildName(open, build) }),
    { detail: message('store-readiness.compliance-unanswered.detail'), fix },
  );
}
