import { create } from 'zustand';
import type { NotesPreview } from '#shared/domain/notes-file';
import type { Approver } from '#shared/domain/preset';
import type { PublishPlan } from '#shared/domain/publish-plan';
import type { PlanFile, PresetsFile } from '#shared/domain/shared-file';
import { type AppError, appError } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { changeDraft } from './draft-actions';
import { openHandOver } from './hand-over';
import { hasNotesHere, noPackageForNotes, showNotesError, showPreview } from './notes-import';
import { refusePackage } from './package-actions';
import { changePlan, eachOnce, isStillOpen, type OpenPlan, usePlan } from './plan';
import { presetOf, toPublishPlan } from './plan-reading';
import { show, showToast } from './window';

interface Sharing {
  /** The colleague's file that is shown. */
  file: PlanFile | PresetsFile | null;
  /** Why it could not be opened, or what was asked of it could not be done. */
  error: AppError | null;
  isBusy: boolean;
  /** This person's approval key; undefined until it was read, null if there is none. */
  key: Approver | null | undefined;
}

const closed = { file: null, error: null, isBusy: false } as const;

export const useSharing = create<Sharing>(() => ({ ...closed, key: undefined }));

export function closeShared(): void {
  useSharing.setState(closed);
}

export async function readApprovalKey(): Promise<void> {
  const reply = await request('approvals:key', {});
  if (reply.ok) useSharing.setState({ key: reply.value });
}

/** Makes the key pair; returns the error if that failed. */
export async function makeApprovalKey(name: string): Promise<AppError | null> {
  const reply = await request('approvals:make-key', { name });
  if (!reply.ok) return reply.error;
  useSharing.setState({ key: reply.value });
  return null;
}

/** JSON that is no plan: it may be notes, which belong to a build. */
function takeNotes(preview: NotesPreview): void {
  if (hasNotesHere()) return showPreview(preview);
  // Without a single language it is just some other file.
  if (preview.entries.some(({ locale }) => locale !== null))
    return refusePackage(noPackageForNotes(preview.name));
  useSharing.setState({ ...closed, error: noPlan(preview.name) });
}

function noPlan(file: string): AppError {
  return appError('plan-malformed', message('error.plan-malformed.no-plan', { file }), {
    whatToDo: message('error.plan-malformed.fix-file'),
  });
}

/** Shows a colleague's file: a dropped one, or one that is chosen in the system's dialog. */
export async function openShared(path: string | null): Promise<void> {
  const reply = await request('sharing:open', { path });
  if (!reply.ok) {
    if (reply.error.code === 'notes-malformed' && hasNotesHere())
      return showNotesError(reply.error);
    return useSharing.setState({ ...closed, error: reply.error });
  }
  const file = reply.value;
  if (file === null) return;
  if (file.kind === 'notes') return takeNotes(file.preview);
  await readApprovalKey();
  if (file.kind === 'hand-over') return openHandOver(file);
  useSharing.setState({ ...closed, file });
}

/** A person confirms it in the system's dialog. */
export async function approveShared(): Promise<void> {
  const { file } = useSharing.getState();
  if (file?.kind !== 'plan') return;
  useSharing.setState({ isBusy: true, error: null });
  const reply = await request('sharing:approve', { ticket: file.ticket });
  useSharing.setState({ isBusy: false });
  if (!reply.ok) return useSharing.setState({ error: reply.error });
  if (reply.value === null) return;
  useSharing.setState({ file: reply.value });
  showToast(say('sharing.plan.approved', { file: file.fileName }));
}

export async function takeSharedPresets(accountId: string | null): Promise<void> {
  const { file } = useSharing.getState();
  if (file?.kind !== 'presets') return;
  useSharing.setState({ isBusy: true, error: null });
  const reply = await request('sharing:take-presets', { ticket: file.ticket, accountId });
  useSharing.setState({ isBusy: false });
  if (!reply.ok) return useSharing.setState({ error: reply.error });
  closeShared();
  showToast(say('sharing.presets.imported', { count: reply.value.length }));
}

/** Whether a plan file is for the build of the open package. */
export function isForOpenPackage({ package: mark }: PublishPlan, plan: OpenPlan | null): boolean {
  const build = mark?.build;
  const info = plan?.package.info;
  if (build === undefined || info === undefined) return false;
  return (
    build.bundleId === info.bundleId &&
    build.version === info.version &&
    build.buildNumber === info.buildNumber
  );
}

/** Fills the open plan in from the file, with its approvals. */
export function usePlanOfFile(): void {
  const { file } = useSharing.getState();
  const open = usePlan.getState().plan;
  if (file?.kind !== 'plan' || open === null || !isForOpenPackage(file.plan, open)) return;
  const { plan } = file;
  const before = open;
  changeDraft((draft) => ({
    ...draft,
    notes: plan.notes,
    groups: plan.groups,
    submitForBetaReview: plan.submitForBetaReview,
    whenReviewBusy: plan.whenReviewBusy,
    waitForTesters: plan.waitForTesters || !plan.submitForBetaReview,
    refusedNotes: plan.refusedNotes,
    notify: plan.notify,
    usesNonExemptEncryption: plan.usesNonExemptEncryption,
    declaration: plan.declaration,
    limits: plan.limits,
    appStore: plan.appStore,
  }));
  changePlan(({ locales }) => ({
    locales: eachOnce(
      locales,
      plan.notes.map(({ locale }) => locale),
    ),
    overrides: plan.overrides,
    approved: { approvals: plan.approvals, package: plan.package },
  }));
  closeShared();
  show({ name: 'publish' });
  showToast(say('sharing.plan.used', { file: file.fileName }), () => {
    if (!isStillOpen(before)) return;
    changeDraft(() => before.draft);
    changePlan(() => ({ overrides: before.overrides, approved: before.approved }));
  });
}

/** Asks main whether the plan, as it is now, has the approval that its preset demands. */
export async function checkApproval(plan: OpenPlan): Promise<void> {
  const preset = presetOf(plan);
  if (preset === null || preset.approvers.length === 0 || plan.accountId === null) return;
  const reply = await request('approvals:rules', {
    accountId: plan.accountId,
    bundleId: plan.package.info.bundleId,
    plan: toPublishPlan(plan),
  });
  const approval = reply.ok ? reply.value?.approval?.given : undefined;
  if (approval === undefined || !isStillOpen(plan)) return;
  const { state } = usePlan.getState().plan?.approval ?? {};
  if (state !== approval.state) changePlan(() => ({ approval }));
}

export async function savePlanForApproval(plan: OpenPlan): Promise<void> {
  const people = { list: presetOf(plan)?.approvers.map(({ name }) => name) ?? [], or: true };
  const reply = await request('sharing:save-plan', { plan: toPublishPlan(plan) });
  if (!reply.ok) return showToast(errorSentences(reply.error));
  if (reply.value !== null) showToast(say('demands.saved', { file: reply.value.fileName, people }));
}

export async function savePresetsForColleagues(presetIds: readonly string[]): Promise<void> {
  const reply = await request('sharing:save-presets', { presetIds: [...presetIds] });
  if (!reply.ok) return showToast(errorSentences(reply.error));
  if (reply.value !== null) showToast(say('sharing.exported', { file: reply.value.fileName }));
}
