import { z } from 'zod';
import {
  GroupLink,
  Invitation,
  InvitationPreview,
  InvitationRow,
  Invitee,
  LeftOut,
  mostExternalTesters,
  NewGroup,
  Removal,
  TeamUser,
  TesterGroup,
  TesterPage,
  TesterResult,
} from '../../domain/tester';
import { peopleLikeName } from '../../domain/tester-address';

const accountId = z.string().min(1).max(64);
const id = z.string().regex(/^[\w-]{1,64}$/);
const ofApp = z.object({ accountId, bundleId: z.string().min(1).max(255) }).strict();
const ofGroup = ofApp.extend({ groupId: id }).strict();
const testerIds = z
  .array(z.string().regex(/^[\w-]{1,100}$/))
  .min(1)
  .max(mostExternalTesters);
const invitation = z.object({ invitationId: id }).strict();

/** The groups of an app, and their testers. */
export const testerRequests = {
  'groups:list': { params: ofApp, result: z.array(TesterGroup) },
  'groups:create': {
    params: ofApp.extend({ group: NewGroup.strict() }).strict(),
    result: TesterGroup,
  },
  'groups:rename': {
    params: ofGroup.extend({ name: z.string().max(200) }).strict(),
    result: TesterGroup,
  },
  /** A person confirms it in the system's dialog: anyone with the link can join. Null if the person declined. */
  'groups:set-link': {
    params: ofGroup.extend({ link: GroupLink.strict() }).strict(),
    result: TesterGroup.nullable(),
  },
  /** The first page of testers; without a group, of all of the app. */
  'testers:read': {
    params: ofApp.extend({ groupId: id.nullable() }).strict(),
    result: TesterPage,
  },
  'testers:read-more': {
    params: z.object({ accountId, more: z.string().max(64) }).strict(),
    result: TesterPage,
  },
  'testers:users': { params: ofApp, result: z.array(TeamUser) },
  /** People in a text, or in a file that was dropped; a null path asks in the system's dialog. Sends nothing. */
  'testers:preview': {
    params: ofGroup
      .extend({
        source: z.union([
          z.object({ text: z.string().max(5_000_000) }).strict(),
          z.object({ path: z.string().max(4096).regex(peopleLikeName).nullable() }).strict(),
        ]),
      })
      .strict(),
    result: InvitationPreview.nullable(),
  },
  /** Emails people, which a person confirms in the system's dialog. Null if the person declined. */
  'testers:invite': {
    params: ofGroup
      .extend({
        people: z.array(Invitee.strict()).min(1).max(mostExternalTesters),
        /** Lines of the list that are not sent: the result names them too. */
        leftOut: z.array(LeftOut.strict()).max(mostExternalTesters),
      })
      .strict(),
    result: Invitation.nullable(),
  },
  'testers:invitations': { params: z.object({}).strict(), result: z.array(Invitation) },
  'testers:invitation-rows': { params: invitation, result: z.array(InvitationRow) },
  'testers:stop-invitation': { params: invitation, result: Invitation },
  /** Emails those who are left, which a person confirms again. Null if the person declined. */
  'testers:resume-invitation': { params: invitation, result: Invitation.nullable() },
  'testers:remove-invitation': { params: invitation, result: z.null() },
  /** Saves everyone who is not in the group as a file, chosen in the system's dialog. Null without a choice. */
  'testers:export-invitation': {
    params: invitation,
    result: z.object({ fileName: z.string() }).nullable(),
  },
  /** A person confirms it if it can't be undone. Null if the person declined. */
  'testers:remove': {
    params: ofGroup.extend({ testerIds }).strict(),
    result: Removal.nullable(),
  },
  /** Takes a removal of this session back. */
  'testers:restore': {
    params: z.object({ removalId: z.string().max(64) }).strict(),
    result: z.array(TesterResult),
  },
  /** A person confirms it in the system's dialog. Null if the person declined. */
  'testers:remove-from-app': {
    params: ofApp.extend({ testerIds }).strict(),
    result: z.array(TesterResult).nullable(),
  },
  /** Emails people again, which a person confirms in the system's dialog. Null if the person declined. */
  'testers:resend': {
    params: ofApp.extend({ testerIds }).strict(),
    result: z.array(TesterResult).nullable(),
  },
} as const;
