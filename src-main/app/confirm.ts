import type { Account } from '#shared/domain/account';
import { fail } from '#shared/errors';
import {
  deleteKeyQuestion,
  notifyQuestion,
  type PublishFacts,
  publishQuestion,
  type Question,
} from '#shared/words/confirm';
import { message } from '#shared/words/message';
import { canonicalJson } from '../engine/receipt/chain';

/** The irreversible actions. The page may request them; only a person's answer in a native dialog performs them. */
type IrreversibleAction =
  | { kind: 'publish'; facts: PublishFacts }
  | { kind: 'notify'; facts: PublishFacts }
  | { kind: 'delete-key'; account: Account };

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
    case 'notify':
      return notifyQuestion(act.facts);
    case 'delete-key':
      return deleteKeyQuestion(act.account);
  }
}
