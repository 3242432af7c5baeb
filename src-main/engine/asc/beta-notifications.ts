import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { AscClient } from './client';
import { Refusal } from './refusal';
import { single } from './relationship';

/**
 * Sets whether Apple emails testers as soon as they can install the build. The switch is in the build's beta detail,
 * whose ID only App Store Connect knows. Throws `answer-unexpected`.
 */
export async function setAutoNotify(
  client: AscClient,
  buildId: string,
  autoNotifyEnabled: boolean,
): Promise<{ requestId: string | null }> {
  const { document } = await client.get(`/v1/builds/${buildId}/buildBetaDetail`);
  const { id } = single(document);
  if (id === '') fail('answer-unexpected', message('error.answer-unexpected.no-beta-detail-id'));
  const { requestId } = await client.patch(`/v1/buildBetaDetails/${id}`, {
    data: { type: 'buildBetaDetails', id, attributes: { autoNotifyEnabled } },
  });
  return { requestId };
}

/**
 * Emails the build's testers. Each success may email all of them, so it must not be repeated. When Apple emails
 * them automatically, it refuses (409), and there is nothing left to send (rorkai/App-Store-Connect-CLI#2044).
 */
export async function notifyTesters(
  client: AscClient,
  buildId: string,
): Promise<{ requestId: string | null }> {
  try {
    const { requestId } = await client.post('/v1/buildBetaNotifications', {
      data: {
        type: 'buildBetaNotifications',
        relationships: { build: { data: { type: 'builds', id: buildId } } },
      },
    });
    return { requestId };
  } catch (thrown) {
    const isAutomatic =
      thrown instanceof Refusal && thrown.answer.status === 409 && thrown.mentions(/auto-?notify/i);
    if (isAutomatic) return { requestId: thrown.answer.requestId };
    throw thrown;
  }
}
