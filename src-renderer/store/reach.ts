import { useEffect } from 'react';
import { create } from 'zustand';
import { type Reach, sumOfTesters } from '#shared/domain/reach';
import { request } from '../bridge/bridge';
import { type OpenPlan, seenDestination } from './plan';
import { chosenGroups } from './plan-reading';

/** Who gets the build, as far as it is known, and when App Store Connect said so (milliseconds since 1970). */
export interface KnownReach {
  reach: Reach;
  at: number;
}

/** Answers by the question that they belong to: none is ever shown beside another selection. */
const useAnswers = create<Record<string, KnownReach>>(() => ({}));
const asking = new Set<string>();

/** Ticking one group after the other asks once. */
const settleMs = 250;

/** Who gets the build of this plan. People in several groups are counted once, as soon as that was asked. */
export function useReachOf(plan: OpenPlan): KnownReach | null {
  const question = questionOf(plan);
  useEffect(() => {
    if (question === null) return;
    const timer = setTimeout(() => void ask(question), settleMs);
    return () => clearTimeout(timer);
  }, [question]);
  useAnswers((answers) => (question === null ? null : answers[question]));
  return reachOf(plan);
}

export function reachOf(plan: OpenPlan): KnownReach | null {
  const question = questionOf(plan);
  return (question === null ? null : useAnswers.getState()[question]) ?? listedReach(plan);
}

/** Asks App Store Connect who gets the build, unless the list of groups tells it. */
export async function readReach(plan: OpenPlan): Promise<void> {
  const question = questionOf(plan);
  if (question !== null) await ask(question);
}

/**
 * What the list of groups tells without asking: everything as long as at most one of them has testers; else the
 * people stay unknown. Null without such a list.
 */
function listedReach(plan: OpenPlan): KnownReach | null {
  const seen = seenDestination(plan);
  if (seen === null) return null;
  const groups = listedGroups(plan).map(({ testerCount, ...group }) => ({
    ...group,
    testers: testerCount,
  }));
  const isDistinct = groups.filter(({ testers }) => testers !== 0).length <= 1;
  const people = isDistinct ? sumOfTesters(groups) : null;
  return { reach: { groups, people, inMoreThanOne: isDistinct ? 0 : null }, at: seen.at };
}

function listedGroups(plan: OpenPlan) {
  return chosenGroups(plan)
    .filter((group) => !group.isOnlyDrafted && !group.isMissing && !group.isAmbiguous)
    .map(({ id, name, isInternal, hasAccessToAllBuilds, testerCount }) => ({
      id,
      name,
      isInternal,
      hasAccessToAllBuilds,
      testerCount,
    }));
}

/** The question for this selection, again after each reading of the app; null where the list has the answer. */
function questionOf(plan: OpenPlan): string | null {
  const seen = seenDestination(plan);
  if (seen === null || plan.accountId === null) return null;
  const groups = listedGroups(plan);
  if (groups.filter(({ testerCount }) => testerCount !== 0).length <= 1) return null;
  const groupIds = groups.map(({ id }) => id).sort();
  return JSON.stringify({
    accountId: plan.accountId,
    appId: seen.destination.app.id,
    groupIds,
    seenAt: seen.at,
  });
}

/** Not reached, the numbers of the list stay: they are an upper bound. */
async function ask(question: string): Promise<void> {
  if (asking.has(question) || useAnswers.getState()[question] !== undefined) return;
  asking.add(question);
  const { accountId, appId, groupIds } = JSON.parse(question);
  const reply = await request('reach:read', { accountId, appId, groupIds });
  asking.delete(question);
  if (reply.ok) useAnswers.setState({ [question]: { reach: reply.value, at: Date.now() } });
}
