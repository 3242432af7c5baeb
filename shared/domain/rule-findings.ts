import { message } from '../words/message';
import type { Finding, FindingCode } from './finding';
import type { ApprovalState, PlanRules } from './plan-rules';
import type { Preset } from './preset';
import type { PublishPlan } from './publish-plan';

type RuledPlan = Pick<PublishPlan, 'checklist'>;

// Not shown: the name of a place in the plan, made of a message.
const place = (name: string) => message('finding.place.preset', { preset: name });

/** What the plan lacks of its preset's demands. */
export function findingsForRules(rules: PlanRules, plan: RuledPlan): Finding[] {
  return [...altered(rules), ...unapproved(rules), ...unticked(rules, plan)];
}

function altered({ isAltered, presetName }: PlanRules): Finding[] {
  if (!isAltered) return [];
  return [
    {
      code: 'preset-altered',
      severity: 'blocker',
      where: place(presetName),
      title: message('finding.preset-altered.title', { preset: presetName }),
      whatToDo: message('finding.preset-altered.fix'),
    },
  ];
}

function unapproved({ approval, presetName }: PlanRules): Finding[] {
  if (approval === null || approval.given.state === 'approved') return [];
  const { given } = approval;
  const people = { list: approval.approvers, or: true };
  const finding = (code: FindingCode, title: Finding['title']): Finding[] => [
    {
      code,
      severity: 'blocker',
      where: place(presetName),
      title,
      whatToDo: message('finding.approval.fix', { people }),
    },
  ];
  switch (given.state) {
    case 'missing':
      return finding('approval-missing', message('finding.approval-missing.title', { people }));
    case 'outdated':
      return finding(
        'approval-outdated',
        message('finding.approval-outdated.title', { name: given.by }),
      );
    case 'own':
      return finding('approval-own', message('finding.approval-own.title'));
  }
}

function unticked({ checklist, presetName }: PlanRules, plan: RuledPlan): Finding[] {
  const open = checklist.filter((line) => !plan.checklist.includes(line));
  if (open.length === 0) return [];
  return [
    {
      code: 'checklist-unfinished',
      severity: 'blocker',
      where: place(presetName),
      title: message('finding.checklist-unfinished.title', { count: open.length }),
      whatToDo: message('finding.checklist-unfinished.fix', { lines: { list: open } }),
    },
  ];
}

/** What a preset demands of a plan whose approvals were checked. */
export function rulesOf(preset: Preset, isAltered: boolean, given: ApprovalState): PlanRules {
  const approvers = preset.approvers.map(({ name }) => name);
  return {
    presetId: preset.id,
    presetName: preset.name,
    isAltered,
    checklist: preset.checklist,
    approval: approvers.length === 0 ? null : { approvers, given },
  };
}
