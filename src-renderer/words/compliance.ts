import type { ComplianceAnswer } from '#shared/domain/compliance-answer';
import type { EncryptionDeclaration } from '#shared/domain/destination';
import { declarationStateWords } from '#shared/words/export';
import { say } from '#shared/words/say';

/** `Your answer on 3 Nov 2026: No, …` */
export function rememberedWords({ usesNonExemptEncryption, at }: ComplianceAnswer): string {
  return say('plan.compliance.remembered', {
    answer: usesNonExemptEncryption ? 'yes' : 'no',
    at: { day: at },
  });
}

/** Declarations that a build may get; one that Apple is reviewing keeps testers waiting. */
const attachable: ReadonlySet<string> = new Set(['APPROVED', 'IN_REVIEW']);

/** As a list to choose from, approved ones first. */
export function declarationChoices(
  declarations: readonly EncryptionDeclaration[] | null,
): { value: string; label: string; text: string }[] {
  const all = (declarations ?? []).filter(({ state }) => attachable.has(state));
  const isApproved = ({ state }: EncryptionDeclaration) => state === 'APPROVED';
  return [...all.filter(isApproved), ...all.filter((one) => !isApproved(one))].map((one) => ({
    value: one.id,
    label: nameOf(one),
    text: choiceText(one),
  }));
}

function choiceText({ state, createdDate }: EncryptionDeclaration): string {
  const key = state === 'APPROVED' ? 'approved' : 'in-review';
  return createdDate === null
    ? say(`plan.declaration.${key}`)
    : say(`plan.declaration.${key}-since`, { day: { day: createdDate } });
}

/** The others, each with its state and date. */
export function otherDeclarations(
  declarations: readonly EncryptionDeclaration[] | null,
): { id: string; words: string }[] {
  return (declarations ?? [])
    .filter(({ state }) => !attachable.has(state))
    .map((one) => {
      const facts = { name: nameOf(one), state: declarationStateWords(one.state) };
      return {
        id: one.id,
        words:
          one.createdDate === null
            ? say('plan.declaration.other', facts)
            : say('plan.declaration.other-since', { ...facts, day: { day: one.createdDate } }),
      };
    });
}

function nameOf({ id, description }: EncryptionDeclaration): string {
  return description === '' ? say('plan.declaration.unnamed', { id }) : description;
}

/** What is attached if nothing is chosen. */
export function usedDeclaration(
  declarations: readonly EncryptionDeclaration[] | null,
): string | null {
  const approved = (declarations ?? []).filter(({ state }) => state === 'APPROVED');
  return approved.length === 1 ? (approved[0]?.id ?? null) : null;
}

/** What Apple will ask, shown before the upload. */
export function declarationHint(declarations: readonly EncryptionDeclaration[] | null): string {
  return [say('plan.declaration.asks'), declarationAdvice(declarations)].join(' ');
}

function declarationAdvice(declarations: readonly EncryptionDeclaration[] | null): string {
  if (declarations === null) return say('plan.declaration.unread');
  if (usedDeclaration(declarations) !== null) return say('plan.declaration.attached');
  return declarationChoices(declarations).length > 0
    ? say('plan.declaration.choose')
    : say('declaration.submit');
}
