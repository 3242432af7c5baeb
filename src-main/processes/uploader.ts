import { z } from 'zod';
import { PackageMark } from '#shared/domain/publish-plan';
import { WaitReason } from '#shared/domain/publish-run';
import { Message } from '#shared/words/message';
import { defineContract } from './contract';

const path = z.string();
/** Identity that the file must have. */
const identity = PackageMark.shape.file.unwrap();

const ByteRange = z.object({ offset: z.number().int(), length: z.number().int() });
export type ByteRange = z.infer<typeof ByteRange>;

/** One part to send, as requested by App Store Connect. */
const PartToSend = ByteRange.extend({
  method: z.string(),
  url: z.string(),
  requestHeaders: z.array(z.object({ name: z.string(), value: z.string() })),
  /** ISO 8601. */
  expiration: z.string().nullish(),
});

/** The upload speed limit. */
const SendLimits = z.object({
  /** Bytes per second of all parts together; null for no limit. */
  bytesPerSecond: z.number().nullable(),
  /** Whether nothing may be sent right now. */
  isPaused: z.boolean(),
});
export type SendLimits = z.infer<typeof SendLimits>;

/** Addresses of proxies, or null for none: they are tried in this order. */
const Routes = z.array(z.string().nullable()).readonly();

const SendOrder = z.object({
  path,
  identity,
  parts: z.array(PartToSend).readonly(),
  /** When the parts were read, in milliseconds by this computer's clock. */
  readAt: z.number(),
  /** How many parts are sent at once; null to adapt to the connection. */
  concurrency: z.number().int().nullable(),
  limits: SendLimits,
  routes: Routes,
  /** Root certificates, as PEM, trusted in addition to Node's own. Left out for none. */
  trusted: z.array(z.string()).readonly().optional(),
  /** A connection without any traffic for this long, in milliseconds, is closed. Default: 30 seconds. */
  idleMs: z.number().optional(),
});
export type SendOrder = z.infer<typeof SendOrder>;

const SendMessage = z.discriminatedUnion('kind', [
  /** Ends every wait. */
  z.object({ kind: z.literal('try-now') }),
  z.object({ kind: z.literal('limits'), limits: SendLimits }),
  /** The system's proxies have changed; existing connections stay. */
  z.object({ kind: z.literal('routes'), routes: Routes }),
]);
export type SendMessage = z.infer<typeof SendMessage>;

/** Why no part makes progress right now. */
const ConnectionWait = z.object({
  reason: WaitReason,
  sentence: Message,
  /** Milliseconds until the next attempt. */
  forMs: z.number(),
});
export type ConnectionWait = z.infer<typeof ConnectionWait>;

const SendReport = z.discriminatedUnion('kind', [
  /** At most ten times a second. `sent` may be negative: an attempt was discarded. */
  z.object({ kind: z.literal('progress'), sent: z.number(), stored: z.array(ByteRange) }),
  ConnectionWait.extend({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('moving') }),
  /** Sending is being stopped: this many bytes were sent for parts that did not complete, and are sent again later. */
  z.object({ kind: z.literal('discarded'), bytes: z.number() }),
]);
export type SendReport = z.infer<typeof SendReport>;

/** `expired`: some URLs are no longer valid; read new ones and send what is still missing. */
const Sent = z.object({
  outcome: z.enum(['stored', 'expired']),
  /** Attempts that did not end with a stored part. */
  retries: z.number().int(),
});
export type Sent = z.infer<typeof Sent>;

/** The thread that sends and hashes bytes. Its requests come from this program, so it validates nothing. */
export const uploader = defineContract({
  requests: {
    send: { params: SendOrder, message: SendMessage, report: SendReport, reply: Sent },
    /** Replies with the checksum in hex; without an identity, any file is accepted. */
    hash: {
      params: z.object({
        path,
        algorithm: z.enum(['sha256', 'md5']),
        identity: identity.nullable(),
      }),
      reply: z.string(),
    },
    /** Computes the MD5 of a range, hex, from a file that the parent keeps open. */
    md5: { params: ByteRange.extend({ fileDescriptor: z.number().int() }), reply: z.string() },
  },
});
export type UploaderContract = typeof uploader;
