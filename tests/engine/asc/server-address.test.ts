import { describe, expect, it } from 'vitest';
import {
  isAllowedUploadUrl,
  isKnownUploadHost,
  isPublicAddress,
} from '../../../src-main/engine/asc/server-address';

describe('where parts of a live account may go', () => {
  it.each([
    'https://northamerica-1.object-storage.apple.com/part?sig=1',
    'https://store-eu.cdn-apple.com/part',
    'https://uploads.s3.eu-west-1.amazonaws.com/part',
    'https://17.253.144.10/part',
    'https://[2620:149:af0::10]/part',
  ])('%s is accepted as a public host for parts', (address) => {
    expect(isAllowedUploadUrl(address, 'live')).toBe(true);
  });

  it.each([
    'http://object-storage.apple.com/part',
    'https://user:secret@object-storage.apple.com/part',
    'https://localhost/part',
    'https://uploads/part',
    'https://nas.local/part',
    'https://proxy.corp/part',
    'https://files.internal/part',
    'https://127.0.0.1/part',
    'https://2130706433/part',
    'https://0x7f.1/part',
    'https://10.1.2.3/part',
    'https://172.20.0.1/part',
    'https://192.168.1.1/part',
    'https://169.254.169.254/latest',
    'https://100.64.0.1/part',
    'https://[::1]/part',
    'https://[fe80::1]/part',
    'https://[fd00::1]/part',
    'https://[::ffff:10.0.0.1]/part',
    'file:///etc/passwd',
    'no address',
  ])('%s is refused as a host for parts', (address) => {
    expect(isAllowedUploadUrl(address, 'live')).toBe(false);
  });

  it('an address that a host name resolves to must follow the same rules', () => {
    expect(isPublicAddress('17.253.144.10')).toBe(true);
    expect(isPublicAddress('::ffff:192.168.0.1')).toBe(false);
    expect(isPublicAddress('not an address')).toBe(false);
  });

  it('only hosts that Apple has been seen to use are not mentioned to the user', () => {
    expect(isKnownUploadHost('eu.object-storage.apple.com')).toBe(true);
    expect(isKnownUploadHost('object-storage.apple.com.example.com')).toBe(false);
  });
});

it('parts of a practice account are only sent to this computer', () => {
  expect(isAllowedUploadUrl('http://127.0.0.1:4711/parts/1', 'practice')).toBe(true);
  expect(isAllowedUploadUrl('https://eu.object-storage.apple.com/part', 'practice')).toBe(false);
});
