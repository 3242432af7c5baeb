import { resolve } from 'node:path';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { PlanRules } from '#shared/domain/plan-rules';
import type { Approver } from '#shared/domain/preset';
import { needsNoPackage, type PublishPlan } from '#shared/domain/publish-plan';
import { rulesOf } from '#shared/domain/rule-findings';
import type { PlanFile } from '#shared/domain/shared-file';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Clock } from '../ports';
import { isAltered } from '../presets/preset-lock';
import type { Presets } from '../presets/presets';
import { hashIn } from '../publish/bind-overrides';
import { identityAt } from '../storage/file-identity';
import type { ApprovalKey } from './approval-key';
import { approvalOf, approve, signaturesOf } from './plan-approval';

interface ApprovalsOptions {
  key: ApprovalKey;
  presets: Presets;
  clock: Clock;
  uploadWorker: URL;
  /** The accounts with the same key as this one, itself among them. */
  accountsOfKey(accountId: string): Promise<readonly string[]>;
  readInfo(path: string): Promise<Pick<OpenedPackage, 'info'>>;
}

/** Four eyes without a server: a second person signs a plan, and the signature is checked where the plan is used. */
export class Approvals {
  constructor(private readonly options: ApprovalsOptions) {}

  key(): Approver | null {
    return this.options.key.read();
  }

  makeKey(name: string): Promise<Approver> {
    return this.options.key.make(name);
  }

  approve(plan: PublishPlan): Promise<PublishPlan> {
    return approve(plan, this.options.key, this.options.clock.now());
  }

  async prepare(plan: PublishPlan): Promise<PublishPlan> {
    if (needsNoPackage(plan)) return { ...plan, rules: null };
    const path = resolve(plan.packagePath);
    const takeHash = hashIn(this.options.uploadWorker, new AbortController().signal);
    const sha256 = await takeHash(path, await identityAt(path));
    const { bundleId, version, buildNumber } = (await this.options.readInfo(path)).info;
    const build = {
      bundleId: bundleId ?? '',
      version: version ?? '',
      buildNumber: buildNumber ?? '',
    };
    // An override is for this very file, wherever the plan is used.
    const overrides = plan.overrides.map((override) => ({
      ...override,
      package: { ...override.package, sha256 },
    }));
    return { ...plan, package: { ...plan.package, sha256, build }, overrides, rules: null };
  }

  signatures(plan: PublishPlan): PlanFile['signatures'] {
    const known = this.options.presets.list().presets.flatMap(({ approvers }) => approvers);
    return signaturesOf(plan, this.options.key.read(), known);
  }

  /**
   * Of the preset that the plan names and of every other one of this app under this key: another preset of the app, or
   * the same key in a file, doesn't get around what one of them demands.
   */
  rules = async (
    accountId: string,
    bundleId: string | null,
    plan: PublishPlan,
  ): Promise<PlanRules | null> => {
    const { presets, key, accountsOfKey } = this.options;
    const followed = presets.allFor(plan.preset, await accountsOfKey(accountId), bundleId);
    const own = key.read();
    const each = followed.map((preset) => {
      if (bundleId !== null && preset.bundleId !== bundleId)
        fail(
          'preset-other-app',
          message('error.preset-other-app.detail', {
            name: preset.name,
            expected: preset.bundleId,
            found: bundleId,
          }),
        );
      return rulesOf(preset, isAltered(preset), approvalOf(plan, preset.approvers, own));
    });
    return joined(each);
  };
}

/** What several presets demand together; each is asked for by the first one that does. */
function joined(each: readonly PlanRules[]): PlanRules | null {
  const [first] = each;
  if (first === undefined) return null;
  const demanding = each.find(({ isAltered: altered }) => altered);
  const unapproved = each.find(({ approval }) => approval && approval.given.state !== 'approved');
  const approved = each.find(({ approval }) => approval !== null);
  const shown = demanding ?? unapproved ?? first;
  return {
    presetId: shown.presetId,
    presetName: shown.presetName,
    isAltered: demanding !== undefined,
    checklist: [...new Set(each.flatMap(({ checklist }) => checklist))],
    approval: (unapproved ?? approved)?.approval ?? null,
  };
}
