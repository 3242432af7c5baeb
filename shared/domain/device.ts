import { z } from 'zod';
import { AppError } from '../errors';
import { Message } from '../words/message';

/** A device that is registered to a team for development and ad hoc builds. */
export const Device = z.object({
  id: z.string(),
  /** Empty if App Store Connect does not tell. */
  name: z.string(),
  /** 40 digits, 8 and 16 with a hyphen, or a UUID; empty if App Store Connect does not tell. */
  udid: z.string(),
  /** `IOS`, `MAC_OS`, `UNIVERSAL`, or a value that Apple adds later. */
  platform: z.string().nullable(),
  /** `IPHONE`, `IPAD`, `MAC`, … or a value that Apple adds later. */
  deviceClass: z.string().nullable(),
  /** As Apple names it: `iPhone 16`. */
  model: z.string().nullable(),
  /** `ENABLED`, `DISABLED`, `PROCESSING`, or a value that Apple adds later. */
  status: z.string().nullable(),
  /** ISO 8601. */
  addedAt: z.string().nullable(),
});
export type Device = z.infer<typeof Device>;

/** A device to be registered, as it is sent. */
export const NewDevice = z.object({
  name: z.string().max(200),
  udid: z.string().max(200),
  platform: z.enum(['IOS', 'MAC_OS']),
});
export type NewDevice = z.infer<typeof NewDevice>;

/** What is changed of a device: only what is there. */
export const DeviceChange = z.object({
  name: z.string().max(200).optional(),
  status: z.enum(['ENABLED', 'DISABLED']).optional(),
});
export type DeviceChange = z.infer<typeof DeviceChange>;

/** One line of a file with devices. */
export const DeviceLine = z.object({
  /** Counted from 1. */
  line: z.number().int(),
  /** As the file has it, as far as it could be read. */
  name: z.string(),
  udid: z.string(),
  /** `new`: to be registered. `registered`: the account has it. `repeated`: an earlier line has it. */
  state: z.enum(['new', 'registered', 'repeated', 'malformed']),
  /** Why it is not sent; null for a new one. */
  reason: Message.nullable(),
  /** What is sent for a new one, else null. */
  device: NewDevice.nullable(),
});
export type DeviceLine = z.infer<typeof DeviceLine>;

/** A file with devices, compared with an account. Nothing was sent yet. */
export const DeviceFile = z.object({
  fileName: z.string(),
  /** Every line with a device, in order; blank lines, comments and the header are left out. */
  lines: z.array(DeviceLine),
});
export type DeviceFile = z.infer<typeof DeviceFile>;

/** What became of a device that was to be registered. */
export const DeviceResult = z.object({
  name: z.string(),
  udid: z.string(),
  /** `not-tried`: an error before it would have stopped this one too. */
  outcome: z.enum(['registered', 'already-registered', 'failed', 'not-tried']),
  /** As App Store Connect lists it; null if it does not show it yet. */
  device: Device.nullable(),
  error: AppError.nullable(),
});
export type DeviceResult = z.infer<typeof DeviceResult>;
