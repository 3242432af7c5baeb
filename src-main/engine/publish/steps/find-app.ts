import type { Finding } from '#shared/domain/finding';
import { worstFirst } from '#shared/domain/finding';
import { standingBlockers } from '#shared/domain/overriding';
import { findingsForPlan } from '#shared/domain/plan-findings';
import { TroubleError } from '#shared/errors';
import { keyRole } from '../../destination/checks/key-role';
import { readDestination, type Subject, subjectOf } from '../../destination/read-destination';
import type { RunRecord } from '../run-record';
import { done, type RunStep, type StepContext } from '../step';

/** Finds the app record and everything at Apple that stands in the way, all at once, before the first byte. */
export const findTheApp: RunStep = {
  id: 'find-app',
  skipped: () => null,
  async run(context) {
    const { run } = context.record;
    const subject = await subjectFor(context);
    const destination = await readDestination(context.asc, subject).catch(asFinding);
    if ('code' in destination) return { outcome: 'blocked', findings: [destination] };
    const { app } = destination;
    await context.note({ type: 'app-found', appId: app.id, name: app.name });
    const role = await keyRole(context.asc, app.id, run.plan);
    const findings = [
      ...findingsForPlan(run.plan, destination),
      ...(role ? [role] : []),
      ...clockFindings(context),
    ].filter((finding) => !isOwnUpload(finding, context.record));
    await context.note({
      type: 'findings-seen',
      findings: worstFirst([...run.findings, ...findings]),
    });
    const blockers = standingBlockers(findings, run.plan.overrides);
    if (blockers.length > 0) return { outcome: 'blocked', findings: blockers };
    const free =
      run.plan.scope === 'skip-upload' ? '' : `; build ${run.package.buildNumber} is free`;
    return done(`${app.name} at ${run.account.name}${free}`);
  },
};

/** How the package is signed matters only where it is sent, and only a whole reading tells who signed it. */
async function subjectFor({ record, packages, signal }: StepContext): Promise<Subject> {
  const { plan, package: info } = record.run;
  if (plan.scope === 'skip-upload') return { info, certificateSerial: null };
  const opened = subjectOf(await packages.inspect(plan.packagePath, { signal }));
  return { ...opened, info: { ...info, signing: opened.info.signing } };
}

/** A build number that this very run has taken is not in its way. */
function isOwnUpload({ code }: Finding, { run, openIntents }: RunRecord): boolean {
  if (code !== 'build-already-used' && code !== 'build-upload-open') return false;
  return run.ids.buildUpload !== null || openIntents.some(({ what }) => what === 'build upload');
}

const clockTolerance = 5 * 60;

/** A clock that is far off does no harm here, since Apple's is used; other programs may fail by it. */
function clockFindings({ asc }: StepContext): Finding[] {
  const seconds = asc.skewSeconds;
  if (Math.abs(seconds) <= clockTolerance) return [];
  const minutes = Math.round(Math.abs(seconds) / 60);
  return [
    {
      code: 'clock-off',
      severity: 'note',
      where: 'This computer',
      title: `Its clock is ${minutes} minutes ${seconds > 0 ? 'behind' : 'ahead of'} App Store Connect’s`,
      whatToDo: 'Set the clock by the network. Slipway goes by Apple’s time meanwhile.',
    },
  ];
}

/** A missing app record blocks the plan like any finding; other trouble stays trouble. */
function asFinding(thrown: unknown): Finding {
  if (!(thrown instanceof TroubleError) || thrown.trouble.code !== 'app-not-found') throw thrown;
  const { code, title, detail, whatToDo } = thrown.trouble;
  return {
    code,
    severity: 'blocker',
    where: 'App Store Connect',
    title: `${title}: ${detail}`,
    whatToDo,
  };
}
