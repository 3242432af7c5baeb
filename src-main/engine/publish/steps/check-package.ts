import { type Assessment, assess } from '#shared/domain/assessment';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { type Message, message } from '#shared/words/message';
import { isSameFile } from '../../storage/file-identity';
import { assertSameBuild, isChange, mayCheckAnother, raiseOther, recognize } from '../checked-file';
import { done, type RunStep, type StepContext } from '../step';

/** Reads the package once more and judges it together with the plan; nothing of it is sent before. */
export const checkPackage: RunStep = {
  id: 'check-package',
  skipped: ({ scope }) => {
    if (scope === 'notes-only') return message('step.skipped.notes-only');
    return scope === 'existing-build' ? message('step.skipped.no-package') : null;
  },
  isKnown: ({ run, findingsOf }) => run.committed || findingsOf.includes('check-package'),
  async run(context) {
    const { plan, committed, account } = context.record.run;
    const { wasOutdated } = context.record;
    if (wasOutdated) await context.report(message('step.check-package.again'));
    // The file has done its part, and may be gone.
    if (committed) return done(message('step.check-package.earlier'));
    const opened = await readSameBuild(context);
    const preset = context.presetOf(account.id, opened.info.bundleId);
    const key = await context.keyOf(account.id);
    const assessment = assess(plan, { package: opened, preset, key });
    const { findings, blockers } = assessment;
    await context.note({ type: 'findings-seen', findings });
    await context.note({
      type: 'package-checked',
      file: opened.mark,
      package: opened.info,
      traits: opened.traits ?? null,
    });
    if (blockers.length > 0) return { outcome: 'blocked', findings: blockers };
    const result = resultOf(opened.checks, assessment);
    return done(wasOutdated ? message('step.check-package.checked-again', { result }) : result);
  },
};

/** Another file of the same build may be checked in its place only while nothing holds the run to the first one. */
async function readSameBuild(context: StepContext): Promise<OpenedPackage> {
  const opened = await readWhole(context);
  const { identity, run } = context.record;
  if (run.plan.scope === 'skip-upload' || !identity || isSameFile(identity, opened.mark)) {
    assertSameBuild(context.record, opened.info);
    return opened;
  }
  const recognized = await recognize(context);
  if (recognized && isSameFile(recognized, opened.mark)) return opened;
  assertSameBuild(context.record, opened.info);
  return mayCheckAnother(context.record) ? opened : raiseOther(context);
}

const mostReadings = 3;
const betweenReadingsMs = 1_000;

/** A file that is still being written, or is replaced meanwhile, is read again a moment later. */
async function readWhole({ packages, record, signal, clock }: StepContext): Promise<OpenedPackage> {
  for (let reading = 1; ; reading += 1) {
    try {
      return await packages.inspect(record.run.plan.packagePath, { signal });
    } catch (thrown) {
      if (!isChange(thrown) || reading === mostReadings) throw thrown;
      await clock.sleep(betweenReadingsMs, signal);
    }
  }
}

function resultOf(checks: number, { findings: all, overridden: passed }: Assessment): Message {
  const [findings, overridden] = [all.length, passed.length];
  if (findings === 0) return message('step.check-package.passed', { checks });
  return overridden === 0
    ? message('step.check-package.findings', { checks, findings })
    : message('step.check-package.overridden', { checks, findings, overridden });
}
