import type { EncryptionDeclaration } from '#shared/domain/destination';
import { isComplianceAnswered, requiresCompliance } from '#shared/domain/export-compliance';
import { needsCompliance } from '#shared/domain/plan-findings';
import { fail } from '#shared/errors';
import { declarationWords, listOfDeclarations } from '#shared/words/export';
import { type Message, message } from '#shared/words/message';
import { answerCompliance, type Build } from '../../asc/builds';
import { attachDeclaration, listDeclarations, readBuildDeclaration } from '../../asc/declarations';
import { Refusal } from '../../asc/refusal';
import { lookForLong, readBack } from '../read-back';
import { readRunBuild, recentRunBuild } from '../read-run-build';
import { buildIdOf, done, known, type RunStep, type StepContext, type StepOutcome } from '../step';
import { writeOnce } from '../write';
import { isInComplianceReview, waitUntilUsable } from './process';

/**
 * Answers export compliance if the package left it open, and attaches a declaration if the answer is yes; the
 * answer is the user's, never a guess. A build for which Apple still requires an answer is not usable.
 */
export const compliance: RunStep = {
  id: 'compliance',
  skipped: ({ scope }) => {
    if (scope === 'notes-only') return message('step.skipped.notes-only');
    return scope === 'upload-only' ? message('step.skipped.upload-only') : null;
  },
  async run(context) {
    const asked = context.record.run.plan.usesNonExemptEncryption;
    const build = await recentRunBuild(context);
    const stored = build.usesNonExemptEncryption ?? (await answerOfPackage(context, build));
    if (stored !== null && asked !== null && asked !== stored)
      fail(
        'compliance-differs',
        message('error.compliance-differs.answers', { stored: yesOrNo(stored) }),
      );
    if (stored === null && isComplianceAnswered(build))
      return whenUsable(context, message('step.compliance.not-required'));
    if (stored === null && asked === null) return unanswered(context);
    if (stored ?? asked) return declared(context, build);
    if (stored !== null) return whenUsable(context, message('step.compliance.already-no'));
    await answerWith(context, false);
    // The answer sets both beta states back to PROCESSING for a while (app-store-connect.md, export 2).
    return whenUsable(context, message('step.compliance.answered-no'));
  },
};

/**
 * Apple may already have a declaration for the build, from a code in the package or attached on the web
 * (app-store-connect.md, export 5).
 */
async function declared(context: StepContext, build: Build): Promise<StepOutcome> {
  const isAsked = build.usesNonExemptEncryption === null || requiresCompliance(build.states);
  if (!isAsked) return whenUsable(context, message('step.compliance.already-yes'));
  if (reachesNobody(context)) return done(message('step.compliance.undeclared'));
  const attached = await readBuildDeclaration(context.asc, build.id);
  // Another one than the plan's may have been attached on the web since.
  const isFollowed = attached !== null && followedStates.has(attached.state);
  const declaration = isFollowed ? attached : await declare(context);
  // Attaching a declaration usually counts as the answer (app-store-connect.md, export 4); if it did not, it no longer
  // blocks the build.
  if ((await readAnswer(context)) !== true) await answerWith(context, true);
  return whenUsable(
    context,
    message('step.compliance.attached', { declaration: declarationWords(declaration) }),
  );
}

async function whenUsable(context: StepContext, sentence: Message): Promise<StepOutcome> {
  const build = await waitUntilUsable(context, (seen) => waitingFor(context, seen));
  return build ? done(sentence) : { outcome: 'stopped-waiting', limit: 'processing' };
}

/** What the build waits for. Throws `declaration-missing` once Apple has refused its declaration. */
async function waitingFor(context: StepContext, build: Build): Promise<Message> {
  const declaration = await readBuildDeclaration(context.asc, build.id);
  if (declaration !== null && refusedStates.has(declaration.state))
    fail(
      'declaration-missing',
      message('error.declaration-missing.refused', { declaration: declarationWords(declaration) }),
    );
  return declaration !== null && isInComplianceReview(build)
    ? message('step.compliance.in-review', { declaration: declarationWords(declaration) })
    : message('step.process.state', {
        state: build.states.internal ?? build.states.external ?? '',
      });
}

// Not shown: states of Apple’s.
const refusedStates: ReadonlySet<string> = new Set(['REJECTED', 'INVALID', 'EXPIRED']);
const followedStates: ReadonlySet<string> = new Set(['IN_REVIEW', 'APPROVED']);

/** Neither testers nor the App Store get the build, so that nothing needs an answer. */
function reachesNobody({ record }: StepContext): boolean {
  const { plan } = record.run;
  return !needsCompliance(plan);
}

/**
 * The package's own “no”, if the build does not show it: a row may lack it, and reads lag. It counts as long
 * as Apple requires no answer.
 */
