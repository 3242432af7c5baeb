import { describe, expect, it } from 'vitest';
import { toAppError } from '#shared/errors';
import {
  checkedAddress,
  checkedUrl,
  maskOf,
  withoutAddress,
} from '../../../src-main/engine/messages/address';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'accepted';
  } catch (thrown) {
    return toAppError(thrown).code;
  }
};

describe('the address of a destination', () => {
  it.each([
    ['https://hooks.slack.com/services/T1/B1/abc', 'accepted'],
    ['http://127.0.0.1:8080/hook', 'accepted'],
    ['http://hooks.slack.com/services/T1/B1/abc', 'message-address'],
    ['https://name:pass@hooks.slack.com/x', 'message-address'],
    ['file:///etc/passwd', 'message-address'],
    ['hooks.slack.com', 'message-address'],
  ])('an address is used over TLS or on this computer only: %s', (url, result) => {
    expect(codeOf(() => checkedUrl('slack', url))).toBe(result);
  });

  it('an Office 365 connector is refused for Teams, since it no longer takes anything', () => {
    expect(codeOf(() => checkedUrl('teams', 'https://acme.webhook.office.com/webhookb2/1'))).toBe(
      'message-address',
    );
    const workflow = 'https://prod-1.westus.logic.azure.com/workflows/1/triggers/manual?sig=abc';
    expect(codeOf(() => checkedUrl('teams', workflow))).toBe('accepted');
  });

  it.each([
    ['slack', 'https://example.com/x', 'message-address'],
    ['slack', 'https://hooks.slack.com.example.com/x', 'message-address'],
    ['slack', 'https://hooks.slack-gov.com/services/x', 'accepted'],
    ['discord', 'https://hooks.slack.com/services/x', 'message-address'],
    ['discord', 'https://discordapp.com/api/webhooks/1/x', 'accepted'],
    ['discord', 'https://canary.discord.com/api/webhooks/1/x', 'accepted'],
    ['teams', 'https://prod-1.westus.logic.azure.com:443/workflows/1', 'accepted'],
    ['teams', 'https://x.18.environment.api.powerplatform.com/powerautomate/1', 'accepted'],
    ['teams', 'https://evil-powerplatform.com/1', 'message-address'],
    ['json', 'https://example.com/x', 'accepted'],
  ] as const)(
    'a message for %s goes to %s only if its webhooks are there',
    (service, url, result) => {
      expect(codeOf(() => checkedUrl(service, url))).toBe(result);
    },
  );

  it('a JSON webhook needs a secret that can’t be guessed, and a chat keeps none', () => {
    const url = 'https://example.com/hook';
    const of = (service: 'json' | 'slack', secret: string | null) =>
      codeOf(() => checkedAddress(service, { url, secret }));
    const chat = 'https://hooks.slack.com/services/T1/B1/abc';
    expect(of('json', null)).toBe('message-secret');
    expect(of('json', 'short')).toBe('message-secret');
    expect(of('json', 'whsec_c2hvcnQ=')).toBe('message-secret');
    expect(of('json', `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe('accepted');
    expect(checkedAddress('slack', { url: chat, secret: 'left over' }).secret).toBeNull();
  });

  it('what a service answers is shown without anything of the address', () => {
    const address = {
      url: 'https://x.example/T0KEN12/B0KEN34?sig=a%2Bsecret',
      secret: 'whsec_AAAAAA',
    };
    const words = withoutAddress(
      'no /T0KEN12/B0KEN34?sig=a%2Bsecret, no B0KEN34, no a+secret, no whsec_AAAAAA',
      address,
    );
    expect(words).not.toMatch(/T0KEN|B0KEN|secret|whsec/);
    expect(withoutAddress('NO /t0ken12/b0ken34, SIG=A+SECRET', address)).not.toMatch(/ken|secret/i);
    expect(maskOf(address)).toEqual({ host: 'x.example', ending: 'cret' });
  });
});
