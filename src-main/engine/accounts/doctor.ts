import type { LearnedFeature } from '#shared/domain/account';
import type { KeyReport } from '#shared/domain/key-report';
import { type AppError, AppException, appError, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import { listApps } from '../asc/apps';
import type { AscClient } from '../asc/client';
import { lendKey } from '../asc/connect';
import { readUsers } from '../asc/users';
import type { Connection } from '../connection';
import { interceptor, proxyOf } from './doctor-network';
import type { DoctorParts, Limit, Patient } from './doctor-parts';
import { whyRefused } from './doctor-refusal';
import { type Findings, reportOf } from './doctor-report';
import { readPrivateKey } from './private-key';

export interface Examination {
  /** Without a judgment of the role: that follows from the proofs, and from what was known before. */
  report: KeyReport;
  proofs: LearnedFeature[];
}

/**
 * Checks one key, from its entry in the keychain to what its role allows. It only reads, and ends within the limit
 * whatever the keychain and the network do.
 */
export async function examineKey(
  patient: Patient,
  parts: DoctorParts,
  limitMs: number,
): Promise<Examination> {
  const { connection } = patient;
  const limit = { signal: AbortSignal.timeout(limitMs), limitMs };
  const keyFault = await faultOfKey(connection, parts, limit);
  if (keyFault) return close(parts, { ...nothing, error: keyFault, isAboutFile: true });
  // The system may take its time to name it, and the request asks for it as well.
  const proxy = proxyOf(connection, parts.proxies, limit.signal);
  const client = parts.connect(connection).forRun({ signal: limit.signal, patience: 'short' });
  const asked = await askForApps(client, connection, parts, limit);
  const { answeredInMs } = asked;
  const clockBehindSeconds = answeredInMs === null ? null : client.skewSeconds;
  const seen = { ...nothing, answeredInMs, clockBehindSeconds, proxy: await proxy };
  if (!('error' in asked)) {
    const proofs = [proof('read', true), ...(await askForUsers(patient, client))];
    return close(parts, { ...seen, appCount: asked.appCount }, proofs);
  }
  const { error } = asked;
  // The key is accepted, and its role may not even read: Finance, Sales and the like.
  const proofs = error.code === 'role-too-small' ? [proof('read', false)] : [];
  const explained = {
    ...seen,
    error: error.code === 'key-refused' ? await whyRefused(patient, error, parts, limit) : error,
    interceptor: await interceptor(connection, error, parts.proxies, limit.signal),
  };
  return close(parts, explained, proofs);
}

const nothing: Findings = {
  error: null,
  isAboutFile: false,
  proxy: null,
  interceptor: null,
  appCount: null,
  answeredInMs: null,
  clockBehindSeconds: null,
};

type Proof = Pick<LearnedFeature, 'feature' | 'isAllowed'>;

const proof = (feature: Proof['feature'], isAllowed: boolean): Proof => ({ feature, isAllowed });

function close(
  { clock }: DoctorParts,
  findings: Findings,
  proofs: readonly Proof[] = [],
): Examination {
  const at = clock.now().toISOString();
  return { report: reportOf(findings, at), proofs: proofs.map((one) => ({ ...one, at })) };
}

/** Why the key can't be lent, or isn't one; null for a good key. */
async function faultOfKey(
  connection: Connection,
  { keys }: DoctorParts,
  { signal, limitMs }: Limit,
): Promise<AppError | null> {
  const lend = lendKey(connection, keys, async (pem) => void readPrivateKey(pem));
  try {
    await Promise.race([lend, aborted(signal)]);
    return null;
  } catch (thrown) {
    if (thrown !== signal.reason) return toAppError(thrown);
    return slow(message('error.key-check-slow.keychain', { time: { duration: limitMs } }));
  }
}

/** The keychain may be waiting for a person’s permission, and takes no signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

type Asked =
  | { answeredInMs: number; appCount: number }
  | { answeredInMs: number | null; error: AppError };

/** One row of the apps: an answer proves address, key and agreements at once. */
async function askForApps(
  client: AscClient,
  { apiUrl }: Connection,
  { clock }: DoctorParts,
  { signal, limitMs }: Limit,
): Promise<Asked> {
  const begun = clock.monotonic();
  const since = () => Math.round(clock.monotonic() - begun);
  try {
    const { total } = await listApps(client, 1);
    return { answeredInMs: since(), appCount: total };
  } catch (thrown) {
    const time = { duration: limitMs };
    const { host } = new URL(apiUrl);
    if (thrown === signal.reason)
      return {
        answeredInMs: null,
        error: slow(message('error.key-check-slow.server', { host, time })),
      };
    const error = toAppError(thrown);
    return { answeredInMs: error.apple === null ? null : since(), error };
  }
}

/** Only an Admin may read users. Any other answer than yes or no says nothing. */
async function askForUsers({ account }: Patient, client: AscClient): Promise<Proof[]> {
  if (account.issuerId === null) return [];
  try {
    await readUsers(client);
    return [proof('users', true)];
  } catch (thrown) {
    const isRefused = thrown instanceof AppException && thrown.error.code === 'role-too-small';
    return isRefused ? [proof('users', false)] : [];
  }
}

function slow(detail: ReturnType<typeof message>): AppError {
  return appError('key-check-slow', detail);
}
