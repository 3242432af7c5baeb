import { beforeEach, expect, it } from 'vitest';
import type { ExpiryAct } from '#shared/domain/expiry';
import {
  closeExpiry,
  expireTicked,
  openExpiry,
  receiveExpiry,
  useExpiry,
} from '../../src-renderer/store/expiry';
import { bridgeDouble, ok } from '../helpers/bridge-double';

const main = bridgeDouble();
const app = { accountId: 'a', bundleId: 'com.northwind.orbit' };
const act: ExpiryAct = {
  id: 'act',
  accountId: 'a',
  startedAt: '2026-11-22T14:00:00.000Z',
  app: { id: '1', name: 'Orbit Notes', bundleId: app.bundleId },
  state: 'running',
  results: [],
};

beforeEach(() => closeExpiry());

it('a sheet that is closed while builds expire shows them when it is opened again', async () => {
  let end: (act: ExpiryAct) => void = () => undefined;
  const preview = { app: act.app, readAt: act.startedAt, rows: [], groups: [], kept: 0 };
  main.answer({
    'expiry:preview': () =>
      ok({ ticket: 't', preview: { ...preview, versions: [], platforms: [] } }),
    'expiry:stopped': () => ok([]),
    'expiry:expire': () =>
      new Promise((resolve) => {
        end = (over) => resolve(ok(over));
      }),
    'apps:read': () => new Promise(() => undefined),
  });
  await openExpiry(app);
  useExpiry.setState({ ticked: new Set(['b']) });
  const expiring = expireTicked();
  closeExpiry();
  expect(useExpiry.getState().app).toBeNull();
  receiveExpiry(act);
  await openExpiry(app);
  expect(useExpiry.getState()).toMatchObject({ app, isExpiring: true, act });

  // Closed once more, the end is only said: what is chosen next is not covered by it.
  closeExpiry();
  end({ ...act, state: 'done' });
  await expiring;
  await openExpiry(app);
  expect(useExpiry.getState()).toMatchObject({ isExpiring: false, act: null });
});
