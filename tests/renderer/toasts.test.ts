import { expect, it } from 'vitest';
import { showToast, useWindow } from '../../src-renderer/store/window';
import { bridgeDouble } from '../helpers/bridge-double';

bridgeDouble();

const texts = () => useWindow.getState().toasts.map(({ text }) => text);

it('two toasts are shown at most, and a text never twice', () => {
  for (const text of ['First', 'Second', 'Third']) showToast(text);
  expect(texts()).toEqual(['Second', 'Third']);
  showToast('Second');
  expect(texts()).toEqual(['Third', 'Second']);
});
