import { describe, expect, it } from 'vitest';
import {
  type CallingFrame,
  isPageUrl,
  mayCall,
} from '../../src-main/electron/security/frame-check';

const ours: CallingFrame = {
  contentsId: 1,
  isMainFrame: true,
  isDetached: false,
  url: 'app://slipway/index.html',
  origin: 'app://slipway',
};

describe('a call', () => {
  it('a call is accepted from the top-level page of our window', () => {
    expect(mayCall(ours, 1)).toBe(true);
    expect(mayCall({ ...ours, url: 'app://slipway/index.html#/activity' }, 1)).toBe(true);
  });

  it.each<[string, CallingFrame | null, number | null]>([
    ['a frame that is gone', null, 1],
    ['any frame while there is no window', ours, null],
    ['another window', { ...ours, contentsId: 2 }, 1],
    ['a frame inside the page', { ...ours, isMainFrame: false }, 1],
    ['a frame that left its page', { ...ours, isDetached: true }, 1],
    ['an empty frame with our origin', { ...ours, url: 'about:blank' }, 1],
    ['a frame without an address', { ...ours, url: '' }, 1],
    ['a frame with written contents', { ...ours, url: 'about:srcdoc' }, 1],
    ['a page without an origin', { ...ours, origin: 'null' }, 1],
    [
      'another host of our scheme',
      { ...ours, url: 'app://evil/index.html', origin: 'app://evil' },
      1,
    ],
    [
      'a host that begins like ours',
      { ...ours, url: 'app://slipway.evil/index.html', origin: 'app://slipway.evil' },
      1,
    ],
    [
      'a host that ends like ours',
      { ...ours, url: 'app://evil.slipway/', origin: 'app://evil.slipway' },
      1,
    ],
    ['a page with a user in its address', { ...ours, url: 'app://slipway@evil/index.html' }, 1],
    ['another file of ours', { ...ours, url: 'app://slipway/assets/page.html' }, 1],
    ['the web', { ...ours, url: 'https://slipway/index.html', origin: 'https://slipway' }, 1],
    ['a file', { ...ours, url: 'file:///app/index.html', origin: 'file://' }, 1],
    ['text as a page', { ...ours, url: 'data:text/html,app://slipway', origin: 'null' }, 1],
    ['our address under a foreign origin', { ...ours, origin: 'https://evil.test' }, 1],
  ])('is refused from %s', (_name, frame, window) => {
    expect(mayCall(frame, window)).toBe(false);
  });
});

it.each([
  'app://slipway/',
  'app://slipway/index.html',
  'app://slipway/index.html#/runs',
  'app://slipway/index.html?x',
])('the frame check recognizes %s as the page', (address) => {
  expect(isPageUrl(address)).toBe(true);
});

it.each([
  '',
  'about:blank',
  'javascript:alert(1)',
  'app://slipway:80/',
  'app://u:p@slipway/',
  'app://slipway/a/../b',
])('does not take %s for the page', (address) => {
  expect(isPageUrl(address)).toBe(false);
});
