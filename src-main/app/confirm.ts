import type { Account } from '#shared/domain/account';
import type { AccountUses } from '#shared/domain/account-uses';
import type { ExpiryTarget } from '#shared/domain/expiry';
import type { Armed, Preset } from '#shared/domain/preset';
import type { PublishPlan } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import type { Losing } from '#shared/domain/reach';
import type { DestinationChoices } from '#shared/domain/team-messages';
import type { TesterGroup } from '#shared/domain/tester';
import { fail } from '#shared/errors';
import {
  approveQuestion,
  armQuestion,
  deleteKeyQuestion,
  devicesQuestion,
  expireQuestion,
  inviteQuestion,
  messagesQuestion,
  notifyQuestion,
  type PublishFacts,
  publicLinkQuestion,
  publishQuestion,
  type Question,
  type ReplaceFacts,
  removeFromAppQuestion,
  removeTestersQuestion,
  replaceBuildQuestion,
  replaceKeyQuestion,
  replaceNotesQuestion,
  resendQuestion,
  saveNotesQuestion,
  takeBackQuestion,
  translatorProgramQuestion,
  translatorServiceQuestion,
} from '#shared/words/confirm';
import {
  type StoreActFacts,
  type StoreProceedFacts,
  type StoreSubmitFacts,
  storeActQuestion,
  storeProceedQuestion,
  storeSubmitQuestion,
} from '#shared/words/confirm-app-store';
import { type BatchFacts, batchQuestion } from '#shared/words/confirm-batch';
import { message } from '#shared/words/message';
import { canonicalJson } from '../engine/receipt/chain';

/** The irreversible actions. The page may request them; only a person's answer in a native dialog performs them. */
type IrreversibleAction =
  | { kind: 'publish'; facts: PublishFacts }
  | { kind: 'publish-batch'; facts: BatchFacts }
  | { kind: 'notify'; facts: PublishFacts }
  | { kind: 'replace-build'; facts: ReplaceFacts }
  | { kind: 'store-submit'; facts: StoreSubmitFacts }
  | { kind: 'store-proceed'; facts: StoreProceedFacts }
  | { kind: 'store-act'; facts: StoreActFacts }
  | { kind: 'delete-key'; account: Account; uses: AccountUses; isInUse: boolean }
  | { kind: 'replace-key'; account: Account }
  | { kind: 'take-back'; run: PublishRun }
  | { kind: 'approve'; plan: PublishPlan; as: string }
  | { kind: 'register-devices'; account: Account; names: readonly string[] }
  | {
      kind: 'expire';
      account: Account;
      app: string;
      builds: readonly ExpiryTarget[];
      losing: Losing | null;
    }
  | { kind: 'run-translator'; program: string; arguments: readonly string[] }
  | { kind: 'send-to-translator'; url: string; header: string | null }
  | { kind: 'send-messages'; choices: DestinationChoices; host: string }
  | { kind: 'replace-notes'; folder: string; files: readonly string[] }
  | { kind: 'save-notes'; changed: readonly string[]; added: readonly string[] }
  | AboutTesters
  | { kind: 'arm'; preset: Preset; account: Account; how: keyof Armed };

/** What emails people, removes them, or opens a group to everyone. */
type AboutTesters = { account: Account; app: string } & (
  | {
      kind: 'invite-testers';
      group: TesterGroup;
      emails: readonly string[];
      unclear: number;
      /** Null if it is not known. */
      hasBuild: boolean | null;
    }
  | { kind: 'resend-invitations'; emails: readonly string[]; count: number }
  | { kind: 'remove-from-app'; emails: readonly string[]; count: number }
  | { kind: 'remove-testers'; group: TesterGroup; count: number; byLink: number }
  | { kind: 'public-link'; group: TesterGroup; limit: number | null }
);

/** Shows the question outside the page; false for anything but a clear yes. */
export type AskPerson = (question: Question) => Promise<boolean>;

export interface Confirmer {
  /**
   * Asks a person, and on a yes does the work with `subject` exactly as it was when the question was shown.
   * A yes is valid for that one call. Null when the person declined. Fails with `confirmation-open`.
   */
  confirm<Subject, Result>(
    act: IrreversibleAction,
    subject: Subject,
    work: (confirmed: Subject) => Promise<Result>,
  ): Promise<Result | null>;
}

export function createConfirmer(ask: AskPerson): Confirmer {
  let isAsking = false;
  return {
    async confirm<Subject, Result>(
      act: IrreversibleAction,
      subject: Subject,
      work: (confirmed: Subject) => Promise<Result>,
    ): Promise<Result | null> {
      // Stacked dialogs would be answered without being read.
      if (isAsking) fail('confirmation-open', message('error.confirmation-open.one'));
      // A copy as text: the confirmation covers exactly this, whatever happens to the value meanwhile.
      const text = canonicalJson(subject);
      isAsking = true;
      const isConfirmed = await ask(questionFor(act)).finally(() => {
        isAsking = false;
      });
      return isConfirmed ? work(JSON.parse(text) as Subject) : null;
    },
  };
}

function questionFor(act: IrreversibleAction): Question {
  switch (act.kind) {
    case 'publish':
      return publishQuestion(act.facts);
    case 'publish-batch':
      return batchQuestion(act.facts);
    case 'notify':
      return notifyQuestion(act.facts);
    case 'replace-build':
      return replaceBuildQuestion(act.facts);
    case 'store-submit':
      return storeSubmitQuestion(act.facts);
    case 'store-proceed':
      return storeProceedQuestion(act.facts);
    case 'store-act':
      return storeActQuestion(act.facts);
    case 'take-back':
      return takeBackQuestion(act.run);
    case 'arm':
      return armQuestion(act.preset, act.account, act.how);
    case 'run-translator':
      return translatorProgramQuestion(act.program, act.arguments);
    case 'send-to-translator':
      return translatorServiceQuestion({ url: act.url, host: new URL(act.url).host }, act.header);
    case 'send-messages':
      return messagesQuestion(act.choices, act.host);
    case 'delete-key':
      return deleteKeyQuestion(act.account, act.uses, act.isInUse);
    case 'replace-key':
      return replaceKeyQuestion(act.account);
    case 'approve':
      return approveQuestion(act.plan, act.as);
    case 'replace-notes':
      return replaceNotesQuestion(act.folder, act.files);
    case 'save-notes':
      return saveNotesQuestion(act.changed, act.added);
    case 'expire':
      return expireQuestion(act);
    case 'invite-testers':
      return inviteQuestion(act.account, act.app, act.group, act);
    case 'resend-invitations':
      return resendQuestion(act.account, act.app, act.emails, act.count);
    case 'remove-from-app':
      return removeFromAppQuestion(act.account, act.app, act.emails, act.count);
    case 'remove-testers':
      return removeTestersQuestion(act.account, act.app, act.group, act);
    case 'public-link':
      return publicLinkQuestion(act.account, act.app, act.group, act.limit);
    case 'register-devices':
      return devicesQuestion(act.account, act.names);
  }
}
