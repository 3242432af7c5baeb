import { useEffect } from 'react';
import type { Preset } from '#shared/domain/preset';
import { say } from '#shared/words/say';
import { changePlan, type OpenPlan } from '../../store/plan';
import { presetOf } from '../../store/plan-reading';
import { checkApproval, openShared, savePlanForApproval } from '../../store/sharing';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { TickBox } from '../../ui/tick-box';
import './preset-demands.css';

/** After the last key: an approval is for every letter of the plan. */
const quiet = 300;

/** What the app's preset demands before a publish: lines to check off, and a second person's approval. */
export function PresetDemands({ plan }: { plan: OpenPlan }) {
  const preset = presetOf(plan);
  if (preset === null || (preset.checklist.length === 0 && preset.approvers.length === 0))
    return null;
  return (
    <Section title={say('demands.title')} id="step-demands">
      {preset.checklist.length > 0 && <Checklist plan={plan} lines={preset.checklist} />}
      {preset.approvers.length > 0 && <Approval plan={plan} preset={preset} />}
    </Section>
  );
}

function Checklist({ plan, lines }: { plan: OpenPlan; lines: readonly string[] }) {
  const open = lines.filter((line) => !plan.checklist.includes(line)).length;
  const tick = (line: string, isDone: boolean) =>
    changePlan(({ checklist }) => ({
      checklist: isDone ? [...checklist, line] : checklist.filter((one) => one !== line),
    }));
  return (
    <div className="demands-block">
      <div className="demands-head">
        <h3>{say('demands.checklist')}</h3>
        <span className="small">{say('demands.open', { open })}</span>
      </div>
      {lines.map((line) => (
        <TickBox
          key={line}
          label={line}
          isSelected={plan.checklist.includes(line)}
          onChange={(isDone) => tick(line, isDone)}
        />
      ))}
    </div>
  );
}

function Approval({ plan, preset }: { plan: OpenPlan; preset: Preset }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the approval itself must not ask again
  useEffect(() => {
    const timer = setTimeout(() => void checkApproval(plan), quiet);
    return () => clearTimeout(timer);
  }, [plan.draft, plan.approved, plan.overrides, plan.accountId, preset]);
  const { approval } = plan;
  const isApproved = approval.state === 'approved';
  return (
    <div className="demands-block">
      <div className="demands-head">
        <h3>{say('demands.approval')}</h3>
        <Chip tone={isApproved ? 'ok' : 'look'}>
          {say('demands.chip', { state: approval.state })}
        </Chip>
      </div>
      <p role="status">{approvalWords(approval, preset)}</p>
      <div className="demands-acts">
        <Button onPress={() => void savePlanForApproval(plan)}>{say('demands.save')}</Button>
        <Button onPress={() => void openShared(null)}>{say('demands.open-file')}</Button>
      </div>
    </div>
  );
}

function approvalWords(approval: OpenPlan['approval'], { approvers }: Preset): string {
  switch (approval.state) {
    case 'approved':
      return say('demands.approval.approved', { name: approval.by });
    case 'outdated':
      return say('demands.approval.outdated', { name: approval.by });
    case 'own':
      return say('demands.approval.own');
    case 'missing':
      return say('demands.approval.missing', {
        people: { list: approvers.map(({ name }) => name), or: true },
      });
  }
}
