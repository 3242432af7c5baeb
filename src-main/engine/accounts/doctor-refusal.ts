import type { Account } from '#shared/domain/account';
import { type AppError, appError, toAppError } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import type { DoctorParts, Limit, Patient } from './doctor-parts';

/** More teams than this on one computer are not asked about: each costs a request. */
const maxIssuers = 4;

/**
 * Why App Store Connect rejected a key. Its answer is the same for each reason (app-store-connect.md, keys 11): a key
 * that worked is gone, one that another issuer accepts has the wrong Issuer ID, and the rest can’t be told apart.
 */
export async function whyRefused(
  patient: Patient,
  refused: AppError,
  parts: DoctorParts,
  { signal }: Limit,
): Promise<AppError> {
  const { account, connection } = patient;
  const apple = refused.apple ? { apple: refused.apple } : {};
  const workedAt = account.workedAt ?? acceptedAt(account);
  if (workedAt !== undefined)
    return appError(
      'key-revoked',
      message('error.key-revoked.detail', {
        keyId: account.keyId,
        when: { moment: workedAt },
      }),
      apple,
    );
  for (const candidate of candidates(patient)) {
    const { issuerId } = candidate;
    const client = parts.connect(connection, { keyId: connection.keyId, issuerId });
    const asked = client.forRun({ signal, patience: 'short' }).page('/v1/apps', { limit: 1 });
    if (await isAccepted(asked)) return appError('issuer-id-wrong', candidate.detail, apple);
  }
  return { ...refused, whatToDo: message('error.key-refused.pair-fix') };
}

interface Candidate {
  issuerId: string | null;
  /** What it means if the key works with it. */
  detail: Message;
}

function candidates({ account, others }: Patient): Candidate[] {
  const { keyId } = account;
  const teams = new Map<string, Account>();
  for (const other of others)
    if (other.issuerId !== null && other.issuerId !== account.issuerId)
      teams.set(other.issuerId, other);
  const ofTeams = [...teams].slice(0, maxIssuers).map(([issuerId, { name }]) => ({
    issuerId,
    detail: message('error.issuer-id-wrong.other-team', { keyId, name, issuerId }),
  }));
  if (account.issuerId === null) return ofTeams;
  const individual = message('error.issuer-id-wrong.individual', { keyId });
  return [{ issuerId: null, detail: individual }, ...ofTeams];
}

/** As an earlier version of Slipway kept it. */
function acceptedAt({ check }: Account): string | undefined {
  return check.state === 'accepted' ? check.at : undefined;
}

/** A refusal for another reason than the key accepts the key. */
async function isAccepted(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (thrown) {
    const { code, apple } = toAppError(thrown);
    return apple?.status === 403 && code !== 'key-refused';
  }
}