async function answerOfPackage(context: StepContext, build: Build): Promise<boolean | null> {
  const answer = context.record.run.package.usesNonExemptEncryption;
  if (answer !== false || requiresCompliance(build.states)) return null;
  const look = () => readAnswer(context);
  return (await lookForLong(context, message('wait.compliance'), look)) ?? answer;
}

/** No one was going to get the build: then it may stay unanswered, and that is reported. */
function unanswered(context: StepContext): StepOutcome {
  if (reachesNobody(context)) return done(message('step.compliance.open'));
  return fail('compliance-open', message('error.compliance-open.nowhere'));
}

async function readAnswer(context: StepContext): Promise<boolean | null> {
  const build = await readRunBuild(context);
  return build.usesNonExemptEncryption;
}

async function answerWith(context: StepContext, uses: boolean): Promise<void> {
  const buildId = buildIdOf(context);
  await writeOnce(context, {
    // Not shown: the journal’s own name.
    what: 'export compliance',
    repeats: 'same-again',
    find: async () => ((await readAnswer(context)) === uses ? true : null),
    send: async () => ({
      value: true,
      ...(await answerCompliance(context.asc, buildId, uses).catch((thrown: unknown) =>
        unlessAnswered(context, uses, thrown),
      )),
    }),
  });
  await readBack(context, {
    waiting: message('wait.compliance'),
    look: () => readAnswer(context),
    isKept: (kept) => kept === uses,
    differs: (kept) =>
      message('error.read-back-differs.compliance', {
        kept: kept === null ? 'none' : yesOrNo(kept),
      }),
  });
}

/**
 * It can be answered once (app-store-connect.md, export 1). Answered the same by anyone, it is as it should be, which
 * reading it back proves. Throws `compliance-differs` for the other answer: only a new build can have this one.
 */
async function unlessAnswered(
  context: StepContext,
  uses: boolean,
  thrown: unknown,
): Promise<{ requestId: string | null }> {
  const isAnswered =
    thrown instanceof Refusal &&
    thrown.has('ENTITY_ERROR.ATTRIBUTE.INVALID', '/usesNonExemptEncryption') &&
    thrown.mentions(/already/i);
  if (!isAnswered) throw thrown;
  const stored = await lookForLong(context, message('wait.compliance'), () => readAnswer(context));
  if (stored !== null && stored !== uses)
    fail(
      'compliance-differs',
      message('error.compliance-differs.answers', { stored: yesOrNo(stored) }),
      { apple: thrown.answer, cause: thrown },
    );
  return { requestId: thrown.answer.requestId };
}

function yesOrNo(uses: boolean): 'yes' | 'no' {
  return uses ? 'yes' : 'no';
}

/**
 * Attaches an approved declaration of the app to the build, or the one in review that a person chose. Without one
 * nothing is written: “yes” can be answered once per build, and would block it until there is a declaration. Throws
 * `declaration-missing`, which passes once Apple has approved a declaration, or one was attached on the web.
 */
async function declare(context: StepContext): Promise<EncryptionDeclaration> {
  const buildId = buildIdOf(context);
  const all = await listDeclarations(context.asc, known(context.record.run.app?.id, 'app'));
  const declaration = choose(all, context.record.run.plan.declaration);
  const find = async (): Promise<true | null> =>
    (await readBuildDeclaration(context.asc, buildId))?.id === declaration.id ? true : null;
  await writeOnce(context, {
    // Not shown: the journal’s own name.
    what: 'export compliance declaration',
    repeats: 'same-again',
    find,
    send: async () => ({
      value: true as const,
      ...(await attachDeclaration(context.asc, declaration.id, buildId)),
    }),
  });
  await readBack(context, {
    waiting: message('wait.declaration'),
    look: find,
    isKept: (isThere) => isThere === true,
    differs: () => message('error.read-back-differs.declaration'),
  });
  return declaration;
}

/** The declaration in the plan; if the plan has none, the only one that Apple has approved. */
function choose(all: readonly EncryptionDeclaration[], id: string | null): EncryptionDeclaration {
  const approved = all.filter(({ state }) => state === 'APPROVED');
  if (id === null) {
    const [only, ...more] = approved;
    if (only !== undefined && more.length === 0) return only;
    return fail(
      'declaration-missing',
      only === undefined
        ? message('error.declaration-missing.none')
        : message('error.declaration-missing.several', {
            declarations: listOfDeclarations(approved),
          }),
    );
  }
  const chosen = all.find((one) => one.id === id);
  if (chosen === undefined)
    return fail('declaration-missing', message('error.declaration-missing.unknown', { id }));
  if (chosen.state === 'APPROVED' || chosen.state === 'IN_REVIEW') return chosen;
  return fail(
    'declaration-missing',
    message('error.declaration-missing.not-approved', { declaration: declarationWords(chosen) }),
  );
}
