import { type AssessedAccount, assess } from '#shared/domain/assessment';
import { isComplianceAnswered } from '#shared/domain/export-compliance';
import { type Finding, worstFirst } from '#shared/domain/finding';
import { needsNoPackage, sendsPackage } from '#shared/domain/publish-plan';
import { message } from '#shared/words/message';
import { findApp } from '../../asc/apps';
import { readBuild } from '../../asc/builds';
import { readAccount } from '../../assess/read-account';
import { findChecked } from '../checked-file';
import { findOwnUpload } from '../own-upload';
import { done, known, type RunStep, type StepContext, type StepOutcome } from '../step';
import { identifyGroups } from './identify-groups';

/** Finds the app record and everything at Apple that blocks the plan, all at once, before the first byte. */
export const findTheApp: RunStep = {
  id: 'find-app',
  skipped: () => null,
  isKnown: ({ run, findingsOf }) =>
    run.app !== null &&
    (run.committed || run.plan.scope === 'notes-only' || findingsOf.includes('find-app')),
  async run(context) {
    const { committed, plan } = context.record.run;
    if (committed || plan.scope === 'notes-only') return findAgain(context);
    if (sends(context) && !(await findChecked(context))) return { outcome: 'check-again' };
    const { run, certificateSerial, packageFindings } = context.record;
    const subject = { info: run.package, certificateSerial };
    const { account, seen, groups, wanted } = await readAccount(context.asc, subject, run.plan);
    if (seen !== null) {
      if (wanted.groups) context.reads.note('groups', groups);
      if (wanted.review) context.reads.note('information', seen.languages);
      await context.note({ type: 'app-found', appId: seen.app.id, name: seen.app.name });
    }
    const isOurs = account.findings.some(isOfNumber) && (await hasTakenNumber(context));
    const { findings, blockers } = assess(run.plan, {
      // Without a package, no earlier step has assessed the plan.
      ...(needsNoPackage(run.plan) && { package: await withoutPackage(context) }),
      account: isOurs ? withoutNumber(account) : account,
      preset: context.presetOf(run.account.id, run.package.bundleId),
      key: await context.keyOf(run.account.id),
    });
    await context.note({
      type: 'findings-seen',
      findings: worstFirst([...packageFindings, ...findings]),
    });
    if (blockers.length > 0) return { outcome: 'blocked', findings: blockers };
    if (wanted.groups) await identifyGroups(context, groups);
    const found = {
      app: known(context.record.run.app, 'app').name,
      account: run.account.name,
    };
    return done(
      !sendsPackage(run.plan)
        ? message('step.find-app.result', found)
        : message('step.find-app.result-available', {
            ...found,
            build: run.package.buildNumber ?? '',
          }),
    );
  },
};

/** Where Apple has the package already nothing blocks it any more; only the app's id is still needed. */
async function findAgain(context: StepContext): Promise<StepOutcome> {
  const { package: info, account } = context.record.run;
  const app = await findApp(context.asc, info.bundleId ?? '');
  await context.note({ type: 'app-found', appId: app.id, name: app.name });
  return done(message('step.find-app.result', { app: app.name, account: account.name }));
}

async function withoutPackage({ asc, record }: StepContext) {
  const { package: info, plan } = record.run;
  const build = plan.existing && (await readBuild(asc, plan.existing.buildId));
  return {
    info,
    findings: [],
    isComplianceAnswered: build !== null && isComplianceAnswered(build),
  };
}

function sends({ record }: StepContext): boolean {
  return sendsPackage(record.run.plan);
}

function withoutNumber(account: AssessedAccount): AssessedAccount {
  return { ...account, findings: account.findings.filter((finding) => !isOfNumber(finding)) };
}

function isOfNumber({ code }: Finding): boolean {
  return code === 'build-already-used' || code === 'build-upload-open';
}

/**
 * Whether it is this very run that has taken the build number, which then does not block it. Where the record has lost
 * that, Apple is asked for the upload.
 */
async function hasTakenNumber({ asc, record, note }: StepContext): Promise<boolean> {
  if (record.place === 'asked' || record.place === 'taken') return true;
  const upload = await findOwnUpload(asc, record);
  if (upload) await note({ type: 'upload-created', buildUploadId: upload.id });
  return upload !== null;
}
