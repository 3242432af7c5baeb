import { z } from 'zod';
import { AppError } from '../errors';
import { Message } from '../words/message';
import { Environment } from './account';

/** Apple's limit for one app (app-store-connect.md, testers 1). */
export const mostExternalTesters = 10_000;
/** Apple's limit for one internal group. */
export const mostInternalTesters = 100;
/** Characters: no address is longer. */
export const longestAddress = 254;
export const longestName = 100;

/** A beta group as the Testers tab shows it. What App Store Connect did not report is null. */
export const TesterGroup = z.object({
  id: z.string(),
  /** Empty if it is not reported. */
  name: z.string(),
  isInternal: z.boolean().nullable(),
  /** Whether it gets every build automatically: internal groups only. */
  hasAccessToAllBuilds: z.boolean().nullable(),
  testerCount: z.number().int().nullable(),
  /** ISO 8601. */
  createdAt: z.string().nullable(),
  /** The link with which anyone can join: external groups only. */
  link: z.object({
    isOn: z.boolean().nullable(),
    address: z.string().nullable(),
    /** How many people can join with it; null without a limit. */
    limit: z.number().int().nullable(),
  }),
});
export type TesterGroup = z.infer<typeof TesterGroup>;

/** A group to be created. */
export const NewGroup = z.object({
  name: z.string().max(200),
  isInternal: z.boolean(),
  hasAccessToAllBuilds: z.boolean(),
});
export type NewGroup = z.infer<typeof NewGroup>;

/** How the public link of a group is to be. */
export const GroupLink = z.object({
  isOn: z.boolean(),
  /** Null for no limit. */
  limit: z.number().int().min(1).max(mostExternalTesters).nullable(),
});
export type GroupLink = z.infer<typeof GroupLink>;

/** A tester. What App Store Connect did not report is null: those who joined by a public link have no address. */
export const Tester = z.object({
  id: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  email: z.string().nullable(),
  /** EMAIL, PUBLIC_LINK, or an unknown word of Apple's. */
  inviteType: z.string().nullable(),
  /** NOT_INVITED, INVITED, ACCEPTED, INSTALLED, REVOKED, or an unknown word of Apple's. */
  state: z.string().nullable(),
});
export type Tester = z.infer<typeof Tester>;

/** One page of a list of testers. */
export const TesterPage = z.object({
  testers: z.array(Tester),
  /** How many the whole list has. */
  total: z.number().int().nullable(),
  /** Names the next page; null for the last. */
  more: z.string().nullable(),
  /**
   * Whether the group has a build to test: Apple emails no invitation before. Null if it is not known, and for the
   * testers of a whole app.
   */
  hasBuild: z.boolean().nullable(),
});
export type TesterPage = z.infer<typeof TesterPage>;

/** A user of the team, who can become an internal tester. */
export const TeamUser = z.object({
  email: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
});
export type TeamUser = z.infer<typeof TeamUser>;

/** A person to be invited. */
export const Invitee = z.object({
  email: z.string().max(longestAddress),
  firstName: z.string().max(longestName).nullable(),
  lastName: z.string().max(longestName).nullable(),
});
export type Invitee = z.infer<typeof Invitee>;

/** One person of a file or of pasted text, compared with App Store Connect. */
export const InviteeLine = Invitee.extend({
  /** Counted from 1. */
  line: z.number().int(),
  /**
   * `new`: will be invited. `of-app`: a tester already, who will be added to the group. `in-group`: nothing to do.
   * `repeated`: an earlier line has the address. `not-a-user`: not in the team, which an internal group requires.
   */
  state: z.enum(['new', 'of-app', 'in-group', 'repeated', 'invalid', 'not-a-user']),
  /** Why nothing will be sent; null if something will. */
  reason: Message.nullable(),
});
export type InviteeLine = z.infer<typeof InviteeLine>;

/** A line of a list that is not sent, with the reason. */
export const LeftOut = InviteeLine.extend({
  state: z.enum(['repeated', 'invalid', 'not-a-user']),
});
export type LeftOut = z.infer<typeof LeftOut>;

/** What inviting these people would do. Nothing was sent yet. */
export const InvitationPreview = z.object({
  /** Null for pasted text. */
  fileName: z.string().nullable(),
  lines: z.array(InviteeLine),
  /** How many more testers the app or the internal group can take; null if it is not known. */
  placesLeft: z.number().int().nullable(),
});
export type InvitationPreview = z.infer<typeof InvitationPreview>;

/**
 * What became of a person. `invited`: is a tester now. `added`: was a tester, and is in the group now. `already`: was
 * in the group. `unclear`: App Store Connect did not answer, and does not show them. `left-out`: a line of the list that
 * could not be used, or repeats another one.
 */
export const InvitationOutcome = z.enum([
  'waiting',
  'invited',
  'added',
  'already',
  'failed',
  'unclear',
  'left-out',
]);
export type InvitationOutcome = z.infer<typeof InvitationOutcome>;

export const InvitationRow = Invitee.extend({
  outcome: InvitationOutcome,
  /** Whether App Store Connect showed them in the group afterwards. */
  isConfirmed: z.boolean(),
  /** The tester's state as it was read afterwards: with NOT_INVITED Apple has emailed nobody yet. */
  state: z.string().nullable(),
  error: AppError.nullable(),
  /** Why a line was left out; null for every other row. */
  reason: Message.nullable(),
});
export type InvitationRow = z.infer<typeof InvitationRow>;

/** People being invited to a group: lasts until it is removed, also over restarts. */
export const Invitation = z.object({
  id: z.string(),
  accountId: z.string(),
  environment: Environment,
  bundleId: z.string(),
  appName: z.string(),
  group: z.object({ id: z.string(), name: z.string(), isInternal: z.boolean() }),
  /** ISO 8601. */
  createdAt: z.string(),
  /** `confirming`: everything was sent, and is read back. `stopped` can be resumed. */
  state: z.enum(['running', 'confirming', 'stopped', 'done']),
  /** Why it stopped; null if a person or the end of the program stopped it. */
  error: AppError.nullable(),
  counts: z.record(InvitationOutcome, z.number().int()),
  /** Of those who were invited or added, how many App Store Connect does not show yet. */
  unconfirmed: z.number().int(),
  /** Of those who were invited or added, whom Apple emails only once the group has a build to test. */
  notEmailed: z.number().int(),
  total: z.number().int(),
});
export type Invitation = z.infer<typeof Invitation>;

/** What became of an act on one tester. */
export const TesterResult = z.object({
  id: z.string(),
  /** `unclear`: App Store Connect did not answer, and the act is not repeated. */
  outcome: z.enum(['done', 'failed', 'unclear']),
  error: AppError.nullable(),
});
export type TesterResult = z.infer<typeof TesterResult>;

/** People who were removed from a group; `id` undoes it while the app runs. */
export const Removal = z.object({
  id: z.string(),
  results: z.array(TesterResult),
  /** Accepted by App Store Connect, which still shows them in the group. */
  unconfirmed: z.number().int(),
});
export type Removal = z.infer<typeof Removal>;
